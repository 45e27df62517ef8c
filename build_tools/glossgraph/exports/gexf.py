"""The graph as it is to look, each term with its place, its colour and its size: for Gephi, Gephi Lite and sigma.js.

It is GEXF 1.3. The terms of each stage are together, the stages from left to right and in their colours on the site;
what has more edges is larger. Without stages, the colours are those of the kinds. Texts are plain words, without
Markdown. Lists, such as `aliases`, have a `|` between their items; one that holds a `|`, a double quote or a line break
is in double quotes, as in CSV. An edge with no `settings` holds in all. What is empty is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from glossgraph.exports.parts.attributes import edge_id, in_one, of_edge, of_term, said, without_attributes
from glossgraph.exports.parts.colours import channels, colours
from glossgraph.exports.parts.positions import places, sizes
from glossgraph.exports.parts.purpose import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.exports.parts.attributes import Values
    from glossgraph.model import Edge, Glossary, Term

TITLE = "GEXF"

OPENS = "[Gephi](https://gephi.org), [Gephi Lite](https://gephi.org/gephi-lite/), sigma.js, graphology and NetworkX."

PURPOSE = Purpose.GRAPH

LANGUAGE = "python"

CODE = """import networkx as nx

graph = nx.read_gexf("glossary.gexf", version="1.3")
for name, term in list(graph.nodes(data=True))[:5]:
    print(name, term["kind"], term["viz"]["position"])"""

_OPENING = (
    "<?xml version='1.0' encoding='UTF-8'?>\n"
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">\n'
)

_OF_NODES = (
    *("kind", "stage", "stage_number", "aliases", "definition", "status", "replaced_by", "formula", "groups"),
    *("settings", "roles"),
)

_OF_EDGES = ("relation", "flow", "reason", "when", "settings")

NEEDS: tuple[str, ...] = ()


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return ("glossary.gexf",)


def left_out(glossary: Glossary) -> str:
    """Return what nodes and edges have no attributes for."""
    return without_attributes(glossary)


def export(glossary: Glossary) -> dict[str, Iterator[str]]:
    """Return `glossary.gexf`; the id of an edge is `source--relation--target`."""
    return {"glossary.gexf": _written(glossary)}


def _written(glossary: Glossary) -> Iterator[str]:
    yield _OPENING
    yield _laid_out(_meta(glossary), 1)
    yield '  <graph defaultedgetype="directed" mode="static">\n'
    of_some = {"stage_number": glossary.stages, "groups": glossary.groups}
    of_some |= dict.fromkeys(("settings", "roles"), glossary.settings)
    for scope, columns in {"node": _OF_NODES, "edge": _OF_EDGES}.items():
        yield _laid_out(_columns(scope, [name for name in columns if of_some.get(name, True)]), 2)
    yield "    <nodes>\n"
    yield from (_laid_out(_node(glossary, term), 3) for term in glossary.terms.values())
    yield "    </nodes>\n    <edges>\n"
    yield from (_laid_out(_edge(glossary, edge), 3) for edge in glossary.edges)
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _meta(glossary: Glossary) -> Element:
    credits_ = glossary.about.credits
    creator = credits_.get("authors") or credits_.get("publisher", "")
    rest = [f"{fact}: {text}" for fact, text in credits_.items() if fact != "authors"]
    meta = Element("meta")
    for name, text in {"creator": creator, "description": ". ".join([glossary.about.title, *rest])}.items():
        if text:
            SubElement(meta, name).text = text
    return meta


def _columns(scope: str, columns: list[str]) -> Element:
    element = Element("attributes", {"class": scope, "mode": "static"})
    for name in columns:
        SubElement(element, "attribute", id=name, title=name, type=_type(name))
    return element


def _type(name: str) -> str:
    return "integer" if name == "stage_number" else "string"


def _node(glossary: Glossary, term: Term) -> Element:
    node = Element("node", id=term.id, label=term.title)
    _add(node, _OF_NODES, of_term(glossary, term))
    place = places(glossary)[term.id]
    # Gephi's drawings have their origin below
    SubElement(node, "viz:position", x=str(place.x), y=str(-place.y), z="0")
    red, green, blue = map(str, channels(colours(glossary)[term.id]))
    SubElement(node, "viz:color", r=red, g=green, b=blue)
    SubElement(node, "viz:size", value=str(sizes(glossary)[term.id]))
    return node


def _edge(glossary: Glossary, edge: Edge) -> Element:
    values = of_edge(glossary, edge)
    # two terms can be joined by several relations, which are different kinds of edges
    kind = {"kind": edge.relation, "label": str(values["label"])}
    line = Element("edge", {"id": edge_id(edge), "source": edge.source, "target": edge.target} | kind)
    _add(line, _OF_EDGES, values)
    red, green, blue = map(str, channels(colours(glossary)[edge.source]))
    SubElement(line, "viz:color", r=red, g=green, b=blue)
    return line


def _add(element: Element, columns: tuple[str, ...], values: Values) -> None:
    shown = said(values)
    values_ = SubElement(element, "attvalues")
    for name in columns:
        if name in shown:
            SubElement(values_, "attvalue", {"for": name, "value": str(in_one(shown[name]))})


def _laid_out(element: Element, depth: int) -> str:
    """Return an element on lines of its own; all but ASCII is written as numbers of characters."""
    indent(element, level=depth)
    return f"{'  ' * depth}{tostring(element).decode('ascii')}\n"
