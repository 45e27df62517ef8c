"""The frames of a sequence diagram: loops that feedback edges close, and branches that a `when` opens."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from glossgraph.graph.sequence import order
from glossgraph.graph.story import LONGEST, StoryStep, story_graph
from glossgraph.model import Flow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from glossgraph.model import Edge, Glossary


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of a frame: its label, and what is in it."""

    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A box around steps: a `loop` with one branch, or an `alt` with one or more."""

    kind: Literal["loop", "alt"]
    branches: tuple[Branch, ...]


Item = StoryStep | Frame


class FramedStory(NamedTuple):
    """A story as it is drawn: its steps and frames, and the feedback edges at its steps that no frame can show."""

    items: tuple[Item, ...]
    beyond: tuple[Edge, ...]


@dataclass(slots=True)
class _Interval:
    """A frame before it is nested: the numbers of its first and last step, and what will be in it."""

    first: int
    last: int
    kind: Literal["loop", "alt"]
    labels: list[str]
    other_branches: list[Branch] = field(default_factory=list)


def frame_story(
    glossary: Glossary, steps: Sequence[StoryStep], own_terms: Collection[str], *, explicit: bool
) -> FramedStory:
    """Return the steps of a story with its frames around them, properly nested.

    A feedback edge with both ends in the story frames all steps from its target to its source, unless it would cut
    through another such frame; frames around a term that the story is about (`own_terms`) come first, then the
    shortest. A link with a `when` frames the step that it leads to, and the other branches that leave the same step are
    added as long as the story keeps its limit. All other feedback edges that start or end at a step lie beyond what is
    drawn: a frame around one step alone would say that this step repeats. An `explicit` story, which a term writes as
    its `sequence`, happens once and has no frames; the edges by which it goes back lie beyond it.
    """
    if explicit:
        return FramedStory(tuple(steps), tuple(_returns(glossary, steps)))
    alternatives = _alternatives(glossary, steps)
    branches = [branch for interval in alternatives for branch in interval.other_branches]
    branch_terms = {item.term for branch in branches for item in branch.items if isinstance(item, StoryStep)}
    loops, beyond = _loops(glossary, steps, own_terms, branch_terms)
    intervals = sorted([*alternatives, *loops], key=lambda interval: (interval.first, -interval.last))
    return FramedStory(tuple(_nest(steps, intervals, 0, len(steps))), tuple(beyond))


def _nest(steps: Sequence[StoryStep], intervals: list[_Interval], start: int, end: int) -> Iterator[Item]:
    position = start
    while position < end:
        if intervals and intervals[0].first == position and intervals[0].last < end:
            interval = intervals.pop(0)
            inside = tuple(_nest(steps, intervals, interval.first, interval.last + 1))
            yield Frame(interval.kind, (Branch("; ".join(interval.labels), inside), *interval.other_branches))
            position = interval.last + 1
        else:
            yield steps[position]
            position += 1


def _returns(glossary: Glossary, steps: Sequence[StoryStep]) -> Iterator[Edge]:
    """Yield the feedback edges to the steps that begin a new round, from terms that come before these."""
    for index, step in enumerate(steps):
        before = {earlier.term for earlier in steps[:index]}
        if step.returns:
            yield from (e for e in _feedback_edges(glossary) if e.target == step.term and e.source in before)


def _loops(
    glossary: Glossary, steps: Sequence[StoryStep], own_terms: Collection[str], branch_terms: set[str]
) -> tuple[list[_Interval], list[Edge]]:
    """Return the frames of loops, and the feedback edges without one; other branches show the `branch_terms`."""
    position = {step.term: number for number, step in enumerate(steps)}
    drawn_terms = position.keys() | branch_terms
    edges = [edge for edge in _feedback_edges(glossary) if drawn_terms & {edge.source, edge.target}]
    inside = [edge for edge in edges if edge.source in position and edge.target in position]
    spans = [(position[edge.target], position[edge.source], _sentence(glossary, edge), edge) for edge in inside]
    loops: list[_Interval] = []
    looping: list[Edge] = []
    own_positions = [position[id_] for id_ in own_terms if id_ in position]

    def rank(span: tuple[int, int, str, Edge]) -> tuple[bool, int, tuple[int, int, str]]:
        first, last, sentence, _ = span
        return not any(first <= own <= last for own in own_positions), last - first, (first, last, sentence)

    for first, last, sentence, edge in sorted(spans, key=rank):
        if last <= first or any(_cross(first, last, loop) for loop in loops):
            continue
        looping.append(edge)
        same_loop = next((loop for loop in loops if (loop.first, loop.last) == (first, last)), None)
        if same_loop:
            same_loop.labels.append(sentence)
        else:
            loops.append(_Interval(first, last, "loop", [sentence]))
    return loops, [edge for edge in edges if edge not in looping]


def _cross(first: int, last: int, other: _Interval) -> bool:
    return first < other.first <= last < other.last or other.first < first <= other.last < last


def _alternatives(glossary: Glossary, steps: Sequence[StoryStep]) -> list[_Interval]:
    graph = story_graph(glossary)
    drawn_terms = {step.term for step in steps}
    room = LONGEST - len(steps)
    intervals = []
    for number, (step, following) in enumerate(pairwise(steps), start=1):
        pair = step.term, following.term
        when = graph.edges[pair]["when"] if graph.has_edge(*pair) else ""
        if not when:
            continue
        others = list(_other_branches(glossary, step.term, drawn_terms, room))
        room -= len(others)
        drawn_terms |= {other.term for _, other in others}
        branches = [Branch(label, (other,)) for label, other in others]
        intervals.append(_Interval(number, number, "alt", [when], branches))
    return intervals


def _other_branches(glossary: Glossary, term: str, drawn_terms: set[str], room: int) -> Iterator[tuple[str, StoryStep]]:
    graph, position = story_graph(glossary), order(glossary)
    links = [(d["weakness"], position[end], end, d["when"]) for _, end, d in graph.out_edges(term, data=True)]
    branches = ((end, when) for _, _, end, when in sorted(links) if when and end not in drawn_terms)
    for _, (end, when) in zip(range(room), branches, strict=False):
        action = glossary.terms[end].step
        if action:
            yield when, StoryStep(end, action)


def _feedback_edges(glossary: Glossary) -> Iterator[Edge]:
    for edge in glossary.joining:
        if glossary.flow(edge) is Flow.FEEDBACK:
            yield edge


def _sentence(glossary: Glossary, edge: Edge) -> str:
    """Return an edge in words, such as "Price impact feeds back to Adverse price move"."""
    source, target = glossary.terms[edge.source].label, glossary.terms[edge.target].label
    return f"{source} {glossary.relations[edge.relation].label} {target}"
