"""What a contributed text contains: its code, compared with what the site's renderer takes for code, and mentions."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from folders import TESTS
from glossgraph.model import Glossary, Term
from glossgraph.text.markup import unsafe
from glossgraph.text.mentions import incomplete, on_one_line
from glossgraph.text.names import uses
from glossgraph.text.scan import COVER, scan
from glossgraph.words.prose import prose
from written import written

CASES: list[dict[str, Any]] = yaml.safe_load((TESTS / "data/code.yml").read_text(encoding="utf-8"))

GLOSSARY = Glossary(terms={"a": Term("a", "terms/a.yml", "Alpha", "event", "A thing.")})


def extensions() -> list[str]:
    """The extensions of Markdown with which the site is built: MkDocs' own, then those of mkdocs.yml."""
    text = (TESTS.parent / "mkdocs.yml").read_text(encoding="utf-8")
    part = text.partition("\nmarkdown_extensions:\n")[2].partition("\n\n")[0]
    configured = [next(iter(e)) if isinstance(e, dict) else e for e in yaml.safe_load(part)]
    return list(dict.fromkeys(["toc", "tables", "fenced_code", *configured]))


class CodeOf(HTMLParser):
    """The code in HTML, with its white space as single blanks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inside = 0
        self.parts: list[str] = []
        self.feed(html)
        self.close()
        self.code = [one_line(part) for part in self.parts]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag == "code":
            self.inside += 1
            self.parts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag == "code"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.parts[-1] += data


def one_line(text: str) -> str:
    return " ".join(text.split())


def rendered(text: str) -> list[str]:
    return CodeOf(markdown.markdown(text, extensions=extensions())).code


def code_of(text: str) -> list[str]:
    return [one_line(code.inside) for code in scan(text).code]


def on_page(text: str) -> str:
    return written(prose(GLOSSARY, text))


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"]))
def test_code_is_what_the_renderer_takes_for_code_or_the_table_says_why(case: dict[str, Any]) -> None:
    assert code_of(case["text"]) == case["code"]
    assert rendered(case["text"]) == case.get("renderer", case["code"])
    assert ("renderer" in case) == ("why" in case)
    assert case.get("renderer") != case["code"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"]))
def test_a_page_shows_as_code_what_the_scan_finds(case: dict[str, Any]) -> None:
    assert rendered(on_page(case["text"])) == case["code"]


MIXTURE = st.lists(
    st.sampled_from([*"`~\n\\[]|*#>-< a", "``", "```", "\n```\n", "\n~~~\n", "\n\n", "[[a]]", "[[a|b", "]]", "\n- "]),
    max_size=20,
).map("".join)


@given(MIXTURE)
def test_parts_are_in_order_apart_and_covered(text: str) -> None:
    scanned = scan(text)
    spans = sorted((part.start, part.end) for part in (*scanned.code, *scanned.mentions))
    ends = [0, *(end for _, end in spans)]
    assert all(end <= start < last for end, (start, last) in zip(ends, spans, strict=False))
    for parts in (scanned.code, scanned.mentions):
        assert list(parts) == sorted(parts, key=lambda part: part.start)
    assert len(scanned.own_words) == len(text)
    for place, character in enumerate(scanned.own_words):
        is_covered = any(start <= place < end for start, end in spans)
        assert character == (COVER if is_covered else text[place])
    for code in scanned.code:
        assert code.inside in text[code.start : code.end]
    for mention in scanned.mentions:
        assert text[mention.start :].startswith(mention.written)
        assert text[mention.end - 2 - len(mention.words) : mention.end] == f"{mention.words}]]"


@given(MIXTURE)
def test_a_page_shows_as_code_what_the_scan_finds_whatever_the_text(text: str) -> None:
    # the renderer takes lines with a deep indent for code
    if not re.search(r"\n\s*(?: {4}|\t)", text):
        assert rendered(on_page(text)) == code_of(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[a|the `b`]] c", "the `b` c"),
        ("[[a|`[[a]]`]]", "`[[a]]`"),
        ("`[[a]]` [[a]]", "`[[a]]` alpha"),
        ("```\n[[a]]\n```\n\n[[a]]", "``` [[a]] ``` Alpha"),
        ("[`b`[a]]", "[`b`[a]]"),
        ("[[a|b `c]] d`", "[[a|b `c]] d`"),
    ],
)
def test_every_reader_takes_the_same_for_a_mention(text: str, words: str) -> None:
    assert on_one_line(GLOSSARY, text) == words
    assert ("](terms/a.md)" in on_page(text)) == bool(scan(text).mentions)


def test_code_between_tildes_uses_no_names() -> None:
    assert [use.start for use in uses(GLOSSARY, "~~~\nalpha\n~~~\n\nAlpha")] == [15]


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("A [[b c", ["[[b"]),
        ("A [[b`c`]]", ["[[b"]),
        ("[[a]] [[b[[a]]", ["[[b"]),
        ("[`b`[c", []),
        ("[[a]]", []),
        ("A [[b|]], a [[]] and a [[b|]]", ["[[b|]],", "[[]]", "[[b|]]"]),
        ("A [[ ]], and [[ |c]]", ["[[ ]]", "[["]),
        ("A [[\n]]", ["[["]),
    ],
)
def test_a_mention_that_is_not_complete_is_named_as_it_is_written(text: str, openings: list[str]) -> None:
    assert incomplete(text) == openings


@pytest.mark.parametrize(
    ("text", "unsafe_parts"),
    [
        ("[x](data:`a`)", ["](data:`a`)"]),
        ("[[a|<b>]]", ["<b>"]),
        ("`<b>` \\`<i>\\`", ["<i>"]),
        ("[[a]]: it, ![[a]], <[[a|b]], [[a]](b)", []),
    ],
)
def test_unsafe_markup_is_shown_as_it_is_written(text: str, unsafe_parts: list[str]) -> None:
    assert [part.written for part in unsafe(text)] == unsafe_parts
