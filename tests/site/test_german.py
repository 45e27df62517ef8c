"""A site in German: some pages, compared with `sauerteig/pages/`, and that no word of the interface is English."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from glossgraph import compiler, exports
from glossgraph.site.page import Site
from glossgraph.site.publish import publish
from glossgraph.words import catalogue
from golden import compare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from glossgraph.model import Glossary
    from glossgraph.site.publish import Output

SHOWN = (
    *("index.md", "map.md", "statistics.md", "terms/index.md", "terms/sauerteig.md", "terms/teigausbeute.md"),
    *(
        "terms/backtag.md",
        "compare/index.md",
        "compare/stueckgare-vs-uebergare.md",
        "stages/index.md",
        "stages/gare.md",
    ),
    *(
        "settings/index.md",
        "settings/backstube.md",
        "paths/erstes-brot.md",
        "relations/fuehrt-zu.md",
        "kinds/vorgang.md",
    ),
)

SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)

PIECES = re.compile(r"\]\([^)]*\)|<[^<>]*>|[\n|*#\[\]\"“„”]|\\n")

ATTRIBUTES = re.compile(r'(?:aria-label|label|title|placeholder|alt|data-column|content)="([^"]*)"')

SLOT = re.compile(r"\]\(\{\w+\}\)|\{\w+\}|[\[\]*`\n]")

FEWEST_WORDS = 3
"""A part of an entry with so many words stands nowhere by chance."""


@pytest.fixture(scope="module")
def sauerteig(project: Path) -> Glossary:
    compiled = compiler.compile_glossary(project / "tests/sauerteig", strict=True)
    assert [d for d in compiled.diagnostics if d.check != "lost-address"] == []
    return compiled.glossary


@pytest.fixture(scope="module")
def built(sauerteig: Glossary) -> Output:
    return publish(Site(sauerteig, "https://brot.example/", twin=str, formats=("json",)))


def test_the_pages_are_as_expected(built: Output, project: Path, update_golden: bool) -> None:
    pages = {page.path: SVG.sub("<svg/>", page.text) for page in built.pages}
    compare(project / "tests/sauerteig/pages", {path: pages[path] for path in SHOWN}, update=update_golden)


def forms(language: str) -> Iterator[str]:
    for key, entry in catalogue(language).entries.items():
        # the words that a search leaves out are no words that it shows
        if not key.startswith("search."):
            yield from [entry] if isinstance(entry, str) else entry.values()


def bare(text: str) -> str:
    return html.unescape(text).strip(" .:,;–-")


def wholes(language: str) -> set[str]:
    return {bare(form) for form in forms(language) if not SLOT.search(form)} - {""}


def parts(language: str) -> set[str]:
    pieces = (bare(part) for form in forms(language) for part in SLOT.split(form))
    return {part for part in pieces if len(part.split()) >= FEWEST_WORDS}


def english_in(text: str) -> set[str]:
    """Return the entries of English that are the whole of some piece of a text, and the longer ones within it."""
    shown = html.unescape(text)
    pieces = {bare(piece) for piece in (*PIECES.split(text), *ATTRIBUTES.findall(text))}
    own = wholes("de") | {"Version", "Downloads"}
    return (pieces & wholes("en") - own) | {part for part in parts("en") - parts("de") if part in shown}


def test_english_is_noticed() -> None:
    assert english_in('<p aria-label="Worked examples">Wie es <b>ist</b></p>') == {"Worked examples"}
    assert english_in("| Stage | Was |\n") == {"Stage"}
    assert english_in("Damit gilt: Every connection between two terms is of one of these types.")
    assert not english_in("Die Version steht da.")


def test_no_page_has_a_word_of_the_interface_in_english(built: Output) -> None:
    found = {page.path: english_in(f"{page.title}\n{page.summary}\n{page.text}\n{page.plain}") for page in built.pages}
    assert {path: words for path, words in found.items() if words} == {}
    assert len(found) > 40


def test_no_file_beside_the_pages_has_one(built: Output) -> None:
    # the words of an index may be those of an English title
    others = ("data/", "assets/", "terms/", "search/texts")
    texts = {path: text for path, text in built.files.items() if not path.startswith(others)}
    found = {path: english_in(text) for path, text in texts.items() if isinstance(text, str)}
    assert {path: words for path, words in found.items() if words} == {}
    assert {"llms.txt", "search/index.json"} <= found.keys()


@pytest.mark.parametrize("name", ["anki", "llms", "md", "obsidian"])
def test_no_text_of_an_export_has_one(sauerteig: Glossary, name: str) -> None:
    made = exports.contents(sauerteig, [name])
    found = {path: english_in(text) for path, text in made.items() if isinstance(text, str)}
    assert {path: words for path, words in found.items() if words} == {}


def test_the_pages_say_numbers_days_and_formulas_as_german_does(built: Output) -> None:
    texts = {page.path: html.unescape(page.text) for page in built.pages}
    assert "181,25" in texts["terms/teigausbeute.md"]
    assert "× 0,01" in texts["terms/teigausbeute.md"]
    assert "12.000" in texts["terms/teigausbeute.md"]
    headings = re.findall(r"^## (.*)$", texts["terms/index.md"], re.MULTILINE)
    assert [heading[0] for heading in headings if len(heading.split()[0]) == 1] == list("BDEGHNOSTUV")
