"""What is said of mistakes of syntax, and what is read in spite of them."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from folders import TESTS
from glossgraph import source
from glossgraph.source import SourceError, Span

SYNTAX = yaml.safe_load((TESTS / "syntax.yml").read_text(encoding="utf-8"))


def at(error: SourceError) -> str:
    return f"{error.span.line}:{error.span.column}"


@pytest.mark.parametrize("case", SYNTAX, ids=lambda case: case["name"])
def test_a_mistake_of_syntax_is_found_where_it_was_made(case: dict[str, Any]) -> None:
    with pytest.raises(SourceError) as caught:
        source.parse(case["text"])
    error = caught.value
    assert (at(error), error.message, error.cure) == (case["at"], case["message"], case["cure"])


@pytest.mark.parametrize("case", SYNTAX, ids=lambda case: case["name"])
def test_what_follows_a_mistake_of_syntax_is_read(case: dict[str, Any]) -> None:
    recovered = source.recover(case["text"])
    first, *others = recovered.errors
    assert (at(first), first.message) == (case["at"], case["message"])
    assert [f"{at(error)} {error.message}" for error in others] == case.get("then", [])
    assert len(recovered.lines) == len(recovered.written)
    value = source.parse(recovered.text).value
    assert value == case.get("read", value)


def test_a_place_behind_a_corrected_value_is_that_in_the_file() -> None:
    text = "a: b: [[c]]\nd: `e` [[f]]\ng: h\n"
    assert source.span_at(text, ("a",), words="[[c]]") == Span(1, 7, 1, 12)
    assert source.span_at(text, ("d",), words="[[f]]") == Span(2, 8, 2, 13)
    assert source.span_at(text, ("g",)) == Span(3, 4, 3, 5)


def test_no_more_errors_are_looked_for_than_a_reader_needs() -> None:
    recovered = source.recover("".join(f"a{number}: `b`\n" for number in range(1_000)))
    assert len(recovered.errors) == 20
    assert recovered.text == ""
