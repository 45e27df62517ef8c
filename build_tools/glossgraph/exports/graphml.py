"""Terms and edges with their attributes: for Gephi, yEd, Cytoscape, igraph and networkx.

Texts are plain words, without Markdown. `aliases` are separated by `|`; one that holds a `|`, a double quote or a line
break is in double quotes, as in CSV. Where there are settings, `settings` names those in which a term takes part or an
edge holds, and `roles` those of an actor, each as `setting:role`; an edge with empty `settings` holds in all.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, indent, tostring

from glossgraph.exports.parts.purpose import Purpose
from glossgraph.graph.contents import held
from glossgraph.graph.members import roles_of, settings_with
from glossgraph.text.escape import csv_row
from glossgraph.text.plain import plain_words

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
    return held(
        glossary,
        *("further names", "translations", "matches", "explanations", "boundaries", "notes", "sentences of usage"),
        *("questions", "examples", "figures", "dates", "further reading", "stories", "facts of settings"),
        *("reading paths", "sources", "details of edges"),
    )


def _written(glossary: Glossary) -> Iterator[str]:
    """Yield the document by its elements. networkx would need all of it in memory, several times."""
    examples: dict[str, Values] = {
        "graph": glossary.about.credits,
        "node": next((_of_term(glossary, term) for term in glossary.terms.values()), {}),
        "edge": next((_of_edge(glossary, edge) for edge in glossary.edges), {}),
    }
    named = [(scope, name) for scope, values in examples.items() for name in values]
    keys = {key: f"d{number}" for number, key in enumerate(named)}
    yield _OPENING
    for (scope, name), key in reversed(keys.items()):
        type_ = "long" if isinstance(examples[scope][name], int) else "string"
        yield _laid_out(Element("key", {"id": key, "for": scope, "attr.name": name, "attr.type": type_}), 1)
    yield '  <graph edgedefault="directed">\n'
    for term in glossary.terms.values():
        node = Element("node", id=term.id)
        node.extend(_data(_of_term(glossary, term), "node", keys))
        yield _laid_out(node, 2)
    for edge in _edges(glossary):
        id_ = f"{edge.source}--{edge.relation}--{edge.target}"
        line = Element("edge", source=edge.source, target=edge.target, id=id_)
        line.extend(_data(_of_edge(glossary, edge), "edge", keys))
        yield _laid_out(line, 2)
    yield from (_laid_out(data, 2) for data in _data(glossary.about.credits, "graph", keys))
    yield "  </graph>\n</graphml>\n"


def _edges(glossary: Glossary) -> Iterator[Edge]:
    """Yield every edge by its source; those that lead to the same target stand together."""
    for _, edges in groupby(glossary.edges, key=attrgetter("source")):
        by_target: dict[str, list[Edge]] = {}
        for edge in edges:
            by_target.setdefault(edge.target, []).append(edge)
        yield from chain.from_iterable(by_target.values())


def _of_term(glossary: Glossary, term: Term) -> Values:
    stage = glossary.stages.get(term.stage)
    return {
        "label": term.title,
        "kind": term.kind,
        "stage": term.stage,
        "stage_number": stage.number if stage else 0,
        "aliases": csv_row(term.aliases, "|"),
        "definition": plain_words(glossary, term.definition),
        "status": str(term.status),
        "replaced_by": term.replaced_by,
        "formula": term.formula.equation if term.formula else "",
        **_belonging(glossary, term),
    }


def _belonging(glossary: Glossary, term: Term) -> dict[str, str]:
    if not glossary.settings:
        return {}
    roles = [f"{setting.id}:{role}" for setting, role in roles_of(glossary, term.id)]
    settings = [setting.id for setting in settings_with(glossary, term)]
    return {"settings": csv_row(settings, "|"), "roles": csv_row(roles, "|")}


def _of_edge(glossary: Glossary, edge: Edge) -> Values:
    return {
        "relation": edge.relation,
        "label": glossary.relations[edge.relation].label,
        "flow": str(glossary.flow(edge)),
        "reason": plain_words(glossary, edge.reason),
        "when": edge.when,
        **({"settings": csv_row(edge.settings, "|")} if glossary.settings else {}),
    }


def _data(values: Values, scope: str, keys: Mapping[tuple[str, str], str]) -> Iterator[Element]:
    for name, value in values.items():
        data = Element("data", key=keys[scope, name])
        data.text = str(value)
        yield data


def _laid_out(element: Element, depth: int) -> str:
    """Return an element on lines of its own; all but ASCII is written as numbers of characters."""
    indent(element, level=depth)
    return f"{'  ' * depth}{tostring(element).decode('ascii')}\n"
