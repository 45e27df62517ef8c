"""The graph as a drawing, its stages as boxes: for Graphviz.

`dot` draws it in ranks from left to right, along the sequence or else from broader terms to narrower ones. Where there
are thousands of terms, or nothing puts them in order, `sfdp` draws a square in place of a very long column.

Definitions and reasons are tooltips. The box of a deprecated term is dashed. Where there are settings, the attribute
`settings` names those in which a term takes part or an edge holds, with `|` between them; an edge without it holds in
all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.parts.purpose import Purpose
from glossgraph.graph.contents import held
from glossgraph.graph.hierarchy import decides_order
from glossgraph.graph.members import settings_with
from glossgraph.model import Flow
from glossgraph.text.escape import csv_row
from glossgraph.text.names import label_with_status
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Glossary, Relation, Term

TITLE = "DOT (Graphviz)"

OPENS = "[Graphviz](https://graphviz.org), and editors with a preview of DOT."

PURPOSE = Purpose.GRAPH

LANGUAGE = "sh"

CODE = """dot -Tsvg glossary.dot -o glossary.svg
sfdp -Tsvg -Goverlap=prism glossary.dot -o square.svg"""

NEEDS: tuple[str, ...] = ()


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return ("glossary.dot",)


def export(glossary: Glossary) -> dict[str, Iterator[str]]:
    """Return `glossary.dot`."""
    return {"glossary.dot": (f"{row}\n" for row in _rows(glossary))}


def left_out(glossary: Glossary) -> str:
    """Return what is not in the drawing."""
    kept = held(glossary, "aliases", "further names", "translations", "sources", "stories", "casts", "reading paths")
    return ", ".join(filter(None, (kept.replace(" and ", ", "), "and all texts but labels, definitions and reasons")))


def _rows(glossary: Glossary) -> Iterator[str]:
    yield from (f"// {fact}: {text}" for fact, text in glossary.about.credits.items())
    yield f"digraph {_quoted(glossary.about.title)} {{"
    # Graphviz would look for fewer crossings for minutes, and find hardly any
    yield f'  graph [rankdir={_direction(glossary)}, fontname="sans-serif", compound=true, mclimit=0.1]'
    yield '  node [shape=box, style="rounded,filled", fillcolor="#eef2fb", fontname="sans-serif"]'
    yield '  edge [fontname="sans-serif", fontsize=10, color="#555555"]'
    for stage in glossary.stages.values():
        yield f"  subgraph {_quoted(f'cluster-{stage.id}')} {{"
        yield f"    label={_quoted(f'{stage.number}. {stage.label}')}"
        yield from (f"    {_node(glossary, term)}" for term in glossary.by_stage[stage.id])
        yield "  }"
    yield from (f"  {_node(glossary, t)}" for t in glossary.terms.values() if t.stage not in glossary.stages)
    for edge in glossary.edges:
        relation = glossary.relations[edge.relation]
        # drawn labels on this many edges are illegible, and the layout fails on them
        tooltip = ": ".join(filter(None, (relation.label, plain_words(glossary, edge.reason))))
        shown = {"relation": relation.id, "tooltip": tooltip, **_style(glossary, relation), **_settings(edge.settings)}
        yield f"  {_quoted(edge.source)} -> {_quoted(edge.target)} {_listed(shown)}"
    yield "}"


def _node(glossary: Glossary, term: Term) -> str:
    style = {"style": "rounded,filled,dashed"} if term.deprecated else {}
    shown = {"label": label_with_status(glossary, term), "tooltip": plain_words(glossary, term.definition)}
    settings = _settings(setting.id for setting in settings_with(glossary, term))
    return f"{_quoted(term.id)} {_listed(shown | style | settings)}"


def _settings(ids: Iterable[str]) -> dict[str, str]:
    names = csv_row(ids, "|")
    return {"settings": names} if names else {}


def _direction(glossary: Glossary) -> str:
    """Return where edges lead that decide the layout: to the right, or up a hierarchy, whose top is at the left."""
    return "RL" if decides_order(glossary) and not _first_of_hierarchy(glossary).leads_down else "LR"


def _first_of_hierarchy(glossary: Glossary) -> Relation:
    """Return the relation of the hierarchy that is listed first; those that lead the same way decide the layout too."""
    return next(relation for relation in glossary.relations.values() if relation.hierarchy)


def _style(glossary: Glossary, relation: Relation) -> dict[str, str]:
    """Return how the edges of a relation look; those that run with time decide the layout, or else the hierarchy."""
    if relation.flow is Flow.FORWARD:
        return {}
    if relation.flow is Flow.BACKWARD:
        return {"constraint": "false", "style": "dashed"}
    if relation.flow is Flow.FEEDBACK:
        return {"constraint": "false", "color": "#b3452f"}
    if relation.hierarchy and decides_order(glossary):
        return {} if relation.leads_down is _first_of_hierarchy(glossary).leads_down else {"constraint": "false"}
    return {"constraint": "false", "style": "dotted", **({"dir": "none"} if relation.symmetric else {})}


def _listed(attributes: dict[str, str]) -> str:
    return "[" + ", ".join(f"{key}={_quoted(value)}" for key, value in attributes.items()) + "]"


def _quoted(text: str) -> str:
    """Return text on one line for an identifier or a value, in which Graphviz takes `&lt;` for a `<`."""
    # DOT itself needs this only for quotes and the backslashes before them or at the end; others could mean \n or \G
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return '"' + " ".join(escaped.split()) + '"'
