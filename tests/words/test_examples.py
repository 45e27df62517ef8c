"""Worked examples as a page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossgraph.model import Example
from glossgraph.site.page import Site
from glossgraph.site.publish import publish
from glossgraph.words.examples import worked_example
from written import WORDS

if TYPE_CHECKING:
    from glossgraph.model import Glossary


@pytest.mark.parametrize(
    ("given", "formula", "words", "numbers"),
    [
        ({"a_b": 2.0}, "a_b*-3", "a b × −3", "2 × −3"),
        ({"x": -1.5}, "1 - x", "1 − x", "1 − (−1.5)"),
        ({"x": 250000.0, "y": 0.1}, "x ** 2 / (1+y)", "x ^ 2 / (1 + y)", "250,000 ^ 2 / (1 + 0.1)"),
        ({"x": 4.0}, "max(x,-2) + sqrt(x)", "max(x, −2) + sqrt(x)", "max(4, −2) + sqrt(4)"),
        ({"max_x": 1e21}, "max_x - 1e3", "max x − 1e3", "1e+21 − 1e3"),
        ({"x": 1234.5}, "+x", "x", "1234.5"),
        ({}, "2 * 3.50", "2 × 3.50", ""),
        ({"x": -4.0}, "abs(x - (2)) / max(1, abs(x))", "|x − (2)| / max(1, |x|)", "|(−4) − (2)| / max(1, |−4|)"),
        ({"x_i": (3.0, -4.0)}, "sum(i, x_i ** 2)", "Σ_i(x i ^ 2)", "3 ^ 2 + (−4) ^ 2"),
        ({"x_i": (1.0, 2.0), "a": 5.0}, "a * sum(i, abs(x_i))", "a × Σ_i(|x i|)", "5 × (|1| + |2|)"),
        ({"x_i": (0.0,) * 7}, "sum(i, x_i)", "Σ_i(x i)", ""),
    ],
)
def test_a_formula_is_written_in_words_and_in_numbers(
    given: dict[str, float | tuple[float, ...]], formula: str, words: str, numbers: str, bread: Glossary
) -> None:
    found = worked_example(bread, WORDS, bread["dough"], Example("A", given, formula, 1.0, "1"))
    assert (found.formula, found.numbers) == (words, numbers)


def test_a_result_keeps_the_digits_that_are_meant(bread: Glossary) -> None:
    price = Example("A", {}, "1", 12000.5, "12000.50", "per share")
    assert worked_example(bread, WORDS, bread["dough"], price).result == "12,000.50 per share"
    assert worked_example(bread, WORDS, bread["dough"], Example("A", {}, "1", -2.0, "-2.0")).result == "−2.0"


def test_an_example_stands_on_its_page_in_both_forms(bread: Glossary) -> None:
    page = next(page for page in publish(Site(bread, twin=str)).pages if page.path == "terms/hydration.md")
    assert "<div><dt>Flour in grams</dt><dd>12,000</dd></div>" in page.text
    assert "<b>8399.755 grams</b>" in page.text
    assert "- Flour in grams: 12,000" in page.plain
    assert page.plain.count("8399.755 grams**") == 1
    for text in (page.text, page.plain):
        assert "### The water for a \\*kilo\\*" in text
        assert "What is spilt comes off the [dough](dough.md)." in text
