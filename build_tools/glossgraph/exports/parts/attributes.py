"""What is said of each term and each edge where a graph has attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.contents import held
from glossgraph.graph.members import roles_of, settings_with
from glossgraph.text.escape import csv_row
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.model import Edge, Glossary, Term

Value = str | int | tuple[str, ...]

Values = dict[str, Value]


def of_term(glossary: Glossary, term: Term) -> Values:
    """Return the attributes of a term, texts as plain words; `stage_number` is there only if it has a stage."""
    number = glossary.stage_number(term.id)
    return {
        "label": term.title,
        "kind": term.kind,
        "stage": term.stage,
        **({"stage_number": number} if number else {}),
        "aliases": term.aliases,
        "definition": plain_words(glossary, term.definition),
        "status": str(term.status),
        "replaced_by": term.replaced_by,
        "formula": term.formula.equation if term.formula else "",
        **({"groups": term.groups} if glossary.groups else {}),
        **_belonging(glossary, term),
    }


def of_edge(glossary: Glossary, edge: Edge) -> Values:
    """Return the attributes of an edge, texts as plain words."""
    return {
        "relation": edge.relation,
        "label": glossary.relations[edge.relation].label,
        "flow": str(glossary.flow(edge)),
        "reason": plain_words(glossary, edge.reason),
        "when": edge.when,
        **({"settings": edge.settings} if glossary.settings else {}),
    }


def edge_id(edge: Edge) -> str:
    """Return the id of an edge; no other has the same, as two terms are joined by a relation only once."""
    return f"{edge.source}--{edge.relation}--{edge.target}"


def said(values: Values) -> Values:
    """Return those values that say something: no empty texts and lists."""
    return {name: value for name, value in values.items() if value not in {"", ()}}


def in_one(value: Value) -> str | int:
    """Return a list as one text, as the manuals of the formats without lists say; another value as it is."""
    return csv_row(value, "|") if isinstance(value, tuple) else value


def without_attributes(glossary: Glossary) -> str:
    """Return what of a glossary has no attributes here, in a few words."""
    return held(
        glossary,
        *("further names", "translations", "matches", "explanations", "boundaries", "notes", "sentences of usage"),
        *("questions", "examples", "figures", "dates", "further reading", "stories", "facts of settings"),
        *("reading paths", "models", "sources", "details of edges"),
    )


def _belonging(glossary: Glossary, term: Term) -> Mapping[str, tuple[str, ...]]:
    if not glossary.settings:
        return {}
    roles = tuple(f"{setting.id}:{role}" for setting, role in roles_of(glossary, term.id))
    return {"settings": tuple(setting.id for setting in settings_with(glossary, term)), "roles": roles}
