"""The numbers of a term: its formula, worked examples and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

from glossgraph.exports.parts.book.element import element
from glossgraph.exports.parts.book.text import blocks
from glossgraph.words.content import Words
from glossgraph.words.examples import worked_example
from glossgraph.words.formula import shown_formula

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from glossgraph.exports.parts.book.edition import Edition
    from glossgraph.exports.parts.book.element import Content
    from glossgraph.model import Example, Term

_MATHML = "{http://www.w3.org/1998/Math/MathML}"


def formula(edition: Edition, term: Term) -> Iterator[Element]:
    """Yield the formula of a term with what its symbols mean, if it has one."""
    shown = shown_formula(edition.glossary, edition.words, term)
    if not shown:
        return
    yield element("p", *_mathematics(shown.markup, shown.plain), class_="formula")
    rows = []
    for symbol in shown.symbols:
        means = symbol.meaning
        said: list[Content] = [means.text] if isinstance(means, Words) else edition.written(means)
        rows.append(element("tr", element("th", *_mathematics(symbol.markup, symbol.plain)), element("td", *said)))
    yield element("table", *rows, class_="symbols")
    if shown.sign:
        yield element("p", *edition.written(shown.sign))


def examples(edition: Edition, term: Term) -> Iterator[Element]:
    """Yield the worked examples of a term."""
    for example in term.examples:
        yield from _example(edition, term, example)


def figures(edition: Edition, term: Term) -> Iterator[Element]:
    """Yield the figures of a term as a table."""
    say = edition.say
    rows = [
        element("tr", element("td", figure.value), element("td", figure.what, *edition.cited(figure.source)))
        for figure in term.figures
    ]
    if rows:
        head = element("tr", element("th", say("figures.figure")), element("th", say("figures.what")))
        yield element("table", element("thead", head), element("tbody", *rows), class_="figures")


def _example(edition: Edition, term: Term, example: Example) -> Iterator[Element]:
    shown = worked_example(edition.glossary, edition.words, term, example)
    yield element("h4", shown.title.text)
    rows = []
    for given in shown.given:
        name = _mathematics(given.markup, given.name)
        said = [*name, *([" – ", given.meaning] if given.meaning else [])]
        rows.append(element("tr", element("th", *said), element("td", given.value)))
    if rows:
        yield element("table", *rows, class_="given")
    yield element("p", *_mathematics(shown.markup, shown.formula), class_="formula")
    result = f"= {shown.numbers} = " if shown.numbers else "= "
    yield element("p", result, element("strong", shown.result), class_="result")
    yield from blocks(edition, shown.text)


def _mathematics(markup: str, plain: str) -> list[Content]:
    """Return MathML with plain text for who cannot see it, or only the plain text."""
    if not markup:
        return [plain]
    read = fromstring(markup)  # noqa: S314 - it is our own
    for part in read.iter():
        part.tag = part.tag.removeprefix(_MATHML)
    read.set("alttext", plain)
    return [read]
