"""Whatever settings, roles, edges and loops a glossary has, its stories keep the rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, TypeVar

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from glossgraph.checks import unclosed_loop
from glossgraph.graph.frames import Item, frame_story
from glossgraph.graph.settings import settings as places
from glossgraph.graph.steps import StoryStep
from glossgraph.graph.story import settings_of, story
from glossgraph.graph.threads import acting
from glossgraph.model import (
    Action,
    Edge,
    Flow,
    Glossary,
    Kind,
    Relation,
    Role,
    Setting,
    Stage,
    StageRule,
    StepsIn,
    Term,
)
from story_rules import broken, computed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Value = TypeVar("Value")

RELATIONS = {
    "triggers": Relation("triggers", "triggers", "is triggered by", Flow.FORWARD),
    "precedes": Relation("precedes", "precedes", "follows", Flow.FORWARD),
    "expresses": Relation("expresses", "expresses", "is expressed as", Flow.BACKWARD),
    "returns-to": Relation("returns-to", "returns to", "is fed by", Flow.FEEDBACK),
    "kind-of": Relation("kind-of", "is a kind of", "has the kind", Flow.NONE),
}

KINDS = {
    "event": Kind("event", "Event", StageRule.REQUIRED, Role.STEP),
    "measure": Kind("measure", "Measure", StageRule.REQUIRED, Role.NONE),
    "actor": Kind("actor", "Actor", StageRule.NONE, Role.PARTICIPANT),
}

ACTORS = ("ann", "bob", "cy", "dee")
ROLES = ("buyer", "seller", "market")
PLACES = ("coast", "hills", "valley")
CONDITIONS = ("", "", "", "it rains", "it snows")
STAGES = {f"s{number}": Stage(f"s{number}", number, f"Stage {number}") for number in range(1, 5)}

many = settings(max_examples=300)


@st.composite
def glossaries(draw: st.DrawFn) -> Glossary:
    """Return a glossary whose sequence has no cycle and whose feedback edges close loops."""
    return make(draw(st.integers(4, 16)), draw(st.integers(0, 3)), Random(draw(st.integers(0, 2**32))))


def make(size: int, number: int, random: Random) -> Glossary:
    """Return one of so many terms in so many settings; what is drawn at random has what real ones have."""
    ids = [f"t{number:02}" for number in range(size)]
    stages = sorted(random.choices(range(1, len(STAGES) + 1), k=size))
    where = [place(name, random) for name in random.sample(PLACES, number)]
    edges = [*_forward(ids, where, random)]
    edges += _feedback(ids, stages, edges, where, random)
    returning = {edge.source for edge in edges if edge.relation == "returns-to"}
    terms = {
        id_: Term(
            id_,
            f"terms/{id_}.yml",
            id_.upper(),
            random.choice(["event"] * 7 + ["measure"]),
            "A thing.",
            stage=f"s{stage}",
            edges=tuple(edge for edge in edges if edge.source == id_),
            step=_action(random, number) if random.random() < 0.9 else None,
            steps=tuple(_steps_in(setting, random) for setting in where if random.random() < 0.2),
            settings=_some(where, random) if random.random() < 0.3 else (),
            loop=random.random() < (0.7 if id_ in returning else 0.05),
        )
        for id_, stage in zip(ids, stages, strict=True)
    }
    terms |= {id_: Term(id_, f"terms/{id_}.yml", id_.capitalize(), "actor", "One who acts.") for id_ in ACTORS}
    terms = dict(sorted(terms.items()))
    return Glossary(terms=terms, relations=RELATIONS, kinds=KINDS, stages=STAGES, settings={s.id: s for s in where})


def place(name: str, random: Random) -> Setting:
    roles = [role for role in ROLES if random.random() < 0.8]
    cast = {role: random.choice(ACTORS) for role in roles}
    return Setting(name, name.capitalize(), cast=cast, public=tuple(r for r in roles if random.random() < 0.25))


def _some(where: list[Setting], random: Random) -> tuple[str, ...]:
    return tuple(setting.id for setting in random.sample(where, random.randint(0, len(where))))


def _action(random: Random, number: int, *, in_list: bool = False) -> Action:
    # without settings there are no roles
    source, target = random.choices([*(ROLES * 3 if number else ()), *ACTORS], k=2)
    return Action(f"Does {random.random():.3f}", source, target if random.random() < 0.7 else "", in_list)


def _steps_in(setting: Setting, random: Random) -> StepsIn:
    number = random.choice([0, 1, 2, 4])
    return StepsIn(setting.id, tuple(_action(random, 1, in_list=number > 1) for _ in range(number)))


def _forward(ids: list[str], where: list[Setting], random: Random) -> Iterator[Edge]:
    # where a term leads only to the next one, ways are long
    furthest = random.choice([1, 2, 4])
    for number, earlier in enumerate(ids):
        for later in ids[number + 1 : number + 1 + furthest]:
            for relation in random.sample(["triggers", "precedes", "expresses", "kind-of", ""], k=2):
                ends = (later, earlier) if relation == "expresses" else (earlier, later)
                if relation and random.random() < (0.9 if furthest == 1 else 0.5):
                    yield _edge(relation, *ends, where, random)


def _feedback(
    ids: list[str], stages: list[int], edges: list[Edge], where: list[Setting], random: Random
) -> Iterator[Edge]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(ids)
    graph.add_edges_from((e.source, e.target) for e in edges if e.relation in {"triggers", "precedes"})
    graph.add_edges_from((e.target, e.source) for e in edges if e.relation == "expresses")
    stage = dict(zip(ids, stages, strict=True))
    pairs = [(a, b) for a in ids for b in nx.descendants(graph, a) if stage[a] < stage[b]]
    for earlier, later in sorted(random.sample(sorted(pairs), min(len(pairs), random.randint(0, 3)))):
        yield _edge("returns-to", later, earlier, where, random)


def _edge(relation: str, source: str, target: str, where: list[Setting], random: Random) -> Edge:
    holding = _some(where, random) if random.random() < 0.3 else ()
    return Edge(source, relation, target, "Because.", random.choice(CONDITIONS), settings=holding)


def test_what_is_made_has_something_of_everything() -> None:
    seen: Counter[str] = Counter()
    for seed in range(60):
        glossary = make(4 + seed % 13, seed % 4, Random(seed))
        seen["reported"] += len(list(unclosed_loop.check(glossary)))
        for term, where, steps in computed(glossary):
            seen["in a setting" if where.id else "without settings"] += 1
            seen["of an actor"] += term.kind == "actor"
            seen["with branches"] += any(step.branch for step in steps)
            seen["with a condition"] += any(step.when and not step.branch for step in steps)
            seen["with a loop"] += any(glossary.terms[step.term].loop for step in steps)
            seen["long"] += len(steps) > 5
            seen["twice by one term"] += any(a.term == b.term for a, b in pairwise(steps))
    assert len(seen) == 9
    assert min(seen.values()) >= 10, seen


def stories(glossary: Glossary) -> dict[tuple[str, str], tuple[StoryStep, ...]]:
    return {
        (term.id, setting.id): story(glossary, term, setting)
        for term in glossary.terms.values()
        for setting in settings_of(glossary, term)
    }


@many
@given(glossary=glossaries())
def test_every_story_keeps_the_rule(glossary: Glossary) -> None:
    assert broken(glossary) == []


@many
@given(glossary=glossaries())
def test_a_loop_is_shown_or_reported(glossary: Glossary) -> None:
    reported = {diagnostic.place.file for diagnostic in unclosed_loop.check(glossary)}
    shown = {step.term for *_, steps in computed(glossary) for step in steps}
    happening = {id_ for where in places(glossary) for id_ in acting(glossary, where)}
    loops = {term.id for term in glossary.terms.values() if term.loop and term.id in happening}
    assert {glossary.terms[id_].file for id_ in loops - shown} <= reported


@many
@given(glossary=glossaries(), seed=st.integers(0, 2**32))
def test_in_which_order_edges_and_settings_are_written_changes_no_story(glossary: Glossary, seed: int) -> None:
    random = Random(seed)
    terms = {
        id_: replace(term, edges=_shuffled(term.edges, random), steps=_shuffled(term.steps, random))
        for id_, term in glossary.terms.items()
    }
    reordered = dict(_shuffled(tuple(glossary.settings.items()), random))
    assert stories(replace(glossary, terms=terms, settings=reordered)) == stories(glossary)


def _shuffled(values: tuple[Value, ...], random: Random) -> tuple[Value, ...]:
    return tuple(random.sample(values, len(values)))


@many
@given(glossary=glossaries(), seed=st.integers(0, 2**32))
def test_a_new_setting_changes_no_story_of_another(glossary: Glossary, seed: int) -> None:
    if not glossary.settings:
        return
    before = stories(glossary)
    random = Random(seed)
    new = place("island", random)
    # a term that takes its first step on the island no longer joins those before and after it elsewhere
    terms = {
        id_: replace(term, steps=(*term.steps, _steps_in(new, random)))
        if (term.step or term.steps) and random.random() < 0.3
        else term
        for id_, term in glossary.terms.items()
    }
    for among in ({**glossary.settings, "island": new}, {"island": new, **glossary.settings}):
        after = stories(replace(glossary, terms=terms, settings=among))
        assert {key: steps for key, steps in after.items() if key[1] != "island"} == before


@many
@given(glossary=glossaries())
def test_a_picture_has_every_step_of_its_story_once(glossary: Glossary) -> None:
    for term, where, steps in computed(glossary):
        framed = frame_story(glossary, where, steps, [term.id], explicit=False)
        assert list(_drawn(framed.items)) == list(steps)


def _drawn(items: Iterable[Item]) -> Iterator[StoryStep]:
    for item in items:
        if isinstance(item, StoryStep):
            yield item
            continue
        for branch in item.branches:
            yield from _drawn(branch.items)
