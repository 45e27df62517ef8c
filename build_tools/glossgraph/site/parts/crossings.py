"""What leads into a stage and out of it: how many edges from and to which other, and these with their reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from glossgraph.graph.sequence import arrow
from glossgraph.graph.spine import flows
from glossgraph.model import Flow, once
from glossgraph.site.parts.listed_edges import edges_in_parts, listed_edges, pages_of_edges, size_of_edges
from glossgraph.site.parts.paged_list import Whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glossgraph.model import Edge, Glossary, Stage
    from glossgraph.site.page import Page, Site
    from glossgraph.site.parts.paged_list import Part

WEIGHTS = 10
"""How many lengths of bars the style sheet has."""

NAMED = 2
"""How many terms at the other end are named before a bar unfolds."""


class Between(NamedTuple):
    """The edges that lead into a stage from another, or out of it to another, or that stay within it."""

    other: Stage | None
    """None for all terms that are in no stage."""
    edges: tuple[Edge, ...]
    """The strongest first."""
    incoming: bool


@dataclass(frozen=True, slots=True)
class Crossing:
    """The same, with the pages of its parts."""

    other: Stage | None
    edges: tuple[Edge, ...]
    incoming: bool
    returns: bool
    """Whether the edges lead from a later stage to an earlier one."""
    parts: tuple[Part, ...]
    """The pages that have the edges, if they are too many for the page of the stage."""


def between(glossary: Glossary, stage: Stage) -> list[Between]:
    """Return what leads into a stage and out of it, by the other stage: first what comes in."""
    found = [
        Between(other, flows(glossary).get("-".join(str(each.number) for each in ends), ()), incoming)
        for incoming in (True, False)
        for other in glossary.stages.values()
        if not (incoming and other is stage)
        for ends in [(other, stage) if incoming else (stage, other)]
    ]
    incoming, outgoing = _outside(glossary)[stage.id]
    found += [Between(None, tuple(incoming), incoming=True), Between(None, tuple(outgoing), incoming=False)]
    return [each for each in found if each.edges]


def sizes(glossary: Glossary, found: Sequence[Between]) -> list[int]:
    """Return about how many bytes each takes on a page."""
    return [size_of_edges(glossary, each.edges) for each in found]


def crossings(
    site: Site, stage: Stage, found: Sequence[Between], room: int
) -> tuple[list[Crossing], list[Crossing], list[Crossing]]:
    """Return what leads in, what leads out, and what stays within: on the way first, then what returns.

    Args:
        site: What pages are made from.
        stage: The stage.
        found: What leads in and out.
        room: The most bytes that each may take on the page of the stage.

    """
    made = [
        Crossing(*each, _returns(stage, each), edges_in_parts(site, _start(stage, each), each.edges, room))
        for each in found
    ]
    across = [each for each in made if each.other is not stage and not each.returns]
    across += sorted((each for each in made if each.returns), key=lambda each: -len(each.edges))
    within = [each for each in made if each.other is stage]
    return [each for each in across if each.incoming], [each for each in across if not each.incoming], within


def pages_of_crossing(site: Site, stage: Stage, crossing: Crossing, whole: Whole) -> Iterator[Page]:
    """Make the pages of the edges that are too many for the page of the stage."""
    say = site.words.say
    heading = say("stages.leads-in") if crossing.incoming else say("stages.leads-out")
    list_ = say("stages.crossing", list=heading, stage=_name(site, stage, crossing))
    title = say("parts.list-of", of=stage.label, list=list_)
    listed = Whole(whole.path, title, whole.summary, whole.source)
    yield from pages_of_edges(site, listed, crossing.parts, crossing.edges, in_time=True)


def bars(site: Site, stage: Stage, found: Sequence[Crossing], most: int) -> list[dict[str, Any]]:
    """Return what the template needs of each: its bar, the terms at the other end, and the edges with their reasons.

    The longest bar stands for so many edges.
    """
    glossary = site.glossary
    return [
        {
            "name": _name(site, stage, each),
            "stage": each.other.id if each.other else "",
            "number": len(each.edges),
            "weight": 0 if each.other is stage else -(-WEIGHTS * len(each.edges) // most),
            "returns": each.returns,
            "named": [glossary.terms[id_].label for id_ in ids[:NAMED]],
            "more": len(ids[NAMED:]),
            "parts": each.parts,
            "edges": [] if each.parts else listed_edges(glossary, each.edges, in_time=True),
        }
        for each in found
        for ids in [_other_ends(glossary, each)]
    ]


def _name(site: Site, stage: Stage, crossing: Crossing) -> str:
    say, other = site.words.say, crossing.other
    if other is None:
        return say("home.outside-stages")
    if other is stage:
        return say("stages.within", number=len(crossing.edges))
    name = say("stages.numbered", number=other.number, stage=other.label)
    if not crossing.returns:
        return name
    return say("stages.back-from", stage=name) if crossing.incoming else say("stages.back-to", stage=name)


def _returns(stage: Stage, each: Between) -> bool:
    if each.other is None:
        return False
    return each.other.number > stage.number if each.incoming else each.other.number < stage.number


def _start(stage: Stage, each: Between) -> str:
    """Return how the paths of its parts begin."""
    name = "in" if each.incoming else "out"
    return f"stages/{stage.id}/{name}-{each.other.id if each.other else 0}-"


@once
def _outside(glossary: Glossary) -> Mapping[str, tuple[list[Edge], list[Edge]]]:
    """Return the edges from terms in no stage to those of each stage, and from these to those."""
    found: dict[str, tuple[list[Edge], list[Edge]]] = {stage: ([], []) for stage in glossary.stages}
    for edge in glossary.joining:
        if glossary.flow(edge) is Flow.NONE:
            continue
        stages = [glossary.terms[id_].stage for id_ in arrow(glossary, edge) or (edge.source, edge.target)]
        known = [stage in found for stage in stages]
        if known == [False, True]:
            found[stages[1]][0].append(edge)
        elif known == [True, False]:
            found[stages[0]][1].append(edge)
    return found


def _other_ends(glossary: Glossary, crossing: Crossing) -> list[str]:
    """Return the terms of the other stage, those of the strongest edges first."""
    ends = (arrow(glossary, edge) or (edge.source, edge.target) for edge in crossing.edges)
    return list(dict.fromkeys(end[0 if crossing.incoming else 1] for end in ends))
