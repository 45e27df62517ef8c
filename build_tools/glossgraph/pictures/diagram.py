"""The sequence diagram of a term: its story as Mermaid, as SVG and in words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from glossgraph.graph.frames import frame_story
from glossgraph.graph.story import StoryStep, story
from glossgraph.pictures import svg
from glossgraph.pictures.lifelines import FONT, HEAD, Branch, Frame, Participant, Step, columns
from glossgraph.pictures.words import enumerated
from glossgraph.text.escape import escape_mermaid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from glossgraph.graph import frames
    from glossgraph.model import Edge, Glossary, Term
    from glossgraph.pictures.lifelines import Item
    from glossgraph.pictures.words import Say

_HIGHLIGHT = "rgba(255, 176, 0, 0.2)"
"""The ground behind the steps of the page's own term, where the Mermaid text is drawn elsewhere."""


@dataclass(frozen=True, slots=True)
class Line:
    """A step in words: who does what, and the term that it shows."""

    text: str
    term: str
    """The term's id."""
    label: str
    own: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Steps that hold only on a condition, or that repeat, with the words that say so."""

    words: str
    items: tuple[Line | Group, ...]


@dataclass(frozen=True, slots=True)
class Return:
    """A feedback edge that lies beyond the drawing: its two terms, and the words and the condition between them."""

    source: Term
    words: str
    target: Term
    when: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """A diagram in its three forms."""

    title: str
    description: str
    source: str
    """The same in Mermaid."""
    draw: Callable[[Callable[[str], str]], str]
    """Gives the SVG, from what gives the address of a term's page by the term's id."""
    items: tuple[Line | Group, ...]
    caption: str
    """The words above the feedback edges that are listed below the picture."""
    beyond: tuple[Return, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every step, in order."""
        return tuple(_lines(self.items))


def _lines(items: Iterable[Line | Group]) -> Iterator[Line]:
    for item in items:
        if isinstance(item, Line):
            yield item
        else:
            yield from _lines(item.items)


def diagram(glossary: Glossary, term: Term, say: Say) -> Diagram | None:
    """Return the diagram of a term's story, or None if it has none."""
    steps = story(glossary, term)
    told = bool(term.sequence)
    return drawn(glossary, say, steps, [term], term.label, told=told) if steps else None


def drawn(  # noqa: PLR0913 - a story, its words, and what is said of it
    glossary: Glossary, say: Say, steps: Sequence[StoryStep], own: Sequence[Term], name: str, *, told: bool
) -> Diagram:
    """Return the diagram of a story that is about some terms of its own, which are marked in it."""
    ids = [term.id for term in own]
    items, beyond = frame_story(glossary, steps, ids, explicit=told)
    actors = list(dict.fromkeys(_actors(items)))
    participants = [Participant(glossary.terms[id_].label, id_) for id_ in actors]
    parts = tuple(_parts(glossary, say, items, actors, ids))
    title = say("diagram.title", name=name)
    description = _described(say, sum(1 for _ in _steps(items)), [participant.label for participant in participants])
    below = say("diagram.described", description=description)
    return Diagram(
        title,
        description,
        "".join(f"{row}\n" for row in _mermaid(participants, parts)),
        partial(svg.drawn, svg.Caption(f"gg-{'-vs-'.join(ids)}", title, below), participants, parts),
        tuple(_in_words(glossary, say, items, ids)),
        say("diagram.rounds") if told else say("diagram.beyond"),
        tuple(_return(glossary, edge) for edge in beyond),
    )


def _described(say: Say, number: int, actors: Sequence[str]) -> str:
    if len(actors) == 1:
        return say("diagram.steps-at", number=number, actor=actors[0])
    return say("diagram.steps-between", number=number, actors=enumerated(say, actors))


def _return(glossary: Glossary, edge: Edge) -> Return:
    words = glossary.relations[edge.relation].label
    return Return(glossary.terms[edge.source], words, glossary.terms[edge.target], edge.when)


def _steps(items: Iterable[frames.Item]) -> Iterator[StoryStep]:
    for item in items:
        if isinstance(item, StoryStep):
            yield item
        else:
            for branch in item.branches:
                yield from _steps(branch.items)


def _actors(items: Iterable[frames.Item]) -> Iterator[str]:
    for step in _steps(items):
        yield step.action.source
        if step.action.target:
            yield step.action.target


def _text(say: Say, step: StoryStep) -> str:
    text = say("diagram.new-round", step=step.action.text) if step.returns else step.action.text
    return say("diagram.dated", date=step.date, step=text) if step.date else text


def _in_words(glossary: Glossary, say: Say, items: Iterable[frames.Item], own: Sequence[str]) -> Iterator[Line | Group]:
    labels = {id_: term.label for id_, term in glossary.terms.items()}
    for item in items:
        if isinstance(item, StoryStep):
            source, target = item.action.source, item.action.target
            text = _text(say, item)
            if target in {"", source}:
                words = say("diagram.does", actor=labels[source], step=text)
            else:
                words = say("diagram.does-to", actor=labels[source], other=labels[target], step=text)
            yield Line(words, item.term, labels[item.term], item.term in own)
            continue
        for number, branch in enumerate(item.branches):
            if item.kind == "loop":
                words = say("diagram.loop", reason=branch.label)
            else:
                words = say("diagram.or-if" if number else "diagram.if", condition=branch.label)
            yield Group(words, tuple(_in_words(glossary, say, branch.items, own)))


def _parts(
    glossary: Glossary, say: Say, items: Iterable[frames.Item], actors: Sequence[str], own: Sequence[str]
) -> Iterator[Item]:
    """Yield the steps and frames of a story as the parts of a picture."""
    for item in items:
        if isinstance(item, StoryStep):
            source = actors.index(item.action.source)
            target = actors.index(item.action.target) if item.action.target else None
            label = glossary.terms[item.term].label
            yield Step(source, target, _text(say, item), label, item.term, item.term in own)
        else:
            branches = (Branch(b.label, tuple(_parts(glossary, say, b.items, actors, own))) for b in item.branches)
            yield Frame(item.kind, tuple(branches))


def _mermaid(participants: Sequence[Participant], items: Iterable[Item]) -> Iterator[str]:
    width, gap = columns(len(participants))
    sizes = {
        "mirrorActors": False,
        "wrap": True,
        "wrapPadding": 4,
        "width": width,
        "height": HEAD,
        "actorMargin": gap,
        "boxMargin": 8,
        "noteMargin": 8,
        "messageMargin": 26,
        "actorFontSize": FONT,
        "messageFontSize": FONT,
        "noteFontSize": FONT,
    }
    yield f"%%{{init: {json.dumps({'sequence': sizes})}}}%%"
    yield "sequenceDiagram"
    for number, participant in enumerate(participants, start=1):
        yield f"  participant p{number} as {escape_mermaid(participant.label)}"
    yield from _statements(items, "  ")


def _statements(items: Iterable[Item], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, Frame):
            for number, branch in enumerate(item.branches):
                yield f"{indent}{'else' if number else item.kind} {escape_mermaid(branch.label)}"
                yield from _statements(branch.items, f"{indent}  ")
            yield f"{indent}end"
            continue
        one = f"p{item.source + 1}"
        place = f"Note over {one}" if item.target is None else f"{one}->>p{item.target + 1}"
        statement = f"{place}: {escape_mermaid(item.text)}"
        if item.own:
            yield f"{indent}rect {_HIGHLIGHT}"
            yield f"{indent}  {statement}"
            yield f"{indent}end"
        else:
            yield f"{indent}{statement}"
