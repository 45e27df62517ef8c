"""The sequence diagram of a term: its story as Mermaid, as SVG and in words."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from glossgraph.graph.chain import chain
from glossgraph.graph.frames import FramedStory, frame_story
from glossgraph.graph.steps import StoryStep, told_items
from glossgraph.pictures.lifelines import FONT, HEAD, Branch, Frame, Participant, Step, columns
from glossgraph.pictures.svg import Caption, diagram_svg
from glossgraph.pictures.words import enumerated
from glossgraph.text.escape import escape_mermaid
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from glossgraph.graph import frames
    from glossgraph.model import Edge, Glossary, Setting, Term
    from glossgraph.pictures.lifelines import Item
    from glossgraph.pictures.words import Say

_HIGHLIGHT = "rgba(255, 176, 0, 0.2)"
"""The background of the steps of the page's own term, for other programs that draw the Mermaid text."""


@dataclass(frozen=True, slots=True)
class ListedStep:
    """A step in words: who does what, and the term that it shows."""

    text: str
    term: str
    """The term's id."""
    label: str
    """The term's label."""
    own: bool
    """Whether the page is about this term."""


@dataclass(frozen=True, slots=True)
class ListedBranch:
    """Steps that happen only on a condition, or that repeat, with the words that say so."""

    words: str
    items: tuple[ListedStep | ListedBranch, ...]
    rounds: tuple[str, ...] = ()
    """What is different in the next round, in sentences of plain words, if the steps repeat."""


@dataclass(frozen=True, slots=True)
class FeedbackEdge:
    """A feedback edge that the picture does not show."""

    source: Term
    words: str
    """The plain words between the two terms."""
    target: Term
    when: str
    reason: str = ""
    """Why it holds, in plain words, if a step of the story follows from it."""


@dataclass(frozen=True, slots=True)
class Diagram:
    """A diagram in its three forms."""

    title: str
    description: str
    source: str
    """The diagram in Mermaid."""
    draw: Callable[[Callable[[str], str]], str]
    """Returns the SVG. Its argument is a function from the id of a term to the address of the term's page."""
    items: tuple[ListedStep | ListedBranch, ...]
    """The diagram as a list."""
    caption: str
    """The words above the feedback edges that are listed below the picture."""
    beyond: tuple[FeedbackEdge, ...]
    """The feedback edges that the picture does not show."""

    @property
    def steps(self) -> tuple[ListedStep, ...]:
        """Every step, in order."""
        return tuple(_steps_in(self.items))

    @property
    def rounds(self) -> tuple[str, ...]:
        """What is different in the next round of each loop, in sentences of plain words."""
        return tuple(_rounds_in(self.items))


def _steps_in(items: Iterable[ListedStep | ListedBranch]) -> Iterator[ListedStep]:
    for item in items:
        if isinstance(item, ListedStep):
            yield item
        else:
            yield from _steps_in(item.items)


def _rounds_in(items: Iterable[ListedStep | ListedBranch]) -> Iterator[str]:
    for item in items:
        if isinstance(item, ListedBranch):
            yield from _rounds_in(item.items)
            yield from item.rounds


def setting_diagram(glossary: Glossary, setting: Setting, say: Say) -> Diagram | None:
    """Return the diagram of the chain of a setting, or None if it has none."""
    steps = chain(glossary, setting)
    if not steps:
        return None
    framed = frame_story(glossary, setting, steps, (), explicit=False)
    # the loops of its other terms are shown with these
    framed = framed._replace(beyond=())
    return _diagram(glossary, say, framed, (), name=setting.label, anchor=setting.id)


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
    name = enumerated(say, [term.label for term in own])
    if setting.id:
        name = say("diagram.in-setting", name=name, setting=setting.label)
    anchor = f"in-{setting.id}" if setting.id else "-vs-".join(ids)
    diagram = _diagram(glossary, say, framed, ids, name=name, anchor=anchor)
    if not explicit:
        # the page of a term lists its edges, and those of other terms are on their pages
        return replace(diagram, beyond=())
    returns = tuple(replace(_feedback_edge(glossary, e), reason=_reason(glossary, e)) for e in framed.beyond)
    return replace(diagram, caption=say("diagram.rounds"), beyond=returns)


