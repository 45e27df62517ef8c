"""What language models get: the form of llms.txt, texts that hold every term, and chunks that stand for themselves."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from llms_txt import parse_llms_file
from markdown import markdown

from glossgraph import exports
from glossgraph.exports import llms
from glossgraph.exports.llms.chunks import LONGEST, MOST_NEIGHBOURS
from glossgraph.model import Question
from glossgraph.text.plain import plain_words
from graphs import made
from odd import PIECES, glossary_of

if TYPE_CHECKING:
    from glossgraph.model import Glossary


def files_of(glossary: Glossary) -> dict[str, str]:
    return {file: str(text) for file, text in exports.contents(glossary, ["llms"]).items()}


def chunks_of(glossary: Glossary) -> list[dict[str, Any]]:
    rows = files_of(glossary)["chunks.jsonl"].split("\n")
    assert rows.pop() == ""
    return [json.loads(row) for row in rows]


def shown(text: str) -> str:
    """Return Markdown on one line as a reader reads it."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", markdown(text))).split())


@pytest.mark.parametrize("name", ["bread", "spoons", "hostile", "glossary"])
def test_the_reader_of_the_convention_finds_every_term(name: str, request: pytest.FixtureRequest) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    files = files_of(glossary)
    read = parse_llms_file(files["llms.txt"])
    assert shown(read.title) == " ".join(glossary.about.title.split())
    assert shown(read.summary or "") == plain_words(glossary, glossary.about.description)
    sections = dict(read.sections)
    assert {link["url"] for link in sections.pop("Files")} == files.keys() - {"llms.txt"}
    links = [link for section in sections.values() for link in section]
    titles = {f"llms-full.txt#{term.id}": " ".join(term.title.split()) for term in glossary.terms.values()}
    titles |= {f"llms-full.txt#model-{m.id}": " ".join(m.label.split()) for m in glossary.models.values()}
    assert {link["url"]: shown(link["title"]) for link in links} == titles
    assert len(links) == len(titles)
    headings = set(re.findall(r"^## .* \{#([^}]+)\}$", files["llms-full.txt"], re.MULTILINE))
    assert headings == {*glossary.terms, *(f"model-{id_}" for id_ in glossary.models)}


def test_the_whole_has_every_text(bread: Glossary) -> None:
    whole = files_of(bread)["llms-full.txt"]
    dough = whole.partition("{#dough}")[2].partition("\n---\n")[0]
    for wanted in (
        "### How it works",
        "The baker works it.",
        "### Where it stops",
        "### How it connects",
        "### Questions",
    ):
        assert wanted in dough
    assert "Dough leads to Rise" in dough
    assert "[[" not in whole


def test_the_small_text_has_a_line_for_each_of_the_main_terms(glossary: Glossary) -> None:
    large = made(3, 120)
    for each in (glossary, large):
        text = files_of(each)["llms-small.txt"]
        rows = [row for row in text.splitlines() if row.startswith("- ")]
        current = [term for term in each.terms.values() if not term.deprecated]
        assert len(rows) == min(len(current), llms.MOST_ROWS)
        assert max(map(len, rows)) < 2 * llms.LONGEST_ROW
        assert len(text) < 1000 + 1.2 * llms.LONGEST_ROW * len(rows)
    assert f"{len(large.terms) - llms.MOST_ROWS:,} more terms are in llms-full.txt." in text
    assert len(files_of(large)["llms-small.txt"]) < 40_000


def test_chunks_are_short_and_say_where_they_are_from(glossary: Glossary) -> None:
    chunks = chunks_of(glossary)
    assert len({chunk["id"] for chunk in chunks}) == len(chunks)
    assert {chunk["term"] for chunk in chunks} == set(glossary.terms)
    keys = ("id", "term", "part", "title", "text", "url", "sources", "neighbours")
    assert {tuple(chunk) for chunk in chunks} == {keys}
    assert all(chunk["text"].strip() and chunk["title"] for chunk in chunks)
    long = [chunk["id"] for chunk in chunks if len(chunk["text"]) > 2 * LONGEST]
    assert len(long) < len(chunks) / 50
    assert sum(len(chunk["text"]) for chunk in chunks) / len(chunks) < LONGEST
    for chunk in chunks:
        assert {neighbour["term"] for neighbour in chunk["neighbours"]} <= glossary.terms.keys()
        assert len(chunk["neighbours"]) <= MOST_NEIGHBOURS
        assert {source["id"] for source in chunk["sources"]} <= glossary.references.keys()
    cited = {source["id"] for chunk in chunks for source in chunk["sources"]}
    assert {id_ for term in glossary.terms.values() for id_ in term.sources} <= cited


def test_a_long_text_is_split_between_paragraphs_and_code_is_not(bread: Glossary) -> None:
    code = "```\n" + "\n\n".join(["a = 1"] * 400) + "\n```"
    paragraphs = [f"Sentence {number}. " + "word " * 100 for number in range(9)]
    dough = replace(bread["dough"], explanation="\n\n".join([*paragraphs, code]))
    chunks = chunks_of(replace(bread, terms={**bread.terms, "dough": dough}))
    parts = [c["text"] for c in chunks if c["term"] == "dough" and c["part"].startswith("explanation")]
    assert len(parts) > 4
    assert max(map(len, parts[:-1])) <= LONGEST
    assert parts[-1].endswith(code)
    assert "\n\n".join(parts) == dough.explanation.replace(" \n\n", "\n\n") or "Sentence 8." in "".join(parts)


texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), min_size=1, max_size=6).map(
    lambda pieces: " ".join("".join(["x", *pieces]).encode("utf-8", "ignore").decode().split())
)


@settings(max_examples=30, deadline=None)
@given(labels=st.lists(texts, min_size=1, max_size=3), answer=texts)
def test_odd_words_are_read_as_they_are(labels: list[str], answer: str) -> None:
    odd = glossary_of(labels, [])
    first = replace(odd.terms["term-000"], faq=(Question(labels[0], answer),))
    odd = replace(odd, terms={**odd.terms, first.id: first})
    asked = next(chunk for chunk in chunks_of(odd) if chunk["part"].startswith("question"))
    assert asked["title"] == f"{labels[0]}: {labels[0]}"
    sections = parse_llms_file(files_of(odd)["llms.txt"]).sections
    links = [link for name, section in sections.items() if name != "Files" for link in section]
    assert {link["url"] for link in links} == {f"llms-full.txt#{id_}" for id_ in odd.terms}
