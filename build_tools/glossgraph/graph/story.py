"""The story that a sequence diagram tells of a term: which steps, in which order.

A term can be drawn if it has a `step`, its actors exist, and terms of its kind take part in time. Drawn terms are
linked by the arrows of the sequence; where the terms between two of them cannot be drawn, the arrows through those
count as one.

The story of a term that can be drawn is a path along these links which contains it, with at most `LONGEST` steps and at
most `PER_STAGE` one after the other in one stage; a term without a stage counts as a stage of its own. Of all such
paths the best one

1. touches the most stages,
2. follows the strongest relations: the sum of their positions in `graph/relations.yml` is least, so that *triggers* is
   preferred to *precedes*,
3. is the longest, and
4. comes first by the ids of its terms.

A term that cannot be drawn, or that no link joins to another, shows the terms that edges join to it, by relation and
then in the order of the sequence, as far as the same limits allow; an actor shows first the steps that it takes part
in. A term with a `sequence:` of its own shows that, however long.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import networkx as nx

from glossgraph.graph.sequence import order, sequence
from glossgraph.model import Role, once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Action, Glossary, Term

LONGEST = 9
"""The most steps of a computed story."""

PER_STAGE = 2
"""The most steps of a computed story that stand one after the other in one stage."""


@dataclass(frozen=True, slots=True)
class StoryStep:
    """A term at its place in a story, and what happens there."""

    term: str
    action: Action
    date: str = ""
    returns: bool = False
    """It goes back to an earlier stage: a new round begins."""


class Road(NamedTuple):
    """A path along the links, comparable: the smaller one is the better story."""

    minus_stages: int
    weakness: int
    minus_length: int
    terms: tuple[str, ...]


Roads = dict[tuple[int, int], Road]
"""The best road for each number of steps in the stage of its end, and each length."""


def story(glossary: Glossary, term: Term) -> tuple[StoryStep, ...]:
    """Return the steps of a term's story in order; nothing if there is none to tell."""
    if term.sequence:
        return tuple(_told(glossary, term))
    if term.id in links(glossary) and nx.degree(links(glossary), term.id):
        return tuple(_step(glossary, id_) for id_ in _best_road(glossary, term.id).terms)
    return tuple(_step(glossary, id_) for id_ in _joined(glossary, term))


def story_of_both(glossary: Glossary, one: str, two: str) -> tuple[StoryStep, ...]:
    """Return the steps of a story within the limits that shows two terms; nothing if there is none.

    It is the story of one of them, if that shows the other. Else the strongest links lead from one to the other, and
    before and after that it goes on as the stories of the two do.
    """
    drawn = links(glossary)
    if one not in drawn or two not in drawn:
        return ()
    for start, end in ((one, two), (two, one)):
        if nx.has_path(drawn, start, end):
            roads = (_best_road(glossary, term).terms for term in (start, end))
            joined = min((road for road in roads if {start, end} <= set(road)), default=None)
            ids = joined or _way_through(glossary, start, end)
            return tuple(_step(glossary, id_) for id_ in ids)
    return ()


def _way_through(glossary: Glossary, start: str, end: str) -> tuple[str, ...]:
    between = nx.dijkstra_path(links(glossary), start, end, weight=lambda _, __, data: data["weakness"] + 1)
    befores, afters = _roads_to(glossary)[start].values(), _roads_from(glossary)[end].values()
    ways = (
        Road(b.minus_stages + a.minus_stages, b.weakness + a.weakness, b.minus_length + a.minus_length, terms)
        for b in befores
        for a in afters
        if _keeps_limits(glossary, terms := (*b.terms, *between[1:-1], *a.terms))
    )
    return min(ways, default=Road(0, 0, 0, ())).terms


def _keeps_limits(glossary: Glossary, terms: tuple[str, ...]) -> bool:
    stages = [glossary.stage_number(id_) for id_ in terms]
    runs = (sum(1 for _ in run) for stage, run in groupby(stages) if stage is not None)
    return len(terms) <= LONGEST and all(length <= PER_STAGE for length in runs)


def can_be_drawn(glossary: Glossary, id_: str) -> bool:
    """Tell whether a term has a step whose actors exist, and is of a kind that takes part in time."""
    term = glossary.terms[id_]
    kind = glossary.kinds.get(term.kind)
    return bool(term.step and (not kind or kind.role is not Role.NONE) and _actors_exist(glossary, term.step))


@once
def links(glossary: Glossary) -> nx.DiGraph[str]:
    """Return the terms that can be drawn and the links between them, with `weakness` and `when` (empty: no branch).

    The result is shared: do not change it.
    """
    whole = sequence(glossary)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(id_ for id_ in whole if can_be_drawn(glossary, id_))
    for start in graph:
        for end, weakness, when in _onwards(whole, graph, start):
            known = graph.get_edge_data(start, end)
            if known is None or (weakness, when) < (known["weakness"], known["when"]):
                graph.add_edge(start, end, weakness=weakness, when=when)
    return graph


