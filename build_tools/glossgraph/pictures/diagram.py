"""The sequence diagram of a term: the steps of its story with all that is said of them, and the frames around them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Literal

from glossgraph.graph.chain import chain
from glossgraph.graph.frames import FramedStory, frame_story
from glossgraph.graph.steps import StoryStep, told_items
from glossgraph.text.plain import plain_words
from glossgraph.words.say import enumerated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossgraph.graph import frames
    from glossgraph.model import Edge, Glossary, Setting, Stage, Term
    from glossgraph.words.say import Say


@dataclass(frozen=True, slots=True)
class Round:
    """That a step which is told begins another round."""

    first: int
    """The number of the earlier step that it repeats; 0 if there is none."""
    reasons: tuple[str, ...]
    """Why, in sentences of plain words."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step: who does what, and the term that it shows."""

    number: int
    """Its place in the story, counted from 1."""
    source: str
    """The id of who acts."""
    target: str
    """The id of the other one; empty if there is none."""
    action: str
    """What happens, in plain words."""
    date: str
    sentence: str
    """All of this in plain words."""
    term: str
    """The term's id."""
    label: str
    """The term's label."""
    stage: Stage | None
    own: bool
    """Whether the page is about this term."""
    round: Round | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """Steps that happen only on a condition, or that repeat."""

    condition: str
    """The condition in plain words; empty if the steps repeat."""
    words: str
    """What is said before a list of the steps."""
    items: tuple[Step | Frame, ...]
    rounds: tuple[str, ...] = ()
    """What is different in the next round, in sentences of plain words, if the steps repeat."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step, in order."""
        return tuple(_steps_in(self.items))


@dataclass(frozen=True, slots=True)
class Frame:
    """Steps that repeat, that are optional, or that are alternatives to one another, as one branch or several."""

    kind: Literal["loop", "alt", "opt"]
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Diagram:
    """A diagram: who acts in it, and its steps and frames."""

    title: str
    actors: dict[str, str]
    """The labels of those who act, by their ids, in the order of their first steps."""
    items: tuple[Step | Frame, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step, in order."""
        return tuple(_steps_in(self.items))


def _steps_in(items: Iterable[Step | Frame]) -> Iterator[Step]:
    for item in items:
        if isinstance(item, Step):
            yield item
        else:
            for branch in item.branches:
                yield from _steps_in(branch.items)


def setting_diagram(glossary: Glossary, setting: Setting, say: Say) -> Diagram | None:
    """Return the diagram of the chain of a setting, or None if it has none."""
    steps = chain(glossary, setting)
    if not steps:
        return None
    framed = frame_story(glossary, setting, steps, (), explicit=False)
    return _diagram(glossary, say, framed, (), setting.label)


def story_diagram(
    glossary: Glossary, setting: Setting, say: Say, steps: Sequence[StoryStep], own: Sequence[Term]
) -> Diagram:
    """Return the diagram of a story, with the steps of some terms marked as those that the page is about.

    Args:
        glossary: The glossary.
        setting: Where the story happens.
        say: Gives the words of the interface.
        steps: The story.
        own: The terms that the page is about.

    """
    ids = [term.id for term in own]
    explicit = len(own) == 1 and bool(told_items(glossary, own[0], setting))
    framed = frame_story(glossary, setting, steps, ids, explicit=explicit)
    name = enumerated(say, [term.title for term in own])
    if setting.id:
        name = say("diagram.in-setting", name=name, setting=setting.label)
    diagram = _diagram(glossary, say, framed, ids, name)
    return replace(diagram, items=tuple(_with_rounds(glossary, diagram.steps, steps, framed))) if explicit else diagram


def _with_rounds(
    glossary: Glossary, steps: Sequence[Step], told: Sequence[StoryStep], framed: FramedStory
) -> Iterator[Step]:
    """Yield the steps of a story that is told, and with each that begins another round from where, and why."""
    first: dict[str, int] = {}
    for step, as_told in zip(steps, told, strict=True):
        if as_told.returns:
            edges = dict.fromkeys(edge for edge in framed.beyond if edge.target == step.term)
            reasons = tuple(_reason(glossary, edge) for edge in edges)
            yield replace(step, round=Round(first.get(step.term, 0), reasons))
        else:
            yield step
        first.setdefault(step.term, step.number)


def _diagram(glossary: Glossary, say: Say, story: FramedStory, own: Sequence[str], name: str) -> Diagram:
    items = tuple(_items(glossary, say, story.items, own, count(1)))
    actors = (id_ for step in _steps_in(items) for id_ in (step.source, step.target) if id_)
    return Diagram(
        say("diagram.title", name=name),
        {id_: glossary.terms[id_].label for id_ in actors},
        items,
    )


def _reason(glossary: Glossary, edge: Edge) -> str:
    return plain_words(glossary, edge.reason)


def _items(
    glossary: Glossary, say: Say, items: Iterable[frames.Item], own: Sequence[str], numbers: Iterator[int]
) -> Iterator[Step | Frame]:
    for item in items:
        if isinstance(item, StoryStep):
            yield _step(glossary, say, item, own, next(numbers))
            continue
        branches = []
        for place, branch in enumerate(item.branches):
            inside = tuple(_items(glossary, say, branch.items, own, numbers))
            if item.kind == "loop":
                words = say("diagram.loop")
                rounds = tuple(_reason(glossary, edge) for edge in branch.edges)
                branches.append(Branch("", words, inside, rounds))
            else:
                words = say("diagram.or-if" if place else "diagram.if", condition=branch.label)
                branches.append(Branch(branch.label, words, inside))
        yield Frame(item.kind, tuple(branches))


def _step(glossary: Glossary, say: Say, step: StoryStep, own: Sequence[str], number: int) -> Step:
    terms, acted, term = glossary.terms, step.action, glossary.terms[step.term]
    target = "" if acted.target == acted.source else acted.target
    dated = say("diagram.dated", date=step.date, step=acted.text) if step.date else acted.text
    if target:
        sentence = say("diagram.does-to", actor=terms[acted.source].label, other=terms[target].label, step=dated)
    else:
        sentence = say("diagram.does", actor=terms[acted.source].label, step=dated)
    stage = glossary.stages.get(term.stage)
    return Step(
        number, acted.source, target, acted.text, step.date, sentence, term.id, term.title, stage, term.id in own
    )
