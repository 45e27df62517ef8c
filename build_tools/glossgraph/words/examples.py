"""Worked examples as pages show them: what is given, the formula in words and in numbers, and the result."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.text import symbols
from glossgraph.text.mathml import markup_of, symbol_markup
from glossgraph.text.plain import plain_words
from glossgraph.text.plain_formula import plain_formula
from glossgraph.text.summands import written_out
from glossgraph.words.content import Words
from glossgraph.words.prose import BELOW_ENTRY, prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.model import Example, Glossary, Term
    from glossgraph.text.formula import Quantity
    from glossgraph.words import Catalogue
    from glossgraph.words.content import Markdown

_MOST_SUMMANDS = 6
"""How many summands are written out with their numbers."""

_LONG = 5
"""The least number of digits of whole numbers that are written in groups of three."""


@dataclass(frozen=True, slots=True)
class Given:
    """A given value: its name, as MathML too if it is a symbol of the term, what that means, and the value."""

    markup: str
    name: str
    meaning: str
    value: str


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """An example as a page shows it."""

    title: Words
    given: tuple[Given, ...]
    formula: str
    """The formula with words for its names."""
    markup: str
    """The formula as MathML, if it is that of the term."""
    numbers: str
    """The formula with the numbers in place of the names; empty if it has no names."""
    result: str
    text: Markdown


def worked_example(glossary: Glossary, words: Catalogue, term: Term, example: Example) -> WorkedExample:
    """Return an example as the page of its term shows it."""
    meanings = {symbol.written: symbol.meaning for symbol in term.formula.where} if term.formula else {}
    named = {name: symbols.plain(name) if name in meanings else _words(name) for name in example.given}
    computed = term.computed_by(example)
    written = plain_formula(computed, named, words.decimal)
    of_term = None if example.formula else term.formula
    return WorkedExample(
        Words(example.title),
        tuple(
            Given(
                symbol_markup(name) if name in meanings else "",
                named[name] if name in meanings else named[name][:1].upper() + named[name][1:],
                plain_words(glossary, meanings.get(name, "")),
                _numbers(words, value),
            )
            for name, value in example.given.items()
        ),
        f"{symbols.plain(of_term.symbol)} = {written}" if of_term else written,
        markup_of(of_term.equation, words.decimal) if of_term else "",
        _in_numbers(words, computed, example.given) if example.given else "",
        f"{_grouped(words, example.written)} {example.unit}".strip(),
        prose(glossary, example.text, term.id, set(), level=BELOW_ENTRY),
    )


def _in_numbers(words: Catalogue, text: str, given: Mapping[str, Quantity]) -> str:
    """Return a formula with numbers for its names; nothing if it has too many summands."""
    if any(isinstance(value, tuple) and len(value) > _MOST_SUMMANDS for value in given.values()):
        return ""
    text, single = written_out(text, given)
    numbers = {name: _numbers(words, value) for name, value in single.items()}
    shown = {name: f"({one})" if one.startswith("−") else one for name, one in numbers.items()}
    return plain_formula(text, shown, words.decimal)


def _words(name: str) -> str:
    return " ".join(name.replace("_", " ").split())


def _numbers(words: Catalogue, value: Quantity) -> str:
    numbers = value if isinstance(value, tuple) else [value]
    return "; ".join(_grouped(words, f"{number:.15g}") for number in numbers)


def _grouped(words: Catalogue, number: str) -> str:
    """Return a number with a true minus sign and with its thousands in groups."""
    match = re.fullmatch(r"(-?)(\d+)((?:\.\d+)?)", number)
    if not match:
        return number.replace("-", "−")
    whole = f"{int(match[2]):,}" if len(match[2]) >= _LONG else match[2]
    return f"{match[1].replace('-', '−')}{words.number(f'{whole}{match[3]}')}"
