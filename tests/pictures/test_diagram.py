"""The ladders of sequence diagrams: every step in order, what is far from the page's own folded, loops and forks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossgraph.pictures.diagram import Branch, Diagram, Frame, Step
from glossgraph.pictures.ladder import AROUND, Fork, Row, ladder, rows
from written import diagrams

if TYPE_CHECKING:
    from glossgraph.model import Glossary


def step(number: int, source: str = "a", target: str = "", *, own: bool = False) -> Step:
    """Return a step that says nothing."""
    return Step(number, source, target, "acts", "", "", f"t{number}", "", None, own)


def diagram(*items: Step | Frame) -> Diagram:
    """Return a diagram of items."""
    return Diagram("", {id_: id_ for id_ in "abc"}, items)


def numbers(*entries: Row | Fork) -> list[int]:
    """Return the numbers of the steps of entries."""
    return [row.step.number for row in rows(entries)]


@pytest.mark.parametrize("name", ["glossary", "bread", "hostile"])
def test_a_ladder_has_every_step_in_order(name: str, request: pytest.FixtureRequest) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    for term in glossary.terms.values():
        for drawn in diagrams(glossary, term):
            parts = ladder(drawn)
            written = [row.step for row in rows((*parts.before, *parts.shown, *parts.after))]
            assert written == list(drawn.steps)
            assert [row.number for row in written] == list(range(1, len(written) + 1))
            acting = {id_ for row in rows(parts.shown) for id_ in (row.step.source, row.step.target) if id_}
            assert set(parts.lanes[: parts.lanes_shown]) == acting
            assert sorted(parts.lanes) == sorted(drawn.actors)


@pytest.mark.parametrize(
    ("own", "before", "after"),
    [
        ([5], [1, 2], [8, 9]),
        ([1], [], [4, 5, 6, 7, 8, 9]),
        ([4], [], [7, 8, 9]),
        ([8], [1, 2, 3, 4, 5], []),
        ([], [], []),
    ],
)
def test_what_is_far_from_the_own_step_is_folded(own: list[int], before: list[int], after: list[int]) -> None:
    parts = ladder(diagram(*(step(number, own=number in own) for number in range(1, 10))))
    assert (numbers(*parts.before), numbers(*parts.after)) == (before, after)


def test_what_is_between_two_own_steps_is_shown() -> None:
    parts = ladder(diagram(*(step(number, own=number in {3, 7}) for number in range(1, 10))))
    assert not parts.before
    assert not parts.after


def test_lanes_are_first_for_those_who_act_in_the_rows_shown() -> None:
    steps = [step(1, "a"), step(2, "a"), step(3, "b"), step(4, "c"), step(5, "c", "b", own=True)]
    parts = ladder(diagram(*steps))
    assert len(parts.before) == AROUND
    assert (parts.lanes, parts.lanes_shown) == (("b", "c", "a"), 2)


def test_one_branch_is_a_condition_and_several_are_a_fork() -> None:
    opt = Frame("opt", (Branch("it rains", "", (step(2), step(3))),))
    alt = Frame("alt", (Branch("it rains", "", (step(4),)), Branch("it snows", "", (step(5), step(6)))))
    parts = ladder(diagram(step(1), opt, alt))
    first, second, third, fork = parts.shown
    assert isinstance(fork, Fork)
    assert [row.when for row in rows([first, second, third])] == ["", "it rains", ""]
    assert [[row.when for row in branch] for branch in fork.branches] == [["it rains"], ["it snows", ""]]


def test_a_row_knows_the_loops_around_it() -> None:
    inner = Frame("loop", (Branch("", "", (step(2), step(3)), ("It is colder.",)),))
    outer = Frame("loop", (Branch("", "", (step(1), inner), ("It is darker.",)),))
    parts = ladder(diagram(outer, step(4)))
    loops = [[(loop.first, loop.last, loop.rounds) for loop in row.loops] for row in rows(parts.shown)]
    darker, colder = (1, 3, ("It is darker.",)), (2, 3, ("It is colder.",))
    assert loops == [[darker], [darker, colder], [darker, colder], []]


def test_the_terms_own_step_is_marked(glossary: Glossary) -> None:
    drawn = diagrams(glossary, glossary.terms["margin-call"])[0]
    assert [step.label for step in drawn.steps if step.own] == ["Margin call"]
