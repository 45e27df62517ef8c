"""The properties that join concepts, as relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.importing.linked import properties as p
from glossgraph.importing.linked.rdf import OWL, RDFS, SKOS, Graph, Node, in_words, local_name
from glossgraph.importing.standard import STANDARD
from glossgraph.importing.vocabulary import Relation, Text
from glossgraph.text.ids import fault_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.importing.linked.own import Own


def relations(own: Own, used: Iterable[str]) -> tuple[Relation, ...]:
    """Return the relations that are used, and those of which they are the inverse."""
    graph = own.graph
    inverses = _inverses(graph)
    wanted = dict.fromkeys(used)
    wanted |= dict.fromkeys(inverses[name] for name in used if name in inverses)
    wanted |= dict.fromkeys(
        relation.inverse_of for name in used if (relation := STANDARD.get(name)) and relation.inverse_of
    )
    return tuple(_relation(own, name, inverses) for name in wanted)


def _relation(own: Own, name: str, inverses: dict[str, str]) -> Relation:
    if name in STANDARD:
        return STANDARD[name]
    graph, node = own.graph, Node(name)
    types = graph.types(node)
    parents = list(_ancestors(graph, node))
    sides = {p.BROADER: "broader", p.NARROWER: "narrower", p.RELATED: "related"}
    skos = next((side for parent, side in sides.items() if parent in parents), "")
    id_ = local_name(name)
    return Relation(
        key=name,
        id=id_ if name.endswith(f"relations/{id_}") and not fault_of(id_) else "",
        labels=tuple(graph.texts(node, *p.LABELS, f"{RDFS}label")) or (Text(in_words(id_)),),
        inverse=next((text.text for text in _words_back(graph, node)), ""),
        inverse_of=inverses.get(name, ""),
        parents=tuple(parents),
        description=next(graph.texts(node, f"{SKOS}definition", f"{RDFS}comment"), None),
        symmetric=f"{OWL}SymmetricProperty" in types,
        transitive=f"{OWL}TransitiveProperty" in types,
        hierarchy=skos in {"broader", "narrower"},
        skos=skos,
        excludes=own.excluded(node),
        more=own.rules(node),
    )


def _words_back(graph: Graph, node: Node) -> Iterator[Text]:
    """Yield the labels of an inverse that has no name."""
    for inverse in graph.nodes(node, f"{OWL}inverseOf"):
        if inverse.is_blank:
            yield from graph.texts(inverse, *p.LABELS, f"{RDFS}label")


def _inverses(graph: Graph) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in graph.of:
        for inverse in graph.nodes(node, f"{OWL}inverseOf"):
            if not node.is_blank and not inverse.is_blank and node != inverse:
                found.setdefault(node.name, inverse.name)
                found.setdefault(inverse.name, node.name)
    return found


def _ancestors(graph: Graph, node: Node) -> Iterator[str]:
    seen, waiting = {node}, [node]
    while waiting:
        for parent in graph.nodes(waiting.pop(), f"{RDFS}subPropertyOf"):
            if parent not in seen:
                seen.add(parent)
                waiting.append(parent)
                yield parent.name
