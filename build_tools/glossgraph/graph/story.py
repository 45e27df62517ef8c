"""The story of a term in its sequence diagram: which steps, in which order.

A term can be drawn if it has a `step`, its actors exist, and terms of its kind take part in time. Drawn terms are
linked by the arrows of the sequence; where terms that cannot be drawn lie between two of them, the arrows through these
count as one link.

The story of a term that can be drawn is a way along these links that contains it, with at most `LONGEST` steps and at
most `PER_STAGE` one after the other in one stage; a term without a stage counts as a stage of its own. Of all such
ways the best one

1. touches the most stages,
2. follows the strongest relations: the sum of their positions in `graph/relations.yml` is the smallest, so that
   *triggers* is preferred to *precedes*,
3. is the longest, and
4. comes first by the ids of its terms.

A term that cannot be drawn, or that no link joins to another, shows the terms that edges join to it, chosen by relation
and then by the order of the sequence, as far as the same limits allow; for an actor, the steps in which it takes part
are chosen first. A term with a `sequence:` of its own shows all of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import networkx as nx

from glossgraph.graph.sequence import order, sequence
from glossgraph.model import Role, once

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from glossgraph.model import Action, Glossary, Term

LONGEST = 9
"""The most steps of a computed story."""

PER_STAGE = 2
"""The most successive steps of a computed story in one stage."""


@dataclass(frozen=True, slots=True)
class StoryStep:
    """A step of a story: the term that it shows, and what happens."""

    term: str
    action: Action
    date: str = ""
    returns: bool = False
    """Whether it goes back to an earlier stage, so that a new round begins."""


class Way(NamedTuple):
    """A way along the links; of two ways, the smaller one is the better story."""

    minus_stages: int
    weakness: int
    minus_length: int
    terms: tuple[str, ...]


Ways = dict[tuple[int, int], Way]
"""The best ways from or to one term, by the number of successive steps in the stage of that term, and by length."""


def story(glossary: Glossary, term: Term) -> tuple[StoryStep, ...]:
    """Return the steps of a term's story in order; none if it has no story."""
    if term.sequence:
        return tuple(_explicit_steps(glossary, term))
    if term.id in story_graph(glossary) and nx.degree(story_graph(glossary), term.id):
        return tuple(_step(glossary, id_) for id_ in _best_way(glossary, term.id).terms)
    return tuple(_step(glossary, id_) for id_ in _joined_terms(glossary, term))


def story_of_both(glossary: Glossary, first: str, second: str) -> tuple[StoryStep, ...]:
    """Return the steps of a story that keeps the limits and shows two terms; none if there is no such story.

    It is the story of one of the terms, if that shows the other. Otherwise the strongest links lead from one to the
    other; what comes before and after is chosen as for the story of one term.
    """
    graph = story_graph(glossary)
    if first not in graph or second not in graph:
        return ()
    for start, end in ((first, second), (second, first)):
        if nx.has_path(graph, start, end):
            stories = (_best_way(glossary, term).terms for term in (start, end))
            story_of_one = min((terms for terms in stories if {start, end} <= set(terms)), default=None)
            return tuple(_step(glossary, id_) for id_ in story_of_one or _way_through(glossary, start, end))
    return ()


def _way_through(glossary: Glossary, start: str, end: str) -> tuple[str, ...]:
    between = nx.dijkstra_path(story_graph(glossary), start, end, weight=lambda _, __, data: data["weakness"] + 1)
    ways_before, ways_after = _ways_to(glossary)[start].values(), _ways_from(glossary)[end].values()
    ways = (
        Way(b.minus_stages + a.minus_stages, b.weakness + a.weakness, b.minus_length + a.minus_length, terms)
        for b in ways_before
        for a in ways_after
        if _keeps_limits(glossary, terms := (*b.terms, *between[1:-1], *a.terms))
    )
    return min(ways, default=Way(0, 0, 0, ())).terms


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
def story_graph(glossary: Glossary) -> nx.DiGraph[str]:
    """Return the graph of the terms that can be drawn; its links have a `weakness` and a `when` (empty: no branch).

    The result is shared: do not change it.
    """
    arrows = sequence(glossary)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(id_ for id_ in arrows if can_be_drawn(glossary, id_))
    for start in graph:
        for end, weakness, when in _links_from(start, arrows, graph):
            link = graph.get_edge_data(start, end)
            if link is None or (weakness, when) < (link["weakness"], link["when"]):
                graph.add_edge(start, end, weakness=weakness, when=when)
    return graph


