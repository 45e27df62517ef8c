"""Edges and stages that break the sequence: against its order, round in a circle, or off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from mutations.draft import Finding
from mutations.edges import plain_terms
from mutations.material import choose, word
from mutations.mutator import Mutator
from mutations.view import view

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft
    from mutations.view import Edge, View


def flowing(seen: View, flow: str) -> list[str]:
    """Return the relations with a flow that join any two terms."""
    return [name for name in seen.relations if seen.flow(name) == flow and not seen.relations[name].get("kinds")]


def _against(draft: Draft, random: Random, later: str, earlier: str) -> Finding:
    """Write an edge that leads from a later to an earlier term, in the file of either, and return where it stands."""
    seen = view(draft)
    relation = choose(random, [*flowing(seen, "forward"), *flowing(seen, "backward")])
    source, target = (later, earlier) if seen.flow(relation) == "forward" else (earlier, later)
    file = seen.files[source]
    path = draft.add_edge(file, relation, target, f"It {word(random)}.")
    return Finding("stage-order", file, draft.key_line(file, *path))


def edge_against_the_stages(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    ids = [id_ for id_ in plain_terms(seen) if seen.stage(id_)]
    pairs = [(a, b) for a in ids for b in ids if seen.stage(a) > seen.stage(b) and not seen.between(a, b)]
    return [_against(draft, random, *choose(random, pairs))]


def edge_turned_round(draft: Draft, random: Random) -> list[Finding]:
    """An edge that stands in the wrong file: what it joined is still joined, so nothing else is wrong."""
    seen = view(draft)
    places = [
        (earlier, later, edge)
        for earlier, later, edge in seen.pairs()
        if 0 < seen.stage(earlier) < seen.stage(later) and len(seen.between(earlier, later)) == 1
        if not {"allow"} & (seen.terms[earlier].keys() | seen.terms[later].keys())
    ]
    _, _, edge = choose(random, places)
    draft.remove(edge.file, *edge.path)
    file = seen.files[edge.target]
    path = draft.add_edge(file, edge.relation, edge.source, f"It {word(random)}.")
    return [Finding("stage-order", file, draft.key_line(file, *path))]


def stage_changed(draft: Draft, random: Random) -> list[Finding]:
    """A term in another stage: those of its edges are wrong that lead to it from behind, or on from it to before it."""
    seen = view(draft)
    told = seen.told()
    looped = {
        end for edge in seen.edges if seen.flow(edge.relation) == "feedback" for end in (edge.source, edge.target)
    }
    places = []
    for id_ in plain_terms(seen):
        old = seen.stage(id_)
        alone = sum(term.get("stage") == seen.terms[id_].get("stage") for term in seen.terms.values()) == 1
        # from the first stage, it would have to be led to; in the last, nothing more need follow
        if old > 1 and not alone and id_ not in told | looped:
            places += [(id_, new) for new in range(2, len(seen.stages)) if _wronged(seen, id_, new)]
    id_, new = choose(random, places)
    wronged = _wronged(seen, id_, new)
    draft.put(seen.files[id_], ("stage",), seen.stages[new - 1])
    return [Finding("stage-order", edge.file, draft.key_line(edge.file, *edge.path)) for edge in wronged]


def _wronged(seen: View, id_: str, stage: int) -> list[Edge]:
    """Return the edges that would run against the stages if a term stood in another one."""
    found = []
    for earlier, later, edge in seen.pairs():
        if id_ in {earlier, later}:
            first = stage if earlier == id_ else seen.stage(earlier)
            second = stage if later == id_ else seen.stage(later)
            if first > second > 0:
                found.append(edge)
    return found


def there_and_back(draft: Draft, random: Random) -> list[Finding]:
    """An edge back along one that is there. The circle is shown at the edge that leads on from its first term by id."""
    seen = view(draft)
    places = [
        (earlier, later, edge)
        for earlier, later, edge in seen.pairs()
        if len(seen.between(earlier, later)) == 1
        if not {"allow"} & (seen.terms[earlier].keys() | seen.terms[later].keys())
    ]
    earlier, later, edge = choose(random, places)
    new = _against(draft, random, later, earlier)
    if later < earlier:
        return [new._replace(check="cycle")]
    return [Finding("cycle", edge.file, draft.key_line(edge.file, *edge.path))]


def long_way_round(draft: Draft, random: Random) -> list[Finding]:
    """An edge that closes a longer circle without running against the stages."""
    seen = view(draft)
    graph = seen.sequence()
    arrows = list(seen.pairs())
    places = []
    for start in plain_terms(seen):
        for end, way in nx.single_source_shortest_path(graph, start).items():
            level = seen.stage(end) <= seen.stage(start) or 0 in (seen.stage(end), seen.stage(start))
            single = len(way) > 2 and level and "allow" not in seen.terms[end] and not seen.between(start, end)
            if single and len(list(nx.all_shortest_paths(graph, start, end))) == 1:
                places.append(way)
    way = choose(random, places)
    new = _against(draft, random, way[-1], way[0])
    first = way.index(min(way))
    if first == len(way) - 1:
        return [new._replace(check="cycle")]
    edge = next(edge for earlier, later, edge in arrows if (earlier, later) == (way[first], way[first + 1]))
    return [Finding("cycle", edge.file, draft.key_line(edge.file, *edge.path))]


def kinds_of_each_other(draft: Draft, random: Random) -> list[Finding]:
    """An edge back along one of a relation that has no cycle."""
    seen = view(draft)
    edge = choose(
        random,
        (
            edge
            for edge in seen.edges
            if seen.has(edge.relation, "acyclic") and len(seen.between(edge.source, edge.target)) == 1
            if not {"allow"} & (seen.terms[edge.source].keys() | seen.terms[edge.target].keys())
        ),
    )
    file = seen.files[edge.target]
    path = draft.add_edge(file, edge.relation, edge.source, f"It {word(random)}.")
    if edge.target < edge.source:
        return [Finding("cycle", file, draft.key_line(file, *path))]
    return [Finding("cycle", edge.file, draft.key_line(edge.file, *edge.path))]


def above_what_is_above_it(draft: Draft, random: Random) -> list[Finding]:
    """An edge of another relation that makes the hierarchy, from a term to one of its kinds."""
    relation, made = f"belongs-to-{word(random)}", word(random)
    written = f"{{label: belongs to {made}, inverse: has what belongs to {made}, hierarchy: true}}"
    draft.append("graph/relations.yml", f"{relation}: {written}")
    draft.settle()
    seen = view(draft)
    edge = choose(
        random,
        (
            edge
            for edge in seen.edges
            if seen.relations[edge.relation].get("skos") == "broader"
            if not {"allow"} & (seen.terms[edge.source].keys() | seen.terms[edge.target].keys())
        ),
    )
    file = seen.files[edge.target]
    path = draft.add_edge(file, relation, edge.source, f"It {word(random)}.")
    if edge.target < edge.source:
        return [Finding("cycle", file, draft.key_line(file, *path))]
    return [Finding("cycle", edge.file, draft.key_line(edge.file, *edge.path))]


def _new_feedback(draft: Draft, random: Random, pairs: list[tuple[str, str]]) -> list[Finding]:
    seen = view(draft)
    source, target = choose(random, ((a, b) for a, b in pairs if not seen.between(a, b)))
    file = seen.files[source]
    path = draft.add_edge(file, choose(random, flowing(seen, "feedback")), target, f"It {word(random)}.")
    return [Finding("open-feedback", file, draft.key_line(file, *path))]


def feedback_without_a_loop(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    graph = seen.sequence()
    ids = [id_ for id_ in plain_terms(seen) if seen.stage(id_)]
    pairs = [(a, b) for a in ids for b in ids if seen.stage(a) > seen.stage(b) and not nx.has_path(graph, b, a)]
    return _new_feedback(draft, random, pairs)


def feedback_forwards(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    ids = [id_ for id_ in plain_terms(seen) if seen.stage(id_)]
    return _new_feedback(draft, random, [(a, b) for a in ids for b in ids if a != b and seen.stage(a) <= seen.stage(b)])


def feedback_out_of_time(draft: Draft, random: Random) -> list[Finding]:
    """One end stands in no stage, and need not."""
    seen = view(draft)
    staged = [id_ for id_ in plain_terms(seen) if seen.stage(id_)]
    outside = [id_ for id_ in plain_terms(seen) if not seen.stage(id_)]
    pairs = [(a, b) for a in staged for b in outside]
    return _new_feedback(draft, random, pairs + [(b, a) for a, b in pairs])


MUTATORS: tuple[Mutator, ...] = (
    Mutator("stage-order", edge_against_the_stages),
    Mutator("stage-order", edge_turned_round),
    Mutator("stage-order", stage_changed),
    Mutator("cycle", there_and_back),
    Mutator("cycle", long_way_round),
    Mutator("cycle", kinds_of_each_other),
    Mutator("cycle", above_what_is_above_it),
    Mutator("open-feedback", feedback_without_a_loop),
    Mutator("open-feedback", feedback_forwards),
    Mutator("open-feedback", feedback_out_of_time),
)
