"""The formula of a term as its page shows it: drawn as MathML, or on a line of plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.text import symbols
from glossgraph.text.mathml import markup_of, symbol_markup
from glossgraph.text.plain_formula import plain_formula
from glossgraph.words.content import Markdown, Words, text
from glossgraph.words.prose import sentence

if TYPE_CHECKING:
    from glossgraph.model import Glossary, Term
    from glossgraph.words import Catalogue


@dataclass(frozen=True, slots=True)
class ShownSymbol:
    """A symbol as MathML and in plain text, and what it means."""

    markup: str
    plain: str
    meaning: Words | Markdown


@dataclass(frozen=True, slots=True)
class ShownFormula:
    """A formula as MathML, or nothing if it cannot be drawn, and in plain text; its symbols, and its sign."""

    markup: str
    plain: str
    symbols: tuple[ShownSymbol, ...]
    sign: Markdown


def shown_formula(glossary: Glossary, words: Catalogue, term: Term) -> ShownFormula | None:
    """Return the formula of a term, if it has one; the first of its symbols is the term itself."""
    formula = term.formula
    if not formula:
        return None
    names = {symbol.written: symbols.plain(symbol.written) for symbol in formula.where}
    own = Words(words.say("formula.in-unit", label=term.label, unit=formula.unit) if formula.unit else term.label)
    linked: set[str] = set()
    return ShownFormula(
        markup_of(formula.equation, words.decimal),
        f"{symbols.plain(formula.symbol)} = {plain_formula(formula.right, names, words.decimal)}",
        (
            _shown(formula.symbol, own),
            *(_shown(s.written, sentence(glossary, s.meaning, term.id, linked)) for s in formula.where),
        ),
        sentence(glossary, formula.sign, term.id, linked) if formula.sign else text(),
    )


def _shown(name: str, meaning: Words | Markdown) -> ShownSymbol:
    return ShownSymbol(symbol_markup(name), symbols.plain(name), meaning)
