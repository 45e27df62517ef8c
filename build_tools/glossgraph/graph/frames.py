"""The frames of a sequence diagram: loops that feedback edges close, and branches that a `when` opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from glossgraph.graph.feedback import feedback_edges_of
from glossgraph.graph.steps import StoryStep

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from glossgraph.model import Edge, Glossary, Setting


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of a frame: its label, and what is in it."""

    label: str
    items: tuple[Item, ...]
    edges: tuple[Edge, ...] = ()
    """The feedback edges that close it, if it is a loop."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A box around steps: a `loop` or an `opt` with one branch, or an `alt` with several."""

    kind: Literal["loop", "alt", "opt"]
    branches: tuple[Branch, ...]


Item = StoryStep | Frame


class FramedStory(NamedTuple):
    """A story as it is drawn: its steps and frames, and the feedback edges at its steps that no frame can show."""

    items: tuple[Item, ...]
    beyond: tuple[Edge, ...]


@dataclass(slots=True)
class _Loop:
    """The frame of a loop before it is nested: the numbers of its first and last step, and what closes it."""

    first: int
    last: int
    edges: list[Edge]


def frame_story(
    glossary: Glossary, setting: Setting, steps: Sequence[StoryStep], own_terms: Collection[str], *, explicit: bool
) -> FramedStory:
    """Return the steps of a story with its frames around them, properly nested.

    A feedback edge with both ends in the story frames all steps from its target to its source, unless it would cut
    through another such frame; frames around a term that the story is about (`own_terms`) come first, then the
    shortest. A step that follows on a condition is in a frame of its own, and branches after the same step share one.
    All other feedback edges that start or end at a step lie beyond what is drawn: a frame around one step alone would
    say that this step repeats. An `explicit` story, which a term writes as its `sequence`, happens once and has no
    frames; the edges by which it goes back lie beyond it.
    """
    if explicit:
        return FramedStory(tuple(steps), tuple(_returns(glossary, setting, steps)))
    loops, beyond = _loops(glossary, setting, steps, own_terms)
    loops.sort(key=lambda loop: (loop.first, -loop.last))
    return FramedStory(tuple(_nest(glossary, steps, loops, 0, len(steps))), tuple(beyond))


def _nest(glossary: Glossary, steps: Sequence[StoryStep], loops: list[_Loop], start: int, end: int) -> Iterator[Item]:
    position = start
    while position < end:
        step = steps[position]
        if loops and loops[0].first == position and loops[0].last < end:
            loop = loops.pop(0)
            inside = tuple(_nest(glossary, steps, loops, loop.first, loop.last + 1))
            label = "; ".join(_sentence(glossary, edge) for edge in loop.edges)
            yield Frame("loop", (Branch(label, inside, tuple(loop.edges)),))
            position = loop.last + 1
        elif step.when or step.branch:
            until = position + 1
            while until < end and (steps[until].branch if step.branch else steps[until].term == step.term):
                until += 1
            branches = tuple(_branches(steps[position:until]))
            yield Frame("alt" if len(branches) > 1 else "opt", branches)
            position = until
        else:
            yield step
            position += 1


def _branches(steps: Sequence[StoryStep]) -> Iterator[Branch]:
    """Yield the branches that steps are: each begins with a step that has a condition."""
    starts = [number for number, step in enumerate(steps) if step.when]
    for start, end in zip(starts, [*starts[1:], len(steps)], strict=True):
        yield Branch(steps[start].when, tuple(steps[start:end]))


def _returns(glossary: Glossary, setting: Setting, steps: Sequence[StoryStep]) -> Iterator[Edge]:
    """Yield the feedback edges to the steps that begin a new round, from terms that come before these."""
    for index, step in enumerate(steps):
        before = {earlier.term for earlier in steps[:index]}
        if step.returns:
            edges = feedback_edges_of(glossary, setting, [step.term])
            yield from (edge for edge in edges if edge.target == step.term and edge.source in before)


def _loops(
    glossary: Glossary, setting: Setting, steps: Sequence[StoryStep], own_terms: Collection[str]
) -> tuple[list[_Loop], list[Edge]]:
    """Return the frames of loops, and the feedback edges without one."""
    way = [step for step in steps if not step.branch]
    first_of = {step.term: number for number, step in reversed(list(enumerate(way)))}
    last_of = {step.term: number for number, step in enumerate(way)}
    edges = feedback_edges_of(glossary, setting, {step.term for step in steps})
    inside = [edge for edge in edges if edge.source in last_of and edge.target in first_of]
    spans = [(first_of[edge.target], last_of[edge.source], _sentence(glossary, edge), edge) for edge in inside]
    loops: list[_Loop] = []
    looping: list[Edge] = []
    own_positions = [first_of[id_] for id_ in own_terms if id_ in first_of]

    def rank(span: tuple[int, int, str, Edge]) -> tuple[bool, int, tuple[int, int, str]]:
        first, last, sentence, _ = span
        return not any(first <= own <= last for own in own_positions), last - first, (first, last, sentence)

    for first, last, _, edge in sorted(spans, key=rank):
        if last <= first or any(_cross(first, last, loop) for loop in loops):
            continue
        looping.append(edge)
        same_loop = next((loop for loop in loops if (loop.first, loop.last) == (first, last)), None)
        if same_loop:
            same_loop.edges.append(edge)
        else:
            loops.append(_Loop(first, last, [edge]))
    return loops, [edge for edge in edges if edge not in looping]


def _cross(first: int, last: int, other: _Loop) -> bool:
    return first < other.first <= last < other.last or other.first < first <= other.last < last


def _sentence(glossary: Glossary, edge: Edge) -> str:
    """Return an edge in words, such as "Price impact feeds back to Adverse price move"."""
    source, target = glossary.terms[edge.source].label, glossary.terms[edge.target].label
    return f"{source} {glossary.relations[edge.relation].label} {target}"
