"""How the edges of a drawing look, and what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.parts.colours import colours
from glossgraph.graph.hierarchy import decides_order
from glossgraph.model import Flow, once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Edge, Glossary, Relation, Stage

_FEEDBACK = "#b3452f"

_MANY = 150
"""From how many edges on the ground shines through them."""

_FAINT, _CLEAR = "60", "b0"
"""How much of the colour of an edge is seen there, as the last two digits of a colour."""


def direction(shown: Glossary) -> str:
    """Return where edges lead that decide the layout: to the right, or up a hierarchy, whose top is at the left."""
    return "RL" if decides_order(shown) and not _first_of_hierarchy(shown).leads_down else "LR"


def look(glossary: Glossary, shown: Glossary, edge: Edge) -> dict[str, str]:
    """Return how an edge looks; those that run with time decide the layout, or else the hierarchy."""
    relation = glossary.relations[edge.relation]
    colour = _FEEDBACK if relation.flow is Flow.FEEDBACK else colours(glossary)[edge.source]
    if len(shown.edges) > _MANY:
        colour += _FAINT if relation.flow is Flow.NONE else _CLEAR
    return {"color": colour, **_line(shown, relation), **({} if _leads(shown, relation) else {"constraint": "false"})}


def legend(shown: Glossary) -> Iterator[str]:
    """Yield what each look of an edge that is shown means, as the words of its relations."""
    looks: dict[str, list[str]] = {}
    for id_, edges in shown.by_relation.items():
        if edges:
            looks.setdefault(_said(shown, shown.relations[id_]), []).append(shown.relations[id_].label)
    yield from (f"{look}: {', '.join(labels)}" for look, labels in looks.items())


def _line(shown: Glossary, relation: Relation) -> dict[str, str]:
    if relation.flow is Flow.FEEDBACK:
        return {"penwidth": "1.5"}
    if relation.flow is Flow.BACKWARD:
        return {"style": "dashed"}
    if _is_full(shown, relation):
        return {}
    return {"style": "dotted"} | ({"dir": "none"} if relation.symmetric else {})


def _said(shown: Glossary, relation: Relation) -> str:
    if _is_full(shown, relation):
        return "full arrow"
    words = {Flow.BACKWARD: "dashed arrow", Flow.FEEDBACK: "red arrow"}
    return words.get(relation.flow, "dotted line" if relation.symmetric else "dotted arrow")


def _is_full(shown: Glossary, relation: Relation) -> bool:
    return relation.flow is Flow.FORWARD or (relation.hierarchy and decides_order(shown))


def _leads(shown: Glossary, relation: Relation) -> bool:
    """Tell whether edges of a relation decide the layout."""
    if relation.flow is not Flow.NONE:
        return relation.flow is Flow.FORWARD
    if decides_order(shown):
        return relation.hierarchy and relation.leads_down is _first_of_hierarchy(shown).leads_down
    # within a stage, few edges are of the sequence, and without others its terms would be in one column
    return len(stages_of(shown)) == 1 and not relation.distinguishes


@once
def stages_of(shown: Glossary) -> tuple[Stage, ...]:
    """Return the stages that have terms."""
    return tuple(stage for id_, stage in shown.stages.items() if shown.by_stage[id_])


def _first_of_hierarchy(shown: Glossary) -> Relation:
    """Return the relation of the hierarchy that is listed first; those that lead the same way decide the layout too."""
    return next(relation for relation in shown.relations.values() if relation.hierarchy)
