"""One flowchart: what it shows, and how Mermaid reads that."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.diagnostics import count
from glossgraph.graph.sequence import in_order, order
from glossgraph.model import Flow
from glossgraph.text.escape import escape_mermaid, escape_mermaid_comment
from glossgraph.text.names import label_with_status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.graph.overview import Overview
    from glossgraph.model import Edge, Glossary, Stage, Term

_ARROWS = {Flow.FORWARD: "-->", Flow.BACKWARD: "-->", Flow.FEEDBACK: "==>", Flow.NONE: "-.->"}

_STYLES = {
    "deprecated": "stroke-dasharray: 5 5",
    "elsewhere": "fill:#ffffff,stroke:#b9b4a8,color:#565d66",
}


class Chart(NamedTuple):
    """What a flowchart shows."""

    title: str
    of: Glossary
    """What is left of the glossary with all that it could show."""
    shown: Overview
    stage: str = ""
    """The id of the stage that it is about: other terms are pale, and in no box."""
    is_part: bool = False
    """Whether it is about a part of the glossary."""


def written(glossary: Glossary, chart: Chart) -> str:
    """Return a flowchart of a glossary, or of a part of it, as Mermaid reads it."""
    return "".join(f"{row}\n" for row in _rows(glossary, chart))


def left_out_of(glossary: Glossary, terms: int, edges: int) -> str:
    """Return how many terms and edges of a glossary are not shown, if so many of each are; empty if all are."""
    terms, edges = len(glossary.terms) - terms, len(glossary.edges) - edges
    if not terms and not edges:
        return ""
    return f"{terms:,} of {count(len(glossary.terms), 'term')} and {edges:,} of {count(len(glossary.edges), 'edge')}"


def _rows(glossary: Glossary, chart: Chart) -> Iterator[str]:
    shown = chart.shown
    yield "flowchart TB"
    facts = {
        **({"shows": chart.title} if chart.is_part else {}),
        **glossary.about.credits,
        "left out": left_out_of(chart.of, len(shown.terms), len(shown.edges)),
    }
    yield from (f"  %% {escape_mermaid_comment(f'{fact}: {text}')}" for fact, text in facts.items() if text)
    terms = in_order(glossary, (glossary.terms[id_] for id_ in shown.terms))
    nodes = {term.id: f"t{number}" for number, term in enumerate(terms, start=1)}
    used = set()
    for stage, inside in groupby(terms, key=lambda term: _box(glossary, chart, term)):
        if stage:
            yield f'  subgraph s{stage.number}["{escape_mermaid(f"{stage.number}. {stage.label}")}"]'
        for term in inside:
            style = "deprecated" if term.deprecated else "elsewhere" if chart.stage not in {"", term.stage} else ""
            used.add(style)
            label = escape_mermaid(label_with_status(glossary, term))
            yield f'{"    " if stage else "  "}{nodes[term.id]}["{label}"]{f":::{style}" if style else ""}'
        if stage:
            yield "  end"
    yield from (_edge(glossary, edge, nodes) for edge in shown.edges)
    yield from (f"  {nodes[earlier]} -.-> {nodes[later]}" for earlier, later in shown.ways)
    yield from (f"  classDef {name} {style}" for name, style in _STYLES.items() if name in used)


def _box(glossary: Glossary, chart: Chart, term: Term) -> Stage | None:
    """Return the stage whose box a term is in."""
    return glossary.stages.get(term.stage) if chart.stage in {"", term.stage} else None


def _edge(glossary: Glossary, edge: Edge, nodes: Mapping[str, str]) -> str:
    """Return the row of an edge. None leads up, as Mermaid's layout fails on some cycles that run through stages."""
    relation = glossary.relations[edge.relation]
    line = "-.-" if relation.symmetric else _ARROWS[relation.flow]
    source, target = nodes[edge.source], nodes[edge.target]
    if relation.flow is Flow.FEEDBACK:
        label = escape_mermaid(f"↺ {glossary.terms[edge.target].label}")
        return f'  {source} {line}|"{escape_mermaid(relation.label)}"| {target}again(["{label}"])'
    if order(glossary)[edge.source] > order(glossary)[edge.target]:
        return f'  {target} {line}|"{escape_mermaid(relation.backwards)}"| {source}'
    return f'  {source} {line}|"{escape_mermaid(relation.label)}"| {target}'
