"""The graph as it is to look, for web pages and analysis: for Cytoscape and Cytoscape.js.

All that is said of a term or an edge is in its `data`, as plain words without Markdown; what is empty is left out. In
Cytoscape, choose *File > Import > Network from File*: the terms are in their places, those of each stage together and
the stages from left to right. `style` has the colours and sizes, which Cytoscape.js takes over; Cytoscape has styles of
its own, for which each term has its `color` and its `size`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.parts.attributes import edge_id, of_edge, of_term, said, without_attributes
from glossgraph.exports.parts.colours import colours
from glossgraph.exports.parts.lines import in_json, with_commas
from glossgraph.exports.parts.positions import places, sizes
from glossgraph.exports.parts.purpose import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Edge, Glossary, Term

TITLE = "Cytoscape"

OPENS = "[Cytoscape](https://cytoscape.org), and web pages with [Cytoscape.js](https://js.cytoscape.org)."

PURPOSE = Purpose.GRAPH

LANGUAGE = "python"

CODE = """import json

with open("glossary.cyjs", encoding="utf-8") as file:
    elements = json.load(file)["elements"]
print(len(elements["nodes"]), "terms and", len(elements["edges"]), "edges")"""

_NAME = "glossary.cyjs"

_STYLE = (
    {
        "selector": "node",
        "style": {
            "label": "data(label)",
            "background-color": "data(color)",
            "width": "data(size)",
            "height": "data(size)",
            "font-size": 14,
            "text-valign": "center",
            "text-halign": "right",
            "text-margin-x": 4,
            "text-wrap": "wrap",
            "text-max-width": 160,
            "min-zoomed-font-size": 6,
        },
    },
    {
        "selector": "edge",
        "style": {
            "width": 1,
            "opacity": 0.5,
            "curve-style": "bezier",
            "line-color": "data(color)",
            "target-arrow-color": "data(color)",
            "target-arrow-shape": "triangle",
        },
    },
    {"selector": "edge[?symmetric]", "style": {"target-arrow-shape": "none"}},
    {"selector": 'node[status = "deprecated"]', "style": {"border-width": 2, "border-style": "dashed"}},
)

NEEDS: tuple[str, ...] = ()


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return (_NAME,)


def left_out(glossary: Glossary) -> str:
    """Return what nodes and edges have no data for."""
    return without_attributes(glossary)


def export(glossary: Glossary) -> dict[str, Iterator[str]]:
    """Return `glossary.cyjs`, with a term or an edge on each line."""
    return {_NAME: _written(glossary)}


def _written(glossary: Glossary) -> Iterator[str]:
    # what Cytoscape calls the network
    data = {"name": glossary.about.title, "shared_name": glossary.about.title, **glossary.about.credits}
    yield '{\n"format_version": "1.0",\n"generated_by": "glossgraph",\n"target_cytoscapejs_version": "~3.0",\n'
    yield f'"data": {in_json(data)},\n"style": {in_json(_STYLE)},\n"layout": {{"name": "preset"}},\n'
    yield '"elements": {\n"nodes": [\n'
    yield from with_commas(in_json(_node(glossary, term)) for term in glossary.terms.values())
    yield '],\n"edges": [\n'
    yield from with_commas(in_json(_edge(glossary, edge)) for edge in glossary.edges)
    yield "]}}\n"


def _node(glossary: Glossary, term: Term) -> dict[str, object]:
    drawn = {"color": colours(glossary)[term.id], "size": sizes(glossary)[term.id]}
    named = {"id": term.id, "name": term.title, "shared_name": term.title}
    return {
        "data": named | said(of_term(glossary, term)) | drawn,
        "position": places(glossary)[term.id]._asdict(),
    }


def _edge(glossary: Glossary, edge: Edge) -> dict[str, object]:
    named: dict[str, object] = {
        "id": edge_id(edge),
        "source": edge.source,
        "target": edge.target,
        "interaction": edge.relation,
    }
    symmetric = {"symmetric": True} if glossary.relations[edge.relation].symmetric else {}
    return {"data": named | said(of_edge(glossary, edge)) | symmetric | {"color": colours(glossary)[edge.source]}}
