"""Worked examples as pages show them: what is given, the formula in words and in numbers, and the result."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.site.content import Words
from glossgraph.site.parts.prose import BELOW_ENTRY, prose
from glossgraph.text import formula

if TYPE_CHECKING:
    from glossgraph.model import Example
    from glossgraph.site.content import Markdown
    from glossgraph.site.page import Site
    from glossgraph.site.words import Catalogue

_PART = re.compile(r"[A-Za-z_]\w*|\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+|\*\*|[-+*/(),]")

_SIGNS = {"*": " × ", "/": " / ", "+": " + ", "-": " − ", "**": " ^ ", ",": ", "}
"""How the signs of a formula are written between two values; a minus that begins a value has no spaces around it."""

_LONG = 5
"""The least number of digits of whole numbers that are written in groups of three."""


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """An example as a page shows it."""

    title: Words
    given: tuple[tuple[str, str], ...]
    """The names of the given values, and the values."""
    formula: str
    """The formula with words for its names."""
    numbers: str
    """The formula with the numbers in place of the names; empty if it has no names."""
    result: str
    text: Markdown


def worked_example(site: Site, example: Example, own: str) -> WorkedExample:
    """Return an example as the page of its term, `own`, shows it."""
    given = {name: _number(site.words, value) for name, value in example.given.items()}
    values = {name: f"({number})" if number.startswith("−") else number for name, number in given.items()}
    words = {name: _words(name) for name in given}
    return WorkedExample(
        Words(example.title),
        tuple((words[name][:1].upper() + words[name][1:], number) for name, number in given.items()),
        _written(example.formula, words),
        _written(example.formula, values) if given else "",
        f"{_grouped(site.words, example.written)} {example.unit}".strip(),
        prose(site.glossary, example.text, own, set(), level=BELOW_ENTRY),
    )


def _written(text: str, replacements: dict[str, str]) -> str:
    """Return a formula with signs as people write them, and with its names replaced."""
    parts: list[str] = []
    before = ""
    for part in _PART.findall(text):
        starts_value = before in {"", "("} or before in _SIGNS
        if part in "+-" and starts_value:
            parts.append("−" if part == "-" else "")
        elif part in _SIGNS:
            parts.append(_SIGNS[part])
        else:
            parts.append(part if part in formula.FUNCTIONS else replacements.get(part, part))
        before = part
    return "".join(parts)


def _words(name: str) -> str:
    return " ".join(name.replace("_", " ").split())


def _number(words: Catalogue, value: float) -> str:
    return _grouped(words, f"{value:.15g}")


def _grouped(words: Catalogue, number: str) -> str:
    """Return a number with a true minus sign and with its thousands in groups."""
    match = re.fullmatch(r"(-?)(\d+)((?:\.\d+)?)", number)
    if not match:
        return number.replace("-", "−")
    whole = f"{int(match[2]):,}" if len(match[2]) >= _LONG else match[2]
    return f"{match[1].replace('-', '−')}{words.number(f'{whole}{match[3]}')}"