def _links_from(start: str, arrows: nx.DiGraph[str], drawable: Container[str]) -> Iterator[tuple[str, int, str]]:
    """Yield the drawable terms that arrows lead to, directly or through others, with the weakness and the branch."""
    waiting = [(start, 0, "")]
    seen = {start}
    while waiting:
        node, weakness, when = waiting.pop(0)
        for successor in sorted(arrows.successors(node)):
            data = arrows.edges[node, successor]
            total, branch = weakness + data["rank"], data["edge"].when or when
            if successor in drawable:
                yield successor, total, branch
            elif successor not in seen:
                seen.add(successor)
                # a detour is weaker than any single arrow of its relations
                waiting.append((successor, total + 1, branch))


def _best_way(glossary: Glossary, term: str) -> Way:
    before, after = _ways_to(glossary)[term], _ways_from(glossary)[term]
    return min(
        Way(b.minus_stages + a.minus_stages + 1, b.weakness + a.weakness, 1 - length, b.terms + a.terms[1:])
        for (in_stage_before, length_before), b in before.items()
        for (in_stage_after, length_after), a in after.items()
        if in_stage_before + in_stage_after - 1 <= PER_STAGE and (length := length_before + length_after) - 1 <= LONGEST
    )


@once
def _ways_from(glossary: Glossary) -> dict[str, Ways]:
    """Return the best ways that start at each term."""
    return _ways(glossary, reverse=False)


@once
def _ways_to(glossary: Glossary) -> dict[str, Ways]:
    """Return the best ways that end at each term."""
    return _ways(glossary, reverse=True)


def _ways(glossary: Glossary, *, reverse: bool) -> dict[str, Ways]:
    graph = story_graph(glossary)
    next_nodes = graph.predecessors if reverse else graph.successors
    ways: dict[str, Ways] = {}
    for node in nx.topological_sort(graph) if reverse else reversed(list(nx.topological_sort(graph))):
        stage = glossary.stage_number(node)
        best: Ways = {(1, 1): Way(-1, 0, -1, (node,))}
        for other in next_nodes(node):
            pair = (other, node) if reverse else (node, other)
            weakness = graph.edges[pair]["weakness"]
            # a term without a stage counts as a stage of its own
            same_stage = stage is not None and glossary.stage_number(other) == stage
            for (in_stage, length), way in ways[other].items():
                key = (in_stage + 1 if same_stage else 1, length + 1)
                if key[0] > PER_STAGE or key[1] > LONGEST:
                    continue
                terms = (*way.terms, node) if reverse else (node, *way.terms)
                longer = Way(way.minus_stages - (not same_stage), way.weakness + weakness, -key[1], terms)
                best[key] = min(best.get(key, longer), longer)
        ways[node] = best
    return ways


def _joined_terms(glossary: Glossary, term: Term) -> list[str]:
    """Return the drawable terms that edges join to a term, within the limits, in the order of the sequence."""
    drawable, position, rank = story_graph(glossary), order(glossary), glossary.rank
    ranks = {id_: -1 for id_ in drawable if id_ == term.id or _takes_part(glossary.terms[id_], term)}
    for edge in glossary.by_term[term.id]:
        other = edge.target if edge.source == term.id else edge.source
        if other in drawable and not glossary.relations[edge.relation].distinguishes:
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


def _explicit_steps(glossary: Glossary, term: Term) -> Iterator[StoryStep]:
    for item in term.sequence:
        item_term = glossary.terms.get(item.term)
        action = item.action or (item_term.step if item_term else None)
        if item_term and action and _actors_exist(glossary, action):
            yield StoryStep(item.term, action, item.date, item.feedback)


def _actors_exist(glossary: Glossary, action: Action) -> bool:
    return action.source in glossary.terms and (not action.target or action.target in glossary.terms)


def _step(glossary: Glossary, id_: str) -> StoryStep:
    action = glossary.terms[id_].step
    if action is None:
        raise ValueError(f"`{id_}` cannot be drawn")
    return StoryStep(id_, action)
