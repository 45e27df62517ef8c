"""Folders of notes: every link leads to a note, and readers of Markdown show what was written."""

from __future__ import annotations

import io
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from glossgraph import exports
from glossgraph.exports.obsidian import names_of_files
from glossgraph.exports.parts.prose import escaped
from glossgraph.importing.place import Place
from glossgraph.importing.sources import markdown
from glossgraph.text.plain import plain_words
from odd import PIECES, glossary_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from markdown_it.token import Token

    from glossgraph.model import Glossary

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

WIKI = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]*))?\]\]")

words = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map(lambda pieces: f"a{''.join(pieces)}")

few = settings(max_examples=25)
"""Each example has many texts."""


class Note(NamedTuple):
    """A note as it is in the archive."""

    head: dict[str, object]
    body: str


def unpacked(glossary: Glossary, format_: str) -> dict[str, Note]:
    (content,) = exports.contents(glossary, [format_]).values()
    assert isinstance(content, bytes)
    with ZipFile(io.BytesIO(content)) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    return {name: parted(text) for name, text in texts.items()}


def parted(text: str) -> Note:
    if not text.startswith("---\n"):
        return Note({}, text)
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    return Note(yaml.safe_load(head), body)


def tokens(body: str) -> Iterator[Token]:
    for token in READER.parse(body):
        yield token
        yield from token.children or ()


def shown(body: str) -> str:
    """Return all words that a reader of CommonMark shows, on one line."""
    shown = "".join(
        f" {token.content} " if token.type in {"code_inline", "fence", "code_block"} else token.content or " "
        for token in tokens(body)
        if not token.children
    )
    return " ".join(shown.split())


@pytest.fixture(params=["glossary", "bread", "hostile", "spoons"])
def any_glossary(request: pytest.FixtureRequest) -> Glossary:
    glossary: Glossary = request.getfixturevalue(request.param)
    return glossary


def test_every_link_of_plain_markdown_leads_to_a_file(any_glossary: Glossary) -> None:
    notes = unpacked(any_glossary, "md")
    assert {f"glossary-markdown/terms/{id_}.md" for id_ in any_glossary.terms} < notes.keys()
    linked: set[str] = set()
    for name, note in notes.items():
        for token in tokens(note.body):
            assert token.type not in {"html_inline", "html_block", "image"}, (name, token.content)
            target = token.attrGet("href")
            if isinstance(target, str) and not re.match(r"https?:|mailto:|#", target):
                path = PurePosixPath(name).parent / unquote(target)
                assert str(path) in notes, (name, target)
                linked.add(str(path))
    models = {f"glossary-markdown/models/{id_}.md" for id_ in any_glossary.models}
    assert linked == {*models, *(f"glossary-markdown/terms/{id_}.md" for id_ in any_glossary.terms)}


def test_every_link_of_a_vault_leads_to_a_note(any_glossary: Glossary) -> None:
    notes = unpacked(any_glossary, "obsidian")
    names = {PurePosixPath(name).stem.casefold(): name for name in notes}
    assert len(names) == len(notes) == len(any_glossary.terms) + len(any_glossary.stages) + 1
    for name, note in notes.items():
        links = [value for values in note.head.values() if isinstance(values, list) for value in values]
        found = [match[1] for match in WIKI.finditer(without_code(note.body))]
        found += [match[1] for link in links for match in [WIKI.fullmatch(str(link))] if match]
        found += [unquote(target) for target in targets(note.body) if not re.match(r"https?:|mailto:|#", target)]
        for target in found:
            assert target.removesuffix(".md").casefold() in names, (name, target)


def without_code(body: str) -> str:
    return re.sub(r"(`+)[\s\S]*?(?<!`)\1(?!`)", "", body)


def targets(body: str) -> list[str]:
    return [str(token.attrGet("href")) for token in tokens(body) if token.type == "link_open"]


