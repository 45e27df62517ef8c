"""Terms and edges in the simplest form of a graph in JSON: for programs that are written for it, and scripts.

It follows version 2 of the JSON Graph Format (https://jsongraphformat.info): `nodes` holds the terms by their ids, and
`edges` the edges in a list. All that is said of one is in its `metadata`, as plain words without Markdown; what is
empty is left out. An edge whose `directed` is false holds both ways.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.parts.attributes import edge_id, of_edge, of_term, said, without_attributes
from glossgraph.exports.parts.lines import in_json, with_commas
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Edge, Glossary, Term

TITLE = "JSON Graph Format"

OPENS = "Any programming language, and programs that know [its schema](https://jsongraphformat.info)."

PURPOSE = Purpose.GRAPH

LANGUAGE = "python"

CODE = """import json

with open("glossary.jgf.json", encoding="utf-8") as file:
    graph = json.load(file)["graph"]
for edge in graph["edges"][:5]:
    print(graph["nodes"][edge["source"]]["label"], edge["label"], graph["nodes"][edge["target"]]["label"])"""

_NAME = "glossary.jgf.json"

NEEDS: tuple[str, ...] = ()


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return (_NAME,)


def left_out(glossary: Glossary) -> str:
    """Return what nodes and edges have no attributes for."""
    return without_attributes(glossary)


def export(glossary: Glossary) -> dict[str, Iterator[str]]:
    """Return `glossary.jgf.json`, with a term or an edge on each line."""
    return {_NAME: _written(glossary)}


def _written(glossary: Glossary) -> Iterator[str]:
    about = glossary.about
    description = plain_words(glossary, about.description)
    metadata = {"description": description, "language": about.language, **about.credits}
    yield '{"graph": {\n'
    yield f'"label": {in_json(about.title)},\n"type": "glossary",\n"directed": true,\n'
    yield f'"metadata": {in_json({name: text for name, text in metadata.items() if text})},\n"nodes": {{\n'
    yield from with_commas(f"{in_json(term.id)}: {in_json(_node(glossary, term))}" for term in glossary.terms.values())
    yield '},\n"edges": [\n'
    yield from with_commas(in_json(_edge(glossary, edge)) for edge in glossary.edges)
    yield "]}}\n"


def _node(glossary: Glossary, term: Term) -> dict[str, object]:
    values = said(of_term(glossary, term))
    return {"label": values.pop("label", ""), "metadata": values}


def _edge(glossary: Glossary, edge: Edge) -> dict[str, object]:
    values = said(of_edge(glossary, edge))
    del values["relation"]
    return {
        "id": edge_id(edge),
        "source": edge.source,
        "target": edge.target,
        "relation": edge.relation,
        "label": values.pop("label", ""),
        "directed": not glossary.relations[edge.relation].symmetric,
        "metadata": values,
    }
