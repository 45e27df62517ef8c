"""Each file of `stories/` is a small graph and the stories of its terms, with their frames."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from folders import TESTS
from glossgraph.graph import story as stories
from glossgraph.graph.chain import chain
from glossgraph.graph.frames import Frame, FramedStory, Item, frame_story
from glossgraph.graph.steps import StoryStep, told_items
from glossgraph.graph.story import feedback_edges, settings_of, story
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
from story_rules import broken, broken_chain, computed, returns

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


def test_every_story_of_the_real_glossary_keeps_the_rule(glossary: Glossary) -> None:
    assert broken(glossary) == []
    for term, _, steps in computed(glossary):
        numbers = [glossary.stage_number(step.term) or 0 for step in steps if not step.branch]
        assert numbers == sorted(numbers), term.id


def test_the_story_of_an_actor_is_its_own_or_one_of_a_term_in_whose_step_it_takes_part(glossary: Glossary) -> None:
    actors = [term for term in glossary.terms.values() if glossary.kinds[term.kind].role is Role.PARTICIPANT]
    others = [term for term in glossary.terms.values() if term not in actors]
    for actor in actors:
        for where in settings_of(glossary, actor):
            if told_items(glossary, actor, where):
                continue
            shown = story(glossary, actor, where)
            told = [term.id for term in (*others, actor) if story(glossary, term, where) == shown]
            assert any(step.term in told and actor.id in step.action.parties for step in shown), actor.id


def test_no_single_step_ends_more_than_a_tenth_of_all_stories(glossary: Glossary) -> None:
    ends = Counter((steps[-1].term, steps[-1].action.text) for *_, steps in computed(glossary))
    most = {end: number for end, number in ends.items() if number > ends.total() / 10}
    assert most == {}, f"of {ends.total()} stories"


def test_each_loop_shows_its_round_where_it_is_most_at_home(glossary: Glossary) -> None:
    loops = [term for term in glossary.terms.values() if term.loop]
    assert loops
    for term in loops:
        home = settings_of(glossary, term)[0]
        told = framed(glossary, term, home)
        shown = [step.term for step in story(glossary, term, home)]
        ends = returns(glossary, home)[term.id]
        assert ends & set(shown[: shown.index(term.id)]), term.id
        rounds = [frame for frame in frames(told.items) if frame.kind == "loop"]
        labels = "; ".join(frame.branches[0].label for frame in rounds)
        explicit = told_items(glossary, term, home)
        assert explicit or f"{term.label} {RETURNS}" in labels, (term.id, labels)


RETURNS = RELATIONS["feeds-back-to"].label


def test_what_is_measured_or_ordered_has_no_story_unless_it_tells_one(glossary: Glossary) -> None:
    for term in glossary.terms.values():
        if term.kind in {"measure", "instrument", "framework"} and not (term.sequence or term.sequences):
            assert settings_of(glossary, term) == (), term.id


def test_a_clearing_house_faces_members_alone_and_spends_their_money_after_a_default(glossary: Glossary) -> None:
    faced, defaults = set[str](), set[tuple[str, str]]()
    for term in glossary.terms.values():
        for where in settings_of(glossary, term):
            steps = story(glossary, term, where)
            parties = [set(step.action.parties) for step in steps]
            faced |= set().union(*(each for each in parties if CLEARING_HOUSE in each)) - {CLEARING_HOUSE}
            shown = [step.term for step in steps]
            if "default-waterfall" in shown and "counterparty-default" not in shown[: shown.index("default-waterfall")]:
                defaults.add((term.id, where.id))
    assert faced == {"clearing-member", "surviving-member", "trading-venue"}
    assert defaults == set()


CLEARING_HOUSE = "central-counterparty"


def test_the_chain_of_every_setting_is_long_and_begins_early(glossary: Glossary) -> None:
    chains = {where.id: chain(glossary, where) for where in glossary.settings.values()}
    assert {id_: [step.term for step in steps] for id_, steps in chains.items() if len(steps) < 5} == {}
    assert {
        id_: steps[0].term for id_, steps in chains.items() if (glossary.stage_number(steps[0].term) or 9) > 3
    } == {}
    assert [fault for where in glossary.settings.values() for fault in broken_chain(glossary, where)] == []


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


def test_only_the_stories_that_are_asked_for_are_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    glossary = build({"stages": {"a": 1, "b": 1, "c": 1}, "edges": {"a triggers b": "", "b triggers c": ""}})
    asked: list[str] = []

    def computed_and_noted(glossary: Glossary, setting: Setting, term: str) -> tuple[StoryStep, ...]:
        asked.append(term)
        return compute(glossary, setting, term)

    compute = stories._computed  # noqa: SLF001 - nothing else tells when it happens
    monkeypatch.setattr(stories, "_computed", computed_and_noted)
    told = [story(glossary, glossary.terms["b"], Setting()) for _ in range(2)]
    assert [step.term for step in told[0]] == ["a", "b", "c"]
    assert told[0] == told[1]
    assert asked == ["b"]
