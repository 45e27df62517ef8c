"""Terms and edges with their attributes, placed and coloured: for Gephi, yEd, Cytoscape, igraph and NetworkX.

Texts are plain words, without Markdown. Lists, such as `aliases`, have a `|` between their items; one that holds a `|`,
a double quote or a line break is in double quotes, as in CSV. Where there are settings, `settings` names those in which
a term takes part or an edge holds, and `roles` those of an actor, each as `setting:role`; an edge with empty `settings`
holds in all.

`x`, `y`, `size` and the colour, as `r`, `g` and `b` and once more as `color`, draw the terms of each stage together,
the stages from left to right; what has more edges is larger. Gephi takes them over as it opens the file. Where `y`
grows down, as in igraph, the drawing stands upside down: plot it with `-y`. yEd does not know these names: choose a
layout there.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, indent, tostring

from glossgraph.exports.parts.attributes import edge_id, in_one, of_edge, of_term, without_attributes
from glossgraph.exports.parts.colours import channels, colours
from glossgraph.exports.parts.positions import places, sizes
from glossgraph.exports.parts.purpose import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Edge, Glossary, Term

Values = Mapping[str, str | int]

_OPENING = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)

TITLE = "GraphML"

OPENS = "[Gephi](https://gephi.org), [yEd](https://www.yworks.com/yed), Cytoscape, igraph and NetworkX."

PURPOSE = Purpose.GRAPH

LANGUAGE = "python"

CODE = """import networkx as nx

graph = nx.read_graphml("glossary.graphml", force_multigraph=True)
print(sorted(graph.degree, key=lambda pair: -pair[1])[:5])"""

NEEDS: tuple[str, ...] = ()


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return ("glossary.graphml",)


def export(glossary: Glossary) -> dict[str, Iterator[str]]:
    """Return `glossary.graphml`; the id of an edge is `source--relation--target`."""
    return {"glossary.graphml": _written(glossary)}


def left_out(glossary: Glossary) -> str:
    """Return what nodes and edges have no attributes for."""
    return without_attributes(glossary)


def _written(glossary: Glossary) -> Iterator[str]:
    """Yield the document by its elements. networkx would need all of it in memory, several times."""
    keys = _keys(glossary)
    yield _OPENING
    for (scope, name), (key, type_) in reversed(keys.items()):
        yield _laid_out(Element("key", {"id": key, "for": scope, "attr.name": name, "attr.type": type_}), 1)
    yield '  <graph edgedefault="directed">\n'
    for term in glossary.terms.values():
        node = Element("node", id=term.id)
        node.extend(_data(_of_term(glossary, term), "node", keys))
        yield _laid_out(node, 2)
    for edge in _edges(glossary):
        line = Element("edge", source=edge.source, target=edge.target, id=edge_id(edge))
        line.extend(_data(_of_edge(glossary, edge), "edge", keys))
        yield _laid_out(line, 2)
    yield from (_laid_out(data, 2) for data in _data(glossary.about.credits, "graph", keys))
    yield "  </graph>\n</graphml>\n"


def _keys(glossary: Glossary) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the key and the type of each attribute, by what has it and its name."""
    scopes: dict[str, Values] = {
        "graph": glossary.about.credits,
        # the first term need not have a stage
        "node": {**_first(_of_term(glossary, t) for t in glossary.terms.values()), **_numbers(glossary)},
        "edge": _first(_of_edge(glossary, edge) for edge in glossary.edges),
    }
    named = [(scope, name, value) for scope, values in scopes.items() for name, value in values.items()]
    return {
        (scope, name): (f"d{number}", "long" if isinstance(value, int) else "string")
        for number, (scope, name, value) in enumerate(named)
    }


def _first(values: Iterator[Values]) -> Values:
    return next(values, {})


def _numbers(glossary: Glossary) -> Values:
    return {"stage_number": 0} if glossary.stages else {}


def _edges(glossary: Glossary) -> Iterator[Edge]:
    """Yield every edge by its source; those that lead to the same target stand together."""
    for _, edges in groupby(glossary.edges, key=attrgetter("source")):
        by_target: dict[str, list[Edge]] = {}
        for edge in edges:
            by_target.setdefault(edge.target, []).append(edge)
        yield from chain.from_iterable(by_target.values())


def _of_term(glossary: Glossary, term: Term) -> Values:
    place, colour = places(glossary)[term.id], colours(glossary)[term.id]
    return {
        **{name: in_one(value) for name, value in of_term(glossary, term).items()},
        "x": place.x,
        "y": -place.y,
        "size": sizes(glossary)[term.id],
        "color": colour,
        **dict(zip("rgb", channels(colour), strict=True)),
    }


def _of_edge(glossary: Glossary, edge: Edge) -> Values:
    return {name: in_one(value) for name, value in of_edge(glossary, edge).items()}


def _data(values: Values, scope: str, keys: Mapping[tuple[str, str], tuple[str, str]]) -> Iterator[Element]:
    for name, value in values.items():
        data = Element("data", key=keys[scope, name][0])
        data.text = str(value)
        yield data


def _laid_out(element: Element, depth: int) -> str:
    """Return an element on lines of its own; all but ASCII is written as numbers of characters."""
    indent(element, level=depth)
    return f"{'  ' * depth}{tostring(element).decode('ascii')}\n"
