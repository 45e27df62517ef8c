"""The steps of a diagram one after another, each with what is said before it and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.pictures.ladder import Row, ladder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.pictures.diagram import Diagram
    from glossgraph.pictures.ladder import Entry
    from glossgraph.words.say import Say


class Told(NamedTuple):
    """A step, with what else a reader has to know."""

    row: Row
    before: tuple[str, ...]
    """On what condition it happens, and of which earlier step it is another round."""
    after: tuple[str, ...]
    """From which step on all is repeated after it, and why."""


def told(diagram: Diagram, say: Say) -> Iterator[Told]:
    """Yield the steps of a diagram in order, in plain words."""
    for row, is_other in _rows(diagram):
        yield Told(row, tuple(_before(row, say, is_other=is_other)), tuple(_after(row, say)))


def _rows(diagram: Diagram) -> Iterator[tuple[Row, bool]]:
    """Yield the rows, each with whether it is in an alternative that is not the first."""
    drawn = ladder(diagram)
    entries: tuple[Entry, ...] = (*drawn.before, *drawn.shown, *drawn.after)
    for entry in entries:
        if isinstance(entry, Row):
            yield entry, False
        else:
            yield from ((row, place > 0) for place, branch in enumerate(entry.branches) for row in branch)


def _before(row: Row, say: Say, *, is_other: bool) -> Iterator[str]:
    if row.when:
        yield say("diagram.or-if-there" if is_other else "diagram.if-there", condition=row.when)
    if row.step.round:
        yield from _again(say, row.step.round.first, row.step.round.reasons)


def _after(row: Row, say: Say) -> Iterator[str]:
    for loop in row.loops:
        if loop.last == row.step.number:
            yield from _again(say, loop.first, loop.rounds)


def _again(say: Say, first: int, reasons: Sequence[str]) -> Iterator[str]:
    begins = say("diagram.again", number=first) if first else say("diagram.once-more")
    for reason in reasons or ("",):
        yield say("diagram.again-since", again=begins, reason=reason) if reason else begins
