"""Each file of `stories/` is a small graph and the stories of its terms, with their frames."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
import yaml

from folders import TESTS
from glossgraph.graph.frames import Frame, FramedStory, Item, frame_story
from glossgraph.graph.story import LONGEST, PER_STAGE, StoryStep, can_be_drawn, story, story_graph
from glossgraph.model import Action, Edge, Flow, Glossary, Kind, Relation, Role, Stage, StageRule, StoryItem, Term

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


def build(case: dict[str, dict[str, object]]) -> Glossary:
    stages, kinds = case["stages"], case.get("kinds", {})
    drawn = [*stages, *case.get("drawn", [])]
    edges = [Edge(*triple.split(), "Because.", str(when or "")) for triple, when in case["edges"].items()]
    sequences = {name.split()[-1]: items for name, items in case.items() if name.startswith("sequence of")}
    terms = {
        id_: Term(
            id=id_,
            file=f"terms/{id_}.yml",
            label=id_.capitalize(),
            kind=str(kinds.get(id_, "event")),
            definition="A thing.",
            stage=f"s{stages[id_]}" if id_ in stages else "",
            edges=tuple(edge for edge in edges if edge.source == id_),
            step=Action("Does it", "actor") if id_ in drawn else None,
            sequence=tuple(
                StoryItem(item.split()[0], feedback=item.endswith("again")) for item in sequences.get(id_, [])
            ),
        )
        for id_ in sorted([*drawn, *kinds])
    }
    terms["actor"] = Term("actor", "terms/actor.yml", "Actor", "actor", "One who acts.")
    numbers = sorted({int(str(number)) for number in stages.values()})
    return Glossary(
        terms=terms,
        relations=RELATIONS,
        kinds=KINDS,
        stages={f"s{number}": Stage(f"s{number}", number, f"Stage {number}") for number in numbers},
    )


def outline(items: Sequence[Item], depth: int = 0) -> Iterator[str]:
    for item in items:
        if isinstance(item, StoryStep):
            yield "  " * depth + item.term
            continue
        for number, branch in enumerate(item.branches):
            yield "  " * depth + f"{'else' if number else item.kind}: {branch.label}"
            yield from outline(branch.items, depth + 1)


def whole_outline(glossary: Glossary, framed: FramedStory) -> str:
    label = {id_: term.label for id_, term in glossary.terms.items()}
    beyond = (
        f"beyond: {label[edge.source]} {glossary.relations[edge.relation].label} {label[edge.target]}"
        for edge in framed.beyond
    )
    return "\n".join([*outline(framed.items), *beyond])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_graph_tells_the_stories_it_should(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    glossary = build(case)
    wanted = {name.split()[-1]: text for name, text in case.items() if name.startswith("story of")}
    assert wanted
    for id_, text in wanted.items():
        term = glossary.terms[id_]
        actual = whole_outline(
            glossary, frame_story(glossary, story(glossary, term), [term.id], explicit=bool(term.sequence))
        )
        assert actual == text.rstrip("\n"), id_


def test_every_story_of_the_real_glossary_keeps_the_limits(glossary: Glossary) -> None:
    for term in glossary.terms.values():
        steps = story(glossary, term)
        if term.sequence:
            continue
        stages = [glossary.terms[step.term].stage for step in steps]
        assert len(steps) <= LONGEST
        assert all(stages.count(stage) <= PER_STAGE for stage in stages)
        assert [glossary.stages[s].number for s in stages] == sorted(glossary.stages[s].number for s in stages)
        if can_be_drawn(glossary, term.id):
            assert term.id in [step.term for step in steps]


def test_every_feedback_edge_of_a_computed_story_is_named(glossary: Glossary) -> None:
    for term in glossary.terms.values():
        steps = story(glossary, term)
        shown = {step.term for step in steps}
        text = whole_outline(glossary, frame_story(glossary, steps, [term.id], explicit=bool(term.sequence)))
        for edge in glossary.edges:
            if glossary.flow(edge) is Flow.FEEDBACK and {edge.source, edge.target} & shown and not term.sequence:
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
    for term in glossary.terms.values():
        items = frame_story(glossary, story(glossary, term), [term.id], explicit=bool(term.sequence)).items
        for frame in frames(items):
            if frame.kind == "loop":
                loops += 1
                assert len(list(outline(frame.branches[0].items))) > 1, term.id
    assert loops > 5


def test_consecutive_steps_of_a_path_are_linked(glossary: Glossary) -> None:
    graph = story_graph(glossary)
    for id_ in graph:
        steps = [step.term for step in story(glossary, glossary.terms[id_])]
        if graph.degree(id_) and not glossary.terms[id_].sequence:
            assert all(graph.has_edge(*pair) for pair in itertools.pairwise(steps)), id_