def _onwards(whole: nx.DiGraph[str], drawn: nx.DiGraph[str], start: str) -> Iterator[tuple[str, int, str]]:
    """Yield the drawn terms that arrows lead to, if need be through others, each with its weakness and branch."""
    waiting = [(start, 0, "")]
    seen = {start}
    while waiting:
        node, weakness, when = waiting.pop(0)
        for successor in sorted(whole.successors(node)):
            data = whole.edges[node, successor]
            total, branch = weakness + data["rank"], data["edge"].when or when
            if successor in drawn:
                yield successor, total, branch
            elif successor not in seen:
                seen.add(successor)
                # a detour is weaker than any single arrow of its relations
                waiting.append((successor, total + 1, branch))


def _best_road(glossary: Glossary, term: str) -> Road:
    before, after = _roads_to(glossary)[term], _roads_from(glossary)[term]
    return min(
        Road(b.minus_stages + a.minus_stages + 1, b.weakness + a.weakness, 1 - length, b.terms + a.terms[1:])
        for (in_stage_before, length_before), b in before.items()
        for (in_stage_after, length_after), a in after.items()
        if in_stage_before + in_stage_after - 1 <= PER_STAGE and (length := length_before + length_after) - 1 <= LONGEST
    )


@once
def _roads_from(glossary: Glossary) -> dict[str, Roads]:
    """Return the best roads that start at each term."""
    return _roads(glossary, reverse=False)


@once
def _roads_to(glossary: Glossary) -> dict[str, Roads]:
    """Return the best roads that end at each term."""
    return _roads(glossary, reverse=True)


def _roads(glossary: Glossary, *, reverse: bool) -> dict[str, Roads]:
    graph = links(glossary)
    towards = graph.predecessors if reverse else graph.successors
    roads: dict[str, Roads] = {}
    for node in nx.topological_sort(graph) if reverse else reversed(list(nx.topological_sort(graph))):
        stage = glossary.stage_number(node)
        best: Roads = {(1, 1): Road(-1, 0, -1, (node,))}
        for other in towards(node):
            pair = (other, node) if reverse else (node, other)
            weakness = graph.edges[pair]["weakness"]
            # terms without a stage crowd none
            same = stage is not None and glossary.stage_number(other) == stage
            for (in_stage, length), road in roads[other].items():
                key = (in_stage + 1 if same else 1, length + 1)
                if key[0] > PER_STAGE or key[1] > LONGEST:
                    continue
                terms = (*road.terms, node) if reverse else (node, *road.terms)
                longer = Road(road.minus_stages - (not same), road.weakness + weakness, -key[1], terms)
                best[key] = min(best.get(key, longer), longer)
        roads[node] = best
    return roads


def _joined(glossary: Glossary, term: Term) -> list[str]:
    """Return the drawn terms that a term is joined to, within the limits, in the order of the sequence."""
    drawn, position, rank = links(glossary), order(glossary), glossary.rank
    ranks = {id_: -1 for id_ in drawn if id_ == term.id or _takes_part(glossary.terms[id_], term)}
    for edge in glossary.by_term[term.id]:
        other = edge.target if edge.source == term.id else edge.source
        if other in drawn and not glossary.relations[edge.relation].distinguishes:
            ranks[other] = min(ranks.get(other, rank[edge.relation]), rank[edge.relation])
    chosen = _within_limits(glossary, sorted(ranks, key=lambda id_: (ranks[id_], position[id_])))
    return sorted(chosen, key=position.__getitem__)


def _takes_part(term: Term, actor: Term) -> bool:
    return bool(term.step and actor.id in {term.step.source, term.step.target})


def _within_limits(glossary: Glossary, candidates: Iterable[str]) -> list[str]:
    chosen: list[str] = []
    stages: list[int | None] = []
    for id_ in candidates:
        stage = glossary.stage_number(id_)
        if (stage is None or stages.count(stage) < PER_STAGE) and len(chosen) < LONGEST:
            chosen.append(id_)
            stages.append(stage)
    return chosen


def _told(glossary: Glossary, term: Term) -> Iterator[StoryStep]:
    for item in term.sequence:
        term_shown = glossary.terms.get(item.term)
        action = item.action or (term_shown.step if term_shown else None)
        if term_shown and action and _actors_exist(glossary, action):
            yield StoryStep(item.term, action, item.date, item.feedback)


def _actors_exist(glossary: Glossary, action: Action) -> bool:
    return action.source in glossary.terms and (not action.target or action.target in glossary.terms)


def _step(glossary: Glossary, id_: str) -> StoryStep:
    action = glossary.terms[id_].step
    if action is None:
        raise ValueError(f"`{id_}` cannot be drawn")
    return StoryStep(id_, action)
