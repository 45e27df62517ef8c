"""The collections and schemes of linked data, and what is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.importing.linked import properties as p
from glossgraph.importing.linked.rdf import SKOS, Graph, Node, local_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.importing.tally import Tally


def members_of(graph: Graph, collections: Iterable[Node]) -> dict[Node, list[Node]]:
    """Return the collections that each thing is a member of, be it in order or not."""
    found: dict[Node, list[Node]] = {}
    for collection in collections:
        members = list(graph.nodes(collection, f"{SKOS}member"))
        members += [member for head in graph.nodes(collection, f"{SKOS}memberList") for member in graph.listed(head)]
        for member in dict.fromkeys(members):
            found.setdefault(member, []).append(collection)
    return found


def groups_of(graph: Graph, groups: set[str], concepts: set[str], tally: Tally) -> dict[Node, list[str]]:
    """Return the groups of each concept: whatever leads from a group to a concept makes it a member."""
    nodes = [node for node in graph.of if node.name in groups]
    for node in nodes:
        if f"{SKOS}memberList" in graph.of[node]:
            label = next(graph.texts(node, *p.LABELS, *p.OTHER_LABELS), None)
            tally.dropped("orders of the members of a collection", label.text if label else node.name)
    found = {member: [whole.name for whole in wholes] for member, wholes in members_of(graph, nodes).items()}
    for group in nodes:
        for property_, values in graph.of[group].items():
            members = [v for v in values if isinstance(v, Node) and v.name in concepts and property_ not in p.MEMBERS]
            if members:
                what = f"values of `{local_name(property_)}` of a group, which become its members"
                tally.changed(what, group.name, len(members))
            for member in members:
                found.setdefault(member, []).append(group.name)
    return found
