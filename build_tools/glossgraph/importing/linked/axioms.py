"""What the axioms of an OWL class say of its bearing on other classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.importing.linked.properties import BROADER
from glossgraph.importing.linked.rdf import OWL, local_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.importing.linked.rdf import Graph, Node
    from glossgraph.importing.tally import Tally

_FILLERS = tuple(f"{OWL}{name}" for name in ("someValuesFrom", "allValuesFrom", "onClass", "hasValue"))

_MOST_NESTED = 20


def edges_of_class(graph: Graph, expression: Node, tally: Tally, depth: int = 0) -> Iterator[tuple[str, Node]]:
    """Yield the property and the class of each edge that a class expression stands for.

    A restriction is an edge of its property, and the named members of an intersection are broader classes. Whether all
    or some things of a class bear on the other, and how many, is lost.
    """
    if depth > _MOST_NESTED:
        return
    for property_ in graph.nodes(expression, f"{OWL}onProperty"):
        yield from _restricted(graph, expression, property_, tally)
    for head in graph.nodes(expression, f"{OWL}intersectionOf"):
        for member in graph.listed(head):
            if member.is_blank:
                yield from edges_of_class(graph, member, tally, depth + 1)
            else:
                yield BROADER, member
    for operator in ("unionOf", "complementOf", "oneOf"):
        if any(True for _ in graph.nodes(expression, f"{OWL}{operator}")):
            tally.dropped(f"class expressions of OWL with `{operator}`")


def _restricted(graph: Graph, expression: Node, property_: Node, tally: Tally) -> Iterator[tuple[str, Node]]:
    targets = [target for target in graph.nodes(expression, *_FILLERS) if not target.is_blank]
    if not targets:
        tally.dropped("restrictions of OWL to values, numbers or nested classes", local_name(property_.name))
    for target in targets:
        tally.changed("restrictions of OWL, which become edges", local_name(property_.name))
        yield property_.name, target
