"""The frames of a sequence diagram: loops that feedback edges close, and branches that a `when` opens."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from glossgraph.graph.sequence import order
from glossgraph.graph.story import LONGEST, StoryStep, links
from glossgraph.model import Flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


@dataclass(slots=True)
class _Interval:
    """A frame to be: the first and the last step that it holds."""

    first: int
    last: int
    kind: Literal["loop", "alt"]
    labels: list[str]
    others: list[Branch] = field(default_factory=list)


def framed(glossary: Glossary, steps: Sequence[StoryStep], *, told: bool) -> tuple[Item, ...]:
    """Return the steps of a story with its frames around them, properly nested.

    A feedback edge whose two ends are in the story frames all steps from its target to its source, unless it would cut
    through another frame; else, or if one end is in the story, it frames that step alone (its source, if both are). A
    link with a `when` frames the step it leads to; the other branches that leave the same step are added while the
    story stays within its limit, each with the loops that only it shows. In a story that is `told` by a term, only its
    own returns are framed.
    """
    if told:
        intervals = [_return(glossary, steps, i) for i, step in enumerate(steps) if step.returns]
    else:
        intervals = _alternatives(glossary, steps)
        intervals += _loops(glossary, steps, intervals)
    intervals.sort(key=lambda i: (i.first, -i.last, i.kind != "alt"))
    return tuple(_nest(steps, intervals, 0, len(steps)))


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


def _return(glossary: Glossary, steps: Sequence[StoryStep], index: int) -> _Interval:
    """Frame a step that begins a new round, naming the feedback edge that leads to it where there is one."""
    before = {step.term for step in steps[:index]}
    edges = [e for e in _feedback(glossary) if e.target == steps[index].term and e.source in before]
    label = "a new round" + (f": {_sentence(glossary, edges[0])}" if edges else "")
    return _Interval(index, index, "loop", [label])


def _loops(glossary: Glossary, steps: Sequence[StoryStep], taken: list[_Interval]) -> list[_Interval]:
    index = {step.term: number for number, step in enumerate(steps)}
    spans = []
    for edge in _feedback(glossary):
        source, target = index.get(edge.source), index.get(edge.target)
        if source is None and target is None:
            continue
        whole = source is not None and target is not None and target <= source
        first = target if whole or source is None else source
        last = source if source is not None else target
        spans.append((first or 0, last or 0, _sentence(glossary, edge)))
    loops: list[_Interval] = []
    for first, last, label in sorted(spans, key=lambda span: (span[1] - span[0], span)):
        crossing = any(_cross(first, last, other) for other in [*taken, *loops])
        start = last if crossing else first
        same = next((i for i in loops if (i.first, i.last) == (start, last)), None)
        if same:
            same.labels.append(label)
        else:
            loops.append(_Interval(start, last, "loop", [label]))
    return loops


def _cross(first: int, last: int, other: _Interval) -> bool:
    return first < other.first <= last < other.last or other.first < first <= other.last < last


def _alternatives(glossary: Glossary, steps: Sequence[StoryStep]) -> list[_Interval]:
    graph = links(glossary)
    shown = {step.term for step in steps}
    room = LONGEST - len(steps)
    intervals = []
    named: set[str] = set()
    for number, (one, two) in enumerate(pairwise(steps), start=1):
        when = graph.edges[one.term, two.term]["when"] if graph.has_edge(one.term, two.term) else ""
        if not when:
            continue
        others = list(_other_branches(glossary, one.term, shown, room))
        room -= len(others)
        shown |= {step.term for _, step in others}
        branches = [Branch(label, (_in_loop(glossary, step, steps, named),)) for label, step in others]
        intervals.append(_Interval(number, number, "alt", [when], branches))
    return intervals


def _in_loop(glossary: Glossary, step: StoryStep, path: Sequence[StoryStep], named: set[str]) -> Item:
    """Frame a step beside the path if feedback edges start or end there which nothing else shows.

    What the frame names is added to `named`.
    """
    on_path = {other.term for other in path}
    edges = [e for e in _feedback(glossary) if step.term in {e.source, e.target} and not {e.source, e.target} & on_path]
    labels = [label for edge in edges if (label := _sentence(glossary, edge)) not in named]
    named.update(labels)
    return Frame("loop", (Branch("; ".join(labels), (step,)),)) if labels else step


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
