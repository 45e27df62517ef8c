"""Each file of `stories/` is a small graph and the stories of its terms, with their frames."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from folders import TESTS
from glossgraph.graph.frames import Frame, FramedStory, Item, frame_story
from glossgraph.graph.settings import follows_on
from glossgraph.graph.steps import StoryStep, told_items
from glossgraph.graph.story import LONGEST, feedback_edges, settings_of, story
from glossgraph.model import (
    Action,
    Edge,
    Flow,
    Glossary,
    Kind,
    Relation,
    Role,
    SequenceIn,
    Setting,
    Stage,
    StageRule,
    StepsIn,
    StoryItem,
    Term,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

CASES = sorted((TESTS / "stories").glob("*.yml"))

RELATIONS = {
    "triggers": Relation("triggers", "triggers", "is triggered by", Flow.FORWARD),
    "precedes": Relation("precedes", "precedes", "follows", Flow.FORWARD),
    "feeds-back-to": Relation("feeds-back-to", "feeds back to", "is fed by", Flow.FEEDBACK),
    "kind-of": Relation("kind-of", "is a kind of", "has the kind", Flow.NONE, acyclic=True),
    "not-synonym-of": Relation(
        "not-synonym-of", "is not the same as", "", Flow.NONE, symmetric=True, distinguishes=True
    ),
}

KINDS = {
    "event": Kind("event", "Event", StageRule.REQUIRED, Role.STEP),
    "measure": Kind("measure", "Measure", StageRule.OPTIONAL, Role.NONE),
    "framework": Kind("framework", "Framework", StageRule.NONE, Role.NONE),
    "actor": Kind("actor", "Actor", StageRule.NONE, Role.PARTICIPANT),
}


def action(words: str, *, in_list: bool = False) -> Action:
    source, _, target = words.partition(" > ")
    return Action("Does it", source, target, in_list)


def items(written: Sequence[str]) -> tuple[StoryItem, ...]:
    return tuple(StoryItem(item.split()[0], feedback=item.endswith("again")) for item in written)


def setting(id_: str, written: dict[str, str]) -> Setting:
    cast = {role: actor for role, actor in written.items() if role != "public"}
    return Setting(id_, id_.capitalize(), cast=cast, public=tuple(written.get("public", "").split()))


def build(case: dict[str, Any]) -> Glossary:
    stages, kinds = case["stages"], case.get("kinds", {})
    actors = ["actor", *case.get("actors", [])]
    edges_in = case.get("edges in", {})
    edges = [
        Edge(*triple.split(), "Because.", str(when or ""), settings=tuple(edges_in.get(triple, ())))
        for triple, when in case["edges"].items()
    ]
    steps = [(*name.split(" in "), written) for name, written in case.get("steps", {}).items()]
    sequences = [(*name.split()[2::2], told) for name, told in case.items() if name.startswith("sequence of")]
    terms = {
        id_: Term(
            id=id_,
            file=f"terms/{id_}.yml",
            label=id_.capitalize(),
            kind=str(kinds.get(id_, "event")),
            definition="A thing.",
            stage=f"s{stages[id_]}" if id_ in stages else "",
            edges=tuple(edge for edge in edges if edge.source == id_),
            step=action(case.get("acts", {}).get(id_, "actor")) if id_ in stages else None,
            steps=tuple(
                StepsIn(place, tuple(action(words, in_list=True) for words in written))
                for term, place, written in steps
                if term == id_
            ),
            settings=tuple(case.get("only", {}).get(id_, ())),
            loop=id_ in case.get("loops", []),
            sequence=next((items(told) for term, *place, told in sequences if term == id_ and not place), ()),
            sequences=tuple(
                SequenceIn(place[0], items(told)) for term, *place, told in sequences if term == id_ and place
            ),
        )
        for id_ in sorted([*stages, *kinds])
    }
    terms |= {
        actor: Term(actor, f"terms/{actor}.yml", actor.capitalize(), "actor", "One who acts.") for actor in actors
    }
    numbers = sorted({int(str(number)) for number in stages.values()})
    return Glossary(
        terms=terms,
        relations=RELATIONS,
        kinds=KINDS,
        stages={f"s{number}": Stage(f"s{number}", number, f"Stage {number}") for number in numbers},
        settings={id_: setting(id_, cast) for id_, cast in case.get("settings", {}).items()},
    )


def outline(items: Sequence[Item], depth: int = 0) -> Iterator[str]:
    for item in items:
        if isinstance(item, StoryStep):
            yield "  " * depth + item.term
            continue
        for number, branch in enumerate(item.branches):
            yield "  " * depth + f"{'else' if number else item.kind}: {branch.label}"
            yield from outline(branch.items, depth + 1)


def whole_outline(glossary: Glossary, told: FramedStory) -> str:
    label = {id_: term.label for id_, term in glossary.terms.items()}
    beyond = (
        f"beyond: {label[edge.source]} {glossary.relations[edge.relation].label} {label[edge.target]}"
        for edge in told.beyond
    )
    return "\n".join([*outline(told.items), *beyond])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_graph_tells_the_stories_it_should(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    glossary = build(case)
    wanted = {tuple(name.split()[2::2]): text for name, text in case.items() if name.startswith("story of")}
    assert wanted
    for (id_, *place), text in wanted.items():
        where = glossary.settings[place[0]] if place else Setting()
        assert whole_outline(glossary, framed(glossary, glossary.terms[id_], where)) == text.rstrip("\n"), (id_, place)


def framed(glossary: Glossary, term: Term, where: Setting) -> FramedStory:
    explicit = bool(told_items(glossary, term, where))
    return frame_story(glossary, where, story(glossary, term, where), [term.id], explicit=explicit)


def computed(glossary: Glossary) -> Iterator[tuple[Term, Setting, tuple[StoryStep, ...]]]:
    for term in glossary.terms.values():
        for where in settings_of(glossary, term):
            if not told_items(glossary, term, where):
                yield term, where, story(glossary, term, where)


def test_every_story_of_the_real_glossary_keeps_the_limits(glossary: Glossary) -> None:
    for term, _, steps in computed(glossary):
        assert 1 < len(steps) <= LONGEST, term.id
        numbers = [glossary.stage_number(step.term) or 0 for step in steps if not step.branch]
        assert numbers == sorted(numbers)
        if glossary.kinds[term.kind].role is Role.STEP:
            assert term.id in [step.term for step in steps]


def test_no_story_crosses_settings(glossary: Glossary) -> None:
    for term, where, steps in computed(glossary):
        present = set(where.cast.values()) if where.id else set(glossary.terms)
        assert all(set(step.action.parties) <= present for step in steps), (term.id, where.id)


def test_neighbouring_steps_share_an_actor_or_a_price(glossary: Glossary) -> None:
    for term, where, steps in computed(glossary):
        way = [step for step in steps if not step.branch]
        pairs = [*pairwise(way), *((way[-1], step) for step in steps if step.branch and step.when)]
        for first, second in pairs:
            assert follows_on(where, first.action, second.action), (term.id, where.id, first.term, second.term)


def test_every_feedback_edge_of_a_computed_story_is_named(glossary: Glossary) -> None:
    for term, where, steps in computed(glossary):
        shown = {step.term for step in steps}
        text = whole_outline(glossary, framed(glossary, term, where))
        for edge in feedback_edges(glossary, where):
            if {edge.source, edge.target} & shown:
                source, target = glossary.terms[edge.source].label, glossary.terms[edge.target].label
                assert f"{source} feeds back to {target}" in text, term.id


def frames(items: Sequence[Item]) -> Iterator[Frame]:
    for item in items:
        if isinstance(item, Frame):
            yield item
            for branch in item.branches:
                yield from frames(branch.items)


def test_a_frame_that_says_that_it_repeats_holds_two_steps_at_least(glossary: Glossary) -> None:
    loops = 0
    for term, where, _ in computed(glossary):
        for frame in frames(framed(glossary, term, where).items):
            if frame.kind == "loop":
                loops += 1
                assert len(list(outline(frame.branches[0].items))) > 1, term.id
    assert loops > 5
