"""Questions to the glossary in SPARQL, answered from the triples of its exports as linked data."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, Store

from glossgraph.diagnostics import did_you_mean, one_of
from glossgraph.exports.parts.rdf import triples
from glossgraph.exports.parts.rdf.nodes import PREFIXES, XSD
from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from glossgraph.model import Glossary

Value = str | int | float | Decimal | bool | date | None
"""What is in a cell: an IRI or a text as a text, and None where a variable has no value."""

_LONGEST = 120
"""How many characters are told of what is wrong with a query."""

Answer = list[dict[str, Value]]
"""Rows, each by the names of its columns."""

_TYPES: dict[str, Callable[[str], Value]] = {
    f"{XSD}integer": int,
    f"{XSD}decimal": Decimal,
    f"{XSD}double": float,
    f"{XSD}boolean": lambda text: text in {"true", "1"},
    f"{XSD}date": date.fromisoformat,
}
"""What makes a value of a literal, by its type; others are texts."""


_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):\s*(<)", re.IGNORECASE)
"""The declaration of a prefix."""

_USED = re.compile(r"(?<![\w?$@:-])([A-Za-z][\w.-]*):(?=[\w%])")
"""The prefix of a name."""

_APART = re.compile(r"<[^<>\s]*>|\"[^\"]*\"|'[^']*'|#[^\n]*")
"""What has no names with prefixes."""

_UPDATE = re.compile(
    r"(?:\s|#[^\n]*\n|PREFIX\s+[\w.-]*:\s*<[^>]*>)*(?:INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)
"""The beginning of what changes a store."""


def sparql(glossary: Glossary, query: str) -> Answer:
    """Return the rows that answer a query.

    A SELECT gives a row for each solution, by the names of its variables; a CONSTRUCT or DESCRIBE one for each triple,
    with `subject`, `predicate` and `object`; an ASK one row with `answer`. The prefixes of the export are known, and
    `term:` and `relation:` begin the IRIs of terms and relations of this glossary.

    Raises:
        ValueError: the query is no SPARQL, or asks for what is not in memory.

    """
    try:
        found = _store(glossary).query(query, prefixes=prefixes(glossary))
        if isinstance(found, QueryBoolean):
            return [{"answer": bool(found)}]
        if isinstance(found, QuerySolutions):
            names = [variable.value for variable in found.variables]
            return [{name: _value(row[name]) for name in names} for row in found]
        rows = [_row((triple.subject, triple.predicate, triple.object)) for triple in found]
        return sorted(rows, key=lambda row: tuple(map(str, row.values())))
    except (SyntaxError, OSError, RuntimeError) as error:
        raise ValueError(f"this is no query that can be answered: {_reason(glossary, query, str(error))}") from error


def _reason(glossary: Glossary, query: str, said: str) -> str:
    """Return why a query has no answer, from what its parser says of it."""
    if _UPDATE.match(query):
        return "it would change something, and only questions are answered"
    known = prefixes(glossary).keys() | {name for name, _ in _DECLARED.findall(query)}
    unknown = [name for name in _USED.findall(_APART.sub(" ", query)) if name not in known]
    if "Prefix not found" in said and unknown:
        otherwise = f"there are {one_of(sorted(known))}"
        return f"no prefix is called `{unknown[0]}`; {did_you_mean(unknown[0], known, otherwise)}"
    # what could stand at the place instead takes many lines
    reason, _, rest = said.partition("\n")
    return reason if len(reason) <= _LONGEST and not rest else f"{reason[:_LONGEST]} ..."


def prefixes(glossary: Glossary) -> dict[str, str]:
    """Return the prefixes that a query need not declare, with the starts of the IRIs that they stand for."""
    base = glossary.about.base
    return {**PREFIXES, "term": f"{base}terms/", "relation": f"{base}relations/"}


@once
def _store(glossary: Glossary) -> Store:
    store = Store()
    store.bulk_extend(Quad(triple.subject, triple.predicate, triple.object) for triple in triples(glossary))
    return store


def _row(triple: Iterable[object]) -> dict[str, Value]:
    return dict(zip(("subject", "predicate", "object"), map(_value, triple), strict=True))


def _value(node: object) -> Value:
    if node is None:
        return None
    if isinstance(node, Literal):
        return _of_literal(node)
    return node.value if isinstance(node, NamedNode) else str(node)


def _of_literal(literal: Literal) -> Value:
    make = _TYPES.get(literal.datatype.value)
    try:
        value: Value = make(literal.value) if make else literal.value
    except (ValueError, ArithmeticError):
        # SPARQL lets a literal say what its type does not have
        return literal.value
    return value
