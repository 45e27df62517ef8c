"""Terms that nothing joins to the others, to which nothing leads or from which nothing follows, and stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutations.draft import Finding
from mutations.edges import plain_terms
from mutations.implied import faults, located, rests_on
from mutations.material import anywhere, choose, new_term, unstaged_kind, word
from mutations.mutator import Mutator
from mutations.sequence import flowing
from mutations.view import view

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft


def _lose(draft: Draft, random: Random, check: str) -> list[Finding]:
    """Delete an edge on which something rests, and return what is wrong without it."""
    seen = view(draft)
    # what an edge cites is another matter
    edges = [edge for edge in seen.edges if "sources" not in draft.get(edge.file, *edge.path)]
    random.shuffle(edges)
    edge = next((edge for edge in edges if rests_on(seen, edge, check)), None)
    assert edge, "the glossary has no place for this defect"
    draft.remove(edge.file, *edge.path)
    return located(draft, faults(seen, edge))


def loop_broken(draft: Draft, random: Random) -> list[Finding]:
    return _lose(draft, random, "open-feedback")


def way_to_a_term_lost(draft: Draft, random: Random) -> list[Finding]:
    return _lose(draft, random, "unreached-term")


def way_on_lost(draft: Draft, random: Random) -> list[Finding]:
    return _lose(draft, random, "dead-end")


def only_edge_lost(draft: Draft, random: Random) -> list[Finding]:
    new_term(draft, random)
    draft.settle()
    return _lose(draft, random, "orphan-term")


def _label(draft: Draft, check: str, id_: str) -> Finding:
    file = view(draft).files[id_]
    return Finding(check, file, draft.value_line(file, "label"))


def term_alone(draft: Draft, random: Random) -> list[Finding]:
    return [_label(draft, "orphan-term", new_term(draft, random, {}))]


def island(draft: Draft, random: Random) -> list[Finding]:
    """Two or three new terms that are joined to one another and to nothing else."""
    relation = choose(random, view(draft).quiet())
    ids = [new_term(draft, random, {})]
    for _ in range(random.randint(1, 2)):
        ids.append(new_term(draft, random, {ids[-1]: relation}))
    return [_label(draft, "orphan-term", min(ids))]


def only_kept_apart(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    relation = choose(random, (name for name in seen.relations if seen.has(name, "distinguishes")))
    return [_label(draft, "orphan-term", new_term(draft, random, {anywhere(seen, random): relation}))]


def nothing_leads_there(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    number = random.randrange(1, len(seen.stages))
    onwards = [id_ for id_ in plain_terms(seen) if seen.stage(id_) > number]
    edges = {choose(random, onwards): choose(random, flowing(seen, "forward"))}
    return [_label(draft, "unreached-term", new_term(draft, random, edges, stage=seen.stages[number]))]


def nothing_follows(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    number = random.randrange(1, len(seen.stages) - 1)
    before = [id_ for id_ in plain_terms(seen) if 0 < seen.stage(id_) <= number]
    edges = {choose(random, before): choose(random, flowing(seen, "backward"))}
    return [_label(draft, "dead-end", new_term(draft, random, edges, stage=seen.stages[number]))]


def no_stage(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    stages = [term.get("stage") for term in seen.terms.values()]
    file = seen.files[
        choose(
            random,
            (i for i in plain_terms(seen) if seen.rule(i) == "required" and stages.count(seen.terms[i]["stage"]) > 1),
        )
    ]
    draft.remove(file, "stage")
    return [Finding("missing-stage", file, draft.value_line(file, "kind"))]


def stage_out_of_time(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    moving = {end for e in seen.edges if seen.flow(e.relation) != "none" for end in (e.source, e.target)}
    told = seen.told()
    new = new_term(draft, random, kind=unstaged_kind(seen, "none"))
    draft.settle()
    still = [id_ for id_ in view(draft).terms if view(draft).rule(id_) == "none" and id_ not in moving | told]
    file = view(draft).files[choose(random, [*still, new])]
    draft.append(file, f"stage: {choose(random, seen.stages)}")
    return [Finding("unexpected-stage", file, draft.key_line(file, "stage"))]


def stage_without_terms(draft: Draft, random: Random) -> list[Finding]:
    """A new stage between two others: at either end it would change what is first or last."""
    file = "graph/stages.yml"
    start = draft.block(file, random.randrange(1, len(view(draft).stages)))[0]
    line = draft.splice(file, start, start, f"- id: {word(random)}\n  label: A new stage\n")
    return [Finding("empty-stage", file, line)]


MUTATORS: tuple[Mutator, ...] = (
    Mutator("open-feedback", loop_broken),
    Mutator("unreached-term", way_to_a_term_lost),
    Mutator("unreached-term", nothing_leads_there),
    Mutator("dead-end", way_on_lost),
    Mutator("dead-end", nothing_follows),
    Mutator("orphan-term", only_edge_lost),
    Mutator("orphan-term", term_alone),
    Mutator("orphan-term", island),
    Mutator("orphan-term", only_kept_apart),
    Mutator("missing-stage", no_stage),
    Mutator("unexpected-stage", stage_out_of_time),
    Mutator("empty-stage", stage_without_terms),
)
