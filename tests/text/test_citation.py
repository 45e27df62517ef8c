"""The citations in a text, compared with those that Pandoc finds there."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from folders import TESTS
from glossgraph.model import Edge, Glossary, Question, Reference, Term
from glossgraph.text.autolinks import find_autolinks
from glossgraph.text.cited import cited_in, citing, faulty, sources_of, without_citations
from glossgraph.text.markup import unsafe
from glossgraph.text.plain import plain_words
from glossgraph.text.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES: list[dict[str, Any]] = yaml.safe_load((TESTS / "data/citations.yml").read_text(encoding="utf-8"))

GLOSSARY = Glossary(
    terms={"alpha": Term("alpha", "terms/alpha.yml", "Alpha", "event", "A thing.")},
    references={"a": Reference("a", {"title": "A"})},
)

PIECES = [
    *("[@a]", "[see @b, p. 3]", "[@a; -@b1, chap. *2*]", "[@{c.}]", "word", "alpha", "a@b.example", "(@a)", r"\[@a]"),
    *(
        "`[@a]`",
        "``@a ` [@b]``",
        "[[alpha]]",
        "[[alpha|the other]]",
        "[words](https://a.example/)",
        "[@a](https://a.example/)",
    ),
    *("[@]", "[@a; ]", "[@a; b]", r"[\@a]", "(", ")", "**strong [@a]**", "[plain]", "[sic @ 5]", "[@a\n@b1; x]", ";"),
]
"""Parts of which a paragraph is made, with a space between each two."""


def citations_of(text: str) -> list[list[list[str]]]:
    return [[[part.key, part.prefix, part.suffix] for part in citation.parts] for citation in scan(text).citations]


def keys_of(text: str) -> list[list[str]]:
    return [[part.key for part in citation.parts] for citation in scan(text).citations]


def in_pandoc(text: str) -> list[list[list[str]]]:
    """Return the keys of the citations that Pandoc finds in brackets in each paragraph of a text."""
    program = shutil.which("pandoc")
    if program is None:
        pytest.fail("no Pandoc: `apt-get install pandoc`", pytrace=False)
    command = [program, "--from", "markdown", "--to", "json"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=True)
    return [list(cited(block)) for block in json.loads(done.stdout)["blocks"]]


def cited(node: Any) -> Iterator[list[str]]:
    if isinstance(node, dict):
        if node.get("t") == "Cite" and node["c"][0][0]["citationMode"]["t"] != "AuthorInText":
            yield [citation["citationId"] for citation in node["c"][0]]
            return
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from cited(inner)


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"]))
def test_the_citations_of_a_text_are_those_of_the_table(case: dict[str, Any]) -> None:
    assert citations_of(case["text"]) == case["citations"]
    assert plain_words(GLOSSARY, case["text"]) == case["plain"]


def test_pandoc_finds_the_same_citations_or_the_table_says_why() -> None:
    for case in CASES:
        found = [keys for paragraph in in_pandoc(case["text"]) for keys in paragraph]
        same = found == keys_of(case["text"])
        assert same != ("unlike_pandoc" in case), case["text"]


@settings(max_examples=15)
@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map(" ".join), min_size=40, max_size=40))
def test_pandoc_finds_the_same_citations_in_any_mixture(paragraphs: list[str]) -> None:
    # a word at the start keeps a piece from being a block of its own
    text = "\n\n".join(f"x {paragraph}" for paragraph in paragraphs)
    for paragraph, found in zip(paragraphs, in_pandoc(text), strict=True):
        assert keys_of(f"x {paragraph}") == found, paragraph


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_what_is_cited_is_neither_linked_nor_reported(text: str) -> None:
    spans = [(citation.start, citation.end) for citation in scan(text).citations]
    links = [(link.start, link.end) for link in find_autolinks(GLOSSARY, text, "", set())]
    wrong = [(part.start, part.start + 1) for part in faulty(text, GLOSSARY.references)]
    assert not [1 for start, end in spans for first, last in (*links, *wrong) if first < end and start < last]


@pytest.mark.parametrize(
    ("text", "without"),
    [("It is so [@a].", "It is so."), ("[@a] It", " It"), ("`[@a]` x  [@b; @c]", "`[@a]` x"), ("- [@a] so", "-  so")],
)
def test_a_text_without_its_citations(text: str, without: str) -> None:
    assert without_citations(text) == without


def test_names_in_a_citation_are_no_links() -> None:
    text = "It is so [see alpha @a, alpha], says alpha."
    assert [link.start for link in find_autolinks(GLOSSARY, text, "", set())] == [text.rindex("alpha")]


@pytest.mark.parametrize("text", ["[@a]: https://a.example", "x [@a]: so"])
def test_a_citation_before_a_colon_is_no_definition_of_a_link(text: str) -> None:
    assert list(unsafe(text)) == []


@pytest.mark.parametrize("text", ["[@a, <b>p. 3</b>]", "[@a](javascript:b)", "![@a]"])
def test_markup_in_brackets_stays_unsafe(text: str) -> None:
    assert list(unsafe(text))


def test_a_part_rests_on_what_its_prose_cites_and_on_what_it_lists() -> None:
    edge = Edge("b", "triggers", "alpha", "So it is [@c].", sources=("d",))
    faq = (Question("Is it [@no]?", "It is [@e; @c], not `[@no]`."),)
    term = Term(
        "b",
        "terms/b.yml",
        "B",
        "event",
        "A thing.",
        explanation="# So [@no]\n\n[@f]",
        sources=("a", "c"),
        edges=(edge,),
        faq=faq,
    )
    assert cited_in(term) == ("f", "c", "e")
    assert sources_of(term) == ("f", "c", "e", "a", "d")
    assert sources_of(edge) == ("c", "d")
    glossary = Glossary(terms={**GLOSSARY.terms, "b": term})
    assert dict(citing(glossary)) == dict.fromkeys(("f", "c", "e", "a", "d"), (term,))
