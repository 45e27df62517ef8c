"""Which flowcharts there are of a glossary, so that together they show all of it that Mermaid can draw."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from glossgraph.exports.mermaid.chart import Chart, written
from glossgraph.exports.parts.extracts import extracts, left_with, within
from glossgraph.graph.overview import Overview, overview
from glossgraph.model import once
from glossgraph.model.made import Made

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.exports.parts.extracts import Extract
    from glossgraph.model import Edge, Glossary

MOST_EDGES = 250
"""How many edges the flowchart of the whole has at most, so that it is quick to draw and can be read."""

MOST_EDGES_OF_PART = 500
"""How many those of the parts have: Mermaid's `maxEdges`, as in https://mermaid.js.org/config/schema-docs/config.html."""

MOST_TEXT = 50_000
"""How many characters Mermaid reads by default: its `maxTextSize`."""

_MOST_TERMS = 60
"""How many terms an overview has at most: the core of a glossary can be large, and its stages many."""

_WHOLE, _NO_STAGE = "glossary", "glossary-no-stage"


def names_of_charts(glossary: Glossary) -> tuple[str, ...]:
    """Return the names of the flowcharts, that of the whole first."""
    apart = [_NO_STAGE] if _apart(glossary) else []
    return (_WHOLE, *(extract.name for extract in extracts(glossary)), *apart)


@once
def charts_of(glossary: Glossary) -> Mapping[str, Chart]:
    """Return the flowcharts by their names, each made when it is asked for."""
    makers = {extract.name: partial(_of_extract, glossary, extract) for extract in extracts(glossary)}
    whole = partial(_drawn, glossary, Chart(glossary.about.title, glossary, _all(glossary)), glossary, MOST_EDGES)
    return Made({_WHOLE: whole, **makers, _NO_STAGE: partial(_without_stage, glossary)})


def _of_extract(glossary: Glossary, extract: Extract) -> Chart:
    inside = within(glossary, extract)
    if extract.setting:
        return _part(glossary, extract.title, inside, inside)
    (stage,) = {glossary.terms[id_].stage for id_ in extract.ids}
    edges = _edges_of_stages(glossary)[stage]
    ids = extract.ids | {end for edge in edges for end in (edge.source, edge.target)}
    return _part(glossary, extract.title, left_with(glossary, ids, frozenset(edges).__contains__), inside, stage)


def _without_stage(glossary: Glossary) -> Chart:
    edges = frozenset(_edges_of_stages(glossary)[""])
    of = left_with(glossary, _apart(glossary), edges.__contains__)
    return _part(glossary, "what is joined to no stage", of, of)


def _part(glossary: Glossary, title: str, of: Glossary, inside: Glossary, stage: str = "") -> Chart:
    # what the whole calls core is too little of a part
    without_core = replace(inside, about=replace(inside.about, core=()))
    return _drawn(glossary, Chart(title, of, _all(of), stage, is_part=True), without_core, MOST_EDGES_OF_PART)


def _drawn(glossary: Glossary, chart: Chart, inside: Glossary, most_edges: int) -> Chart:
    """Return a flowchart, or in its place an overview of what is inside if Mermaid would not draw it."""
    most = _MOST_TERMS
    while most and not _is_small(glossary, chart, most_edges):
        chart = chart._replace(shown=overview(inside, most))
        most //= 2
    return chart


def _is_small(glossary: Glossary, chart: Chart, most_edges: int) -> bool:
    """Tell whether Mermaid draws a flowchart; it counts characters as JavaScript does."""
    if len(chart.shown.edges) + len(chart.shown.ways) > most_edges:
        return False
    return len(written(glossary, chart).encode("utf-16-le")) // 2 <= MOST_TEXT


def _all(of: Glossary) -> Overview:
    return Overview(tuple(of.terms), of.edges)


@once
def _edges_of_stages(glossary: Glossary) -> Mapping[str, list[Edge]]:
    """Return the edges with each stage: those that begin in it, and those that end in it and begin without one."""
    found: dict[str, list[Edge]] = {stage: [] for stage in ("", *glossary.stages)}
    for edge in glossary.edges:
        ends = (glossary.terms[edge.source].stage, glossary.terms[edge.target].stage)
        found[next((stage for stage in ends if stage in glossary.stages), "")].append(edge)
    return found


@once
def _apart(glossary: Glossary) -> frozenset[str]:
    """Return the terms that are in no flowchart of a stage, or have edges that are in none, if there are stages."""
    if not glossary.stages:
        return frozenset()
    of_stages = _edges_of_stages(glossary)
    shown = {id_ for id_ in glossary.terms if glossary.stage_number(id_)}
    shown |= {end for stage in glossary.stages for edge in of_stages[stage] for end in (edge.source, edge.target)}
    return frozenset(glossary.terms.keys() - shown) | {end for e in of_stages[""] for end in (e.source, e.target)}
