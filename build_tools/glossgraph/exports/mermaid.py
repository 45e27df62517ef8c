"""The graph as a flowchart in text: for Markdown files, wikis and mermaid.live.

It runs from top to bottom, stage by stage. An edge that is written the other way has the words of its inverse, and one
that feeds back ends at a rounded box with the name of its target.

Mermaid draws at most 500 edges and reads at most 50,000 characters, which no reader can raise on a site such as GitHub;
and half as many edges take long and are hard to read. So the flowchart of a glossary with more than 250 edges is an
overview: the terms that the glossary calls core, or those with the most edges in each stage, and how they lead to one
another, less what chains of arrows imply. A dotted arrow without words leads by way of terms that are not shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from glossgraph.diagnostics import count
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.graph.overview import Overview, overview
from glossgraph.graph.sequence import in_order, order
from glossgraph.model import Flow, once
from glossgraph.text.escape import escape_mermaid, escape_mermaid_comment
from glossgraph.text.names import label_with_status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.model import Edge, Glossary

MOST_EDGES = 250
"""By default, Mermaid draws twice as many; see `maxEdges` at https://mermaid.js.org/config/schema-docs/config.html."""

MOST_TEXT = 50_000
"""How many characters Mermaid reads by default: its `maxTextSize`."""

_MOST_TERMS = 60
"""How many terms an overview has at most: the core of a glossary can be large, and its stages many."""

_ARROWS = {Flow.FORWARD: "-->", Flow.BACKWARD: "-->", Flow.FEEDBACK: "==>", Flow.NONE: "-.->"}

TITLE = "Mermaid"

OPENS = "GitHub, GitLab and Obsidian, in a block of code in Markdown, and [mermaid.live](https://mermaid.live)."

PURPOSE = Purpose.GRAPH

LANGUAGE = "sh"

CODE = r"""printf '```mermaid\n%s\n```\n' "$(cat glossary.mmd)" > glossary.md"""

NEEDS: tuple[str, ...] = ()


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return ("glossary.mmd",)


def export(glossary: Glossary) -> dict[str, list[str]]:
    """Return `glossary.mmd`: terms by stage, edges with their relation.

    The nodes are numbered, because an id could be a keyword of Mermaid.
    """
    return {"glossary.mmd": [_drawn(glossary).text]}


def left_out(glossary: Glossary) -> str:
    """Return how many terms and edges the flowchart does not show."""
    return _left_out(glossary, _drawn(glossary).shown)


@dataclass(frozen=True)
class _Drawn:
    """A flowchart of a glossary, and what it shows."""

    glossary: Glossary
    shown: Overview

    @cached_property
    def text(self) -> str:
        """The flowchart as Mermaid reads it."""
        return "".join(f"{row}\n" for row in _rows(self.glossary, self.shown))

    @property
    def is_small(self) -> bool:
        """Whether Mermaid draws it; it counts characters as JavaScript does."""
        edges = len(self.shown.edges) + len(self.shown.ways)
        return edges <= MOST_EDGES and len(self.text.encode("utf-16-le")) // 2 <= MOST_TEXT


@once
def _drawn(glossary: Glossary) -> _Drawn:
    drawn = _Drawn(glossary, Overview(tuple(glossary.terms), glossary.edges))
    most = _MOST_TERMS
    while not drawn.is_small and most:
        drawn = _Drawn(glossary, overview(glossary, most))
        most //= 2
    return drawn


def _left_out(glossary: Glossary, shown: Overview) -> str:
    terms, edges = len(glossary.terms) - len(shown.terms), len(glossary.edges) - len(shown.edges)
    if not terms and not edges:
        return ""
    return f"{terms:,} of {count(len(glossary.terms), 'term')} and {edges:,} of {count(len(glossary.edges), 'edge')}"


def _rows(glossary: Glossary, shown: Overview) -> Iterator[str]:
    yield "flowchart TB"
    facts = {**glossary.about.credits, "left out": _left_out(glossary, shown)}
    yield from (f"  %% {escape_mermaid_comment(f'{fact}: {text}')}" for fact, text in facts.items() if text)
    terms = in_order(glossary, (glossary.terms[id_] for id_ in shown.terms))
    nodes = {term.id: f"t{number}" for number, term in enumerate(terms, start=1)}
    for stage, inside in groupby(terms, key=lambda term: glossary.stages.get(term.stage)):
        if stage:
            yield f'  subgraph s{stage.number}["{escape_mermaid(f"{stage.number}. {stage.label}")}"]'
        for term in inside:
            marks = ":::deprecated" if term.deprecated else ""
            label = escape_mermaid(label_with_status(glossary, term))
            yield f'{"    " if stage else "  "}{nodes[term.id]}["{label}"]{marks}'
        if stage:
            yield "  end"
    yield from (_edge(glossary, edge, nodes) for edge in shown.edges)
    yield from (f"  {nodes[earlier]} -.-> {nodes[later]}" for earlier, later in shown.ways)
    if any(term.deprecated for term in terms):
        yield "  classDef deprecated stroke-dasharray: 5 5"


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