def test_a_note_has_the_properties_of_its_term(spoons: Glossary) -> None:
    notes = unpacked(spoons, "obsidian")
    assert notes["glossary-vault/Terms/Ladle.md"].head == {
        "id": "ladle",
        "kind": "Concept",
        "status": "draft",
        "tags": ["kind/concept", "group/stove"],
        "broader": ["[[Spoon]]"],
        "related": ["[[Whisk (kitchen tool)]]"],
        "made-for": ["[[Soup]]"],
    }
    whisk = notes["glossary-vault/Terms/Whisk (card game).md"].head
    assert (whisk["aliases"], whisk["id"]) == (["Whisk", "WH"], "whisk-game")


def test_the_vault_can_be_imported(glossary: Glossary, tmp_path: Path) -> None:
    (content,) = exports.contents(glossary, ["obsidian"]).values()
    assert isinstance(content, bytes)
    ZipFile(io.BytesIO(content)).extractall(tmp_path)
    read = markdown.read(Place(tmp_path / "glossary-vault"))
    concepts = {concept.id: concept for concept in read.concepts}
    assert glossary.terms.keys() <= concepts.keys()
    assert read.title == glossary.about.title
    keys = {concept.key: concept.id for concept in read.concepts}
    for id_, term in glossary.terms.items():
        (definition,) = concepts[id_].definitions
        mentions = re.sub(r"\[\[[^|\]]*\|([^\]]*)\]\]", r"\1", definition.text)
        assert plain_words(glossary, mentions) == plain_words(glossary, term.definition), id_
        found = {(edge.relation, keys[edge.target]) for edge in concepts[id_].edges}
        wanted = {(edge.relation, edge.target) for edge in term.edges}
        assert {target for _, target in found} == {target for _, target in wanted}
        assert concepts[id_].labels[0].text == term.title
        assert {name.text.text for name in concepts[id_].names} >= set(term.aliases)


@pytest.mark.parametrize("name", ["bread", "hostile", "spoons"])
def test_texts_are_shown_as_they_are_written(name: str, request: pytest.FixtureRequest) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    notes = unpacked(glossary, "md")
    for term in glossary.terms.values():
        seen = shown(notes[f"glossary-markdown/terms/{term.id}.md"].body)
        words = [term.title, *term.synonyms, *(q.question for q in term.faq)]
        for text in words:
            assert " ".join(text.split()) in seen, term.id


@few
@given(labels=st.lists(words, min_size=2, max_size=20), aliases=st.lists(words, max_size=4))
def test_odd_words_come_back(labels: list[str], aliases: list[str]) -> None:
    glossary = glossary_of(labels, aliases)
    files = unpacked(glossary, "md")
    vault = {note.head["id"]: note.head for note in unpacked(glossary, "obsidian").values() if "id" in note.head}
    for number, label in enumerate(labels):
        id_ = f"term-{number:03}"
        (title,) = (t for t in list(READER.parse(files[f"glossary-markdown/terms/{id_}.md"].body))[1:2])
        words = "".join(child.content for child in title.children or ())
        assert words == " ".join(label.split())
        head = vault[id_]
        aliases_of = head.get("aliases", [])
        assert isinstance(aliases_of, list)
        assert label in {head.get("title", ""), *aliases_of} or names_of_files({"": label})[""] == label
    first = vault["term-000"].get("aliases", [])
    assert isinstance(first, list)
    assert set(aliases) <= set(first)


@settings(max_examples=300)
@given(words)
def test_no_reader_finds_a_meaning_in_words(text: str) -> None:
    markdown_of = escaped(text)
    assert shown(markdown_of) == " ".join(text.split())
    for mark in ("$", "==", "%%", "~~", "[[", "#a"):
        assert mark not in re.sub(r"\\[\s\S]|&#\w+;", "\0", markdown_of)


def test_names_of_files_are_fit_and_unique() -> None:
    titles = ["a/b", "a:b", "A B", "CON", "...", "", "Löffel", "é" * 200, "x\u202eexe.md", "[[x]]", "_index"]
    found = names_of_files(dict(zip(map(str, range(99)), titles, strict=False)), ["_index"])
    assert list(found.values()) == [
        *("a b", "a b 2", "A B 3", "CON -", "-", "- 2", "Löffel", "é" * 60, "x exe.md", "x", "_index 2"),
    ]
