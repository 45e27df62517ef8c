"""What changed between two small glossaries, in every format, as files that hold what was right."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
from markdown_it import MarkdownIt

import glossgraph.diff
from glossgraph.diff import difference, html, markdown, text, told
from glossgraph.diff.json import SCHEMA, values
from glossgraph.load import load
from glossgraph.words import catalogue
from golden import compare

if TYPE_CHECKING:
    from glossgraph.diff.changes import Difference
    from glossgraph.diff.told import Told
    from glossgraph.model import Glossary

HERE = Path(__file__).parent

CASES = ("hostile", "layout", "meaning")

ENGLISH = catalogue("en")


def sides(case: str) -> tuple[Glossary, Glossary]:
    before, after = (load(HERE / case / side).glossary for side in ("before", "after"))
    return before, after


def found(case: str) -> tuple[Difference, Told]:
    before, after = sides(case)
    change = difference(before, after, ("v1", "v2"))
    return change, told(change, before, after, ENGLISH)


@pytest.mark.parametrize("case", CASES)
def test_each_format_tells_what_it_told(case: str, *, update_golden: bool) -> None:
    change, tale = found(case)
    written = {
        "plain.txt": "\n".join(text.lines(tale, 100, coloured=False)) + "\n",
        "coloured.txt": "\n".join(text.lines(tale, 60, coloured=True)) + "\n",
        "comment.md": markdown.markdown(tale, ENGLISH),
        "page.html": html.page(tale, "en"),
        "values.json": json.dumps(values(change), indent=1, ensure_ascii=False) + "\n",
    }
    compare(HERE / case / "told", written, update=update_golden)


@pytest.mark.parametrize("case", CASES)
def test_the_values_are_as_the_schema_says(case: str) -> None:
    schema = json.loads((Path(glossgraph.diff.__file__).parent / SCHEMA).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for names in (("v1", "v2"), ("", "")):
        before, after = sides(case)
        for one, other in ((before, after), (after, before), (before, before)):
            assert not list(validator.iter_errors(values(difference(one, other, names))))


def test_how_files_are_laid_out_makes_no_difference() -> None:
    change, tale = found("layout")
    assert not change
    assert tale.summary == "No change of meaning"
    assert tale.sections == ()


@pytest.mark.parametrize("case", CASES)
def test_nothing_changed_from_a_glossary_to_itself(case: str) -> None:
    for glossary in sides(case):
        assert not difference(glossary, glossary)
    # nor where it is read twice
    assert not difference(sides(case)[0], sides(case)[0])


def test_a_terminal_shows_control_characters_and_obeys_none() -> None:
    _, tale = found("hostile")
    plain = "\n".join(text.lines(tale, 80, coloured=False))
    assert all(char.isprintable() or char == "\n" for char in plain)
    coloured = "\n".join(text.lines(tale, 80, coloured=True))
    assert re.fullmatch(r"(?:[^\x1b]|\x1b\[\d+(?:;\d+)*m)*", coloured)
    assert all(char.isprintable() or char in "\n\x1b" for char in coloured)


LIVE = (r"(?<![\w`])@\w", r"#\d", r"GH-\d", r"https?://", r"www\.", r"[0-9a-f]{7}")
"""What GitHub makes something of, in the words of a comment."""


def test_nothing_is_live_in_a_comment() -> None:
    _, tale = found("hostile")
    written = markdown.markdown(tale, ENGLISH)
    shown = MarkdownIt("commonmark", {"html": True}).enable(["strikethrough", "table"]).render(written)
    tags = set(re.findall(r"<(/?[a-z]\w*)", shown))
    allowed = {"p", "strong", "ul", "li", "details", "summary", "code", "s", "h3"}
    assert {tag.removeprefix("/") for tag in tags} <= allowed
    assert written.count("<details>") == written.count("</details>")
    # a formula is found before anything else is
    assert "$" not in written
    words = re.sub(r"<code>.*?</code>|<[^>]*>", "", shown)
    assert {pattern: re.findall(pattern, words) for pattern in LIVE} == {pattern: [] for pattern in LIVE}


def test_a_page_has_no_script_and_asks_nobody() -> None:
    for case in CASES:
        page = html.page(found(case)[1], "en")
        assert set(re.findall(r"<([a-z]\w*)", page)) <= {
            *("html", "head", "meta", "title", "style", "body", "main", "h1", "p", "strong"),
            *("details", "summary", "ul", "li", "code", "del", "ins"),
        }
        assert not re.findall(r"<[^>]*\s(?:on\w+|src|href)=", page)


def many(number: int) -> tuple[Glossary, Glossary]:
    before, after = sides("layout")
    base = after.terms["bread"]
    terms = {
        f"term-{n}": base.__class__(f"term-{n}", "", f"T {n}", "thing", "Many words. " * 20) for n in range(number)
    }
    return before, after.__class__(terms={**after.terms, **terms}, relations=after.relations, kinds=after.kinds)


def test_a_comment_is_never_too_long_and_says_what_it_leaves_out() -> None:
    before, after = many(1_000)
    tale = told(difference(before, after), before, after, ENGLISH)
    written = markdown.markdown(tale, ENGLISH)
    assert markdown.MOST * 0.9 < len(written) <= markdown.MOST
    left_out = re.search(r"^([\d,]+) more changes are left out here\.$", written, re.MULTILINE)
    assert left_out
    assert int(left_out[1].replace(",", "")) + len(re.findall("^- ", written, re.MULTILINE)) == 1_000
    assert written.count("<details>") == written.count("</details>") == 1


def test_a_comment_is_in_the_words_of_a_language() -> None:
    before, after = sides("meaning")
    tale = told(difference(before, after), before, after, ENGLISH)
    assert tale.summary.startswith("1 term added, 1 term removed, 2 terms renamed, 1 term merged")
    assert markdown.markdown(tale, ENGLISH).startswith(f"**{tale.summary}**\n")


def test_the_fields_of_a_connection_stand_below_it_and_texts_are_as_read() -> None:
    _, tale = found("meaning")
    plain = "\n".join(text.lines(tale, 100, coloured=False))
    assert "\n      condition: {+guests come+}" in plain
    assert "\n  - condition" not in markdown.markdown(tale, ENGLISH)
    assert "[[" not in plain
    assert "stage: [-Resting-]{+Baking+}" in plain
