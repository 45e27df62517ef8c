"""The frames of a sequence diagram: loops that feedback edges close, and branches that a `when` opens."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from glossgraph.graph.sequence import order
from glossgraph.graph.story import LONGEST, StoryStep, links
from glossgraph.model import Flow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from glossgraph.model import Edge, Glossary


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of a frame: what it is for, and what is in it."""

    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A box around steps: a `loop` with one branch, or an `alt` with one or more."""

    kind: Literal["loop", "alt"]
    branches: tuple[Branch, ...]


Item = StoryStep | Frame


class Framed(NamedTuple):
    """A story as it is drawn: its steps and frames, and the feedback edges at its steps that no frame can show."""

    items: tuple[Item, ...]
    beyond: tuple[Edge, ...]


@dataclass(slots=True)
class _Interval:
    """A frame to be: the first and the last step that it holds."""

    first: int
    last: int
    kind: Literal["loop", "alt"]
    labels: list[str]
    others: list[Branch] = field(default_factory=list)


def framed(glossary: Glossary, steps: Sequence[StoryStep], own: Collection[str], *, explicit: bool) -> Framed:
    """Return the steps of a story with its frames around them, properly nested.

    A feedback edge whose two ends are in the story frames all steps from its target to its source, unless it would cut
    through another such frame; those around a term that the story is about come first, then the shortest. A link with a
    `when` frames the step it leads to; the other branches that leave the same step are added while the story stays
    within its limit. All other feedback edges that start or end at a step lie beyond what is drawn: around one step
    alone, a frame would say that this step repeats. An `explicit` story, which a term gives as its `sequence`, happens
    once and has no frames; what lies beyond it are the edges by which it goes back.
    """
    if explicit:
        return Framed(tuple(steps), tuple(_returns(glossary, steps)))
    intervals = _alternatives(glossary, steps)
    beside = {item.term for i in intervals for other in i.others for item in other.items if isinstance(item, StoryStep)}
    loops, beyond = _loops(glossary, steps, own, beside)
    intervals = sorted([*intervals, *loops], key=lambda i: (i.first, -i.last))
    return Framed(tuple(_nest(steps, intervals, 0, len(steps))), tuple(beyond))


def _nest(steps: Sequence[StoryStep], intervals: list[_Interval], start: int, end: int) -> Iterator[Item]:
    position = start
    while position < end:
        if intervals and intervals[0].first == position and intervals[0].last < end:
            interval = intervals.pop(0)
            inside = tuple(_nest(steps, intervals, interval.first, interval.last + 1))
            yield Frame(interval.kind, (Branch("; ".join(interval.labels), inside), *interval.others))
            position = interval.last + 1
        else:
            yield steps[position]
            position += 1


def _returns(glossary: Glossary, steps: Sequence[StoryStep]) -> Iterator[Edge]:
    """Yield the feedback edges that lead to the steps which begin a new round, as far as there are any."""
    for index, step in enumerate(steps):
        before = {earlier.term for earlier in steps[:index]}
        if step.returns:
            yield from (e for e in _feedback(glossary) if e.target == step.term and e.source in before)


def _loops(
    glossary: Glossary, steps: Sequence[StoryStep], own: Collection[str], beside: set[str]
) -> tuple[list[_Interval], list[Edge]]:
    """Return the frames of loops, and the feedback edges that have none; `beside` the path stand other branches."""
    index = {step.term: number for number, step in enumerate(steps)}
    shown = index.keys() | beside
    edges = [edge for edge in _feedback(glossary) if shown & {edge.source, edge.target}]
    whole = [edge for edge in edges if edge.source in index and edge.target in index]
    spans = [(index[edge.target], index[edge.source], _sentence(glossary, edge), edge) for edge in whole]
    loops: list[_Interval] = []
    shut: list[Edge] = []
    homes = [index[id_] for id_ in own if id_ in index]

    def rank(span: tuple[int, int, str, Edge]) -> tuple[bool, int, tuple[int, int, str]]:
        first, last, words, _ = span
        return not any(first <= home <= last for home in homes), last - first, (first, last, words)

    for first, last, words, edge in sorted(spans, key=rank):
        if last <= first or any(_cross(first, last, other) for other in loops):
            continue
        shut.append(edge)
        same = next((i for i in loops if (i.first, i.last) == (first, last)), None)
        if same:
            same.labels.append(words)
        else:
            loops.append(_Interval(first, last, "loop", [words]))
    return loops, [edge for edge in edges if edge not in shut]


def _cross(first: int, last: int, other: _Interval) -> bool:
    return first < other.first <= last < other.last or other.first < first <= other.last < last


def _alternatives(glossary: Glossary, steps: Sequence[StoryStep]) -> list[_Interval]:
    graph = links(glossary)
    shown = {step.term for step in steps}
    room = LONGEST - len(steps)
    intervals = []
    for number, (one, two) in enumerate(pairwise(steps), start=1):
        when = graph.edges[one.term, two.term]["when"] if graph.has_edge(one.term, two.term) else ""
        if not when:
            continue
        others = list(_other_branches(glossary, one.term, shown, room))
        room -= len(others)
        shown |= {step.term for _, step in others}
        branches = [Branch(label, (step,)) for label, step in others]
        intervals.append(_Interval(number, number, "alt", [when], branches))
    return intervals


def _other_branches(glossary: Glossary, term: str, shown: set[str], room: int) -> Iterator[tuple[str, StoryStep]]:
    graph, position = links(glossary), order(glossary)
    ways = [(d["weakness"], position[end], end, d["when"]) for _, end, d in graph.out_edges(term, data=True)]
    open_ways = (way for way in sorted(ways) if way[3] and way[2] not in shown)
    for _, (_, _, end, when) in zip(range(room), open_ways, strict=False):
        action = glossary.terms[end].step
        if action:
            yield when, StoryStep(end, action)


def _feedback(glossary: Glossary) -> Iterator[Edge]:
    for edge in glossary.joining:
        if glossary.flow(edge) is Flow.FEEDBACK:
            yield edge


def _sentence(glossary: Glossary, edge: Edge) -> str:
    """Return an edge in words, such as "Price impact feeds back to Adverse price move"."""
    source, target = glossary.terms[edge.source].label, glossary.terms[edge.target].label
    return f"{source} {glossary.relations[edge.relation].label} {target}"