def _diagram(  # noqa: PLR0913 - the story, and what is needed to name, word and mark it
    glossary: Glossary, say: Say, story: FramedStory, own: Sequence[str], *, name: str, anchor: str
) -> Diagram:
    actors = list(dict.fromkeys(_actors(story.items)))
    participants = [Participant(glossary.terms[id_].label, id_) for id_ in actors]
    picture_items = tuple(_picture_items(glossary, say, story.items, actors, own))
    title = say("diagram.title", name=name)
    labels = [participant.label for participant in participants]
    description = _description(say, sum(1 for _ in _steps(story.items)), labels)
    svg_description = say("diagram.described", description=description)
    return Diagram(
        title,
        description,
        "".join(f"{row}\n" for row in _mermaid(participants, picture_items)),
        partial(diagram_svg, Caption(f"gg-{anchor}", title, svg_description), participants, picture_items),
        tuple(_listed(glossary, say, story.items, own)),
        say("diagram.beyond"),
        tuple(_feedback_edge(glossary, edge) for edge in story.beyond),
    )


def _description(say: Say, number: int, actors: Sequence[str]) -> str:
    if len(actors) == 1:
        return say("diagram.steps-at", number=number, actor=actors[0])
    return say("diagram.steps-between", number=number, actors=enumerated(say, actors))


def _feedback_edge(glossary: Glossary, edge: Edge) -> FeedbackEdge:
    words = glossary.relations[edge.relation].label
    return FeedbackEdge(glossary.terms[edge.source], words, glossary.terms[edge.target], edge.when)


def _reason(glossary: Glossary, edge: Edge) -> str:
    return plain_words(glossary, edge.reason)


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


def _listed(
    glossary: Glossary, say: Say, items: Iterable[frames.Item], own: Sequence[str]
) -> Iterator[ListedStep | ListedBranch]:
    """Yield the steps and frames of a story as the entries of a list."""
    for item in items:
        if isinstance(item, StoryStep):
            source, target = item.action.source, item.action.target
            text = _text(say, item)
            if target in {"", source}:
                words = say("diagram.does", actor=glossary.terms[source].label, step=text)
            else:
                actor, other = glossary.terms[source].label, glossary.terms[target].label
                words = say("diagram.does-to", actor=actor, other=other, step=text)
            yield ListedStep(words, item.term, glossary.terms[item.term].label, item.term in own)
            continue
        for number, branch in enumerate(item.branches):
            if item.kind == "loop":
                words = say("diagram.loop", reason=branch.label)
            else:
                words = say("diagram.or-if" if number else "diagram.if", condition=branch.label)
            rounds = tuple(_reason(glossary, edge) for edge in branch.edges)
            yield ListedBranch(words, tuple(_listed(glossary, say, branch.items, own)), rounds)


def _picture_items(
    glossary: Glossary, say: Say, items: Iterable[frames.Item], actors: Sequence[str], own: Sequence[str]
) -> Iterator[Item]:
    """Yield the steps and frames of a story as the items of a picture."""
    for item in items:
        if isinstance(item, StoryStep):
            source = actors.index(item.action.source)
            target = actors.index(item.action.target) if item.action.target else None
            label = glossary.terms[item.term].label
            yield Step(source, target, _text(say, item), label, item.term, item.term in own)
        else:
            branches = (
                Branch(b.label, tuple(_picture_items(glossary, say, b.items, actors, own))) for b in item.branches
            )
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
        source = f"p{item.source + 1}"
        start = f"Note over {source}" if item.target is None else f"{source}->>p{item.target + 1}"
        statement = f"{start}: {escape_mermaid(item.text)}"
        if item.own:
            yield f"{indent}rect {_HIGHLIGHT}"
            yield f"{indent}  {statement}"
            yield f"{indent}end"
        else:
            yield f"{indent}{statement}"
