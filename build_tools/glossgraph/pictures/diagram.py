"""The sequence diagram of a term: its story as Mermaid, as SVG and in words."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.frames import Frame, Item, framed
from glossgraph.graph.story import StoryStep, story
from glossgraph.pictures import svg
from glossgraph.text.escape import escape_mermaid, sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from glossgraph.model import Edge, Glossary, Term

_HIGHLIGHT = "rgba(255, 176, 0, 0.2)"
"""The ground behind the steps of the page's own term, where the Mermaid text is drawn elsewhere."""


_BEYOND = "What also goes back, and is not drawn here:"

_ROUNDS = "A new round begins, since:"


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
    """A diagram in its three forms; `svg` is empty where the renderer is not installed."""

    title: str
    description: str
    source: str
    svg: str
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


def diagram(glossary: Glossary, term: Term) -> Diagram | None:
    """Return the diagram of a term's story, or None if it has none."""
    steps = story(glossary, term)
    told = bool(term.sequence)
    return drawn(glossary, steps, [term], term.label, told=told) if steps else None


def drawn(glossary: Glossary, steps: Sequence[StoryStep], own: Sequence[Term], name: str, *, told: bool) -> Diagram:
    """Return the diagram of a story that is about some terms of its own, which are marked in it."""
    ids = [term.id for term in own]
    items, beyond = framed(glossary, steps, ids, told=told)
    title = f"Sequence diagram: {name}"
    writer = _Writer(glossary, ids, len({actor for step in _steps(items) for actor in _actors(step)}))
    listed = tuple(writer.write(items))
    number = len(writer.statements)
    actors = [glossary.terms[id_].label for id_ in writer.aliases]
    count = "One step" if number == 1 else f"{number} steps"
    where = f"between {', '.join(actors[:-1])} and {actors[-1]}" if len(actors) > 1 else f"at {actors[0]}"
    description = f"{count} {where}."
    labels = svg.Labels(
        id=f"gg-{'-vs-'.join(ids)}",
        title=title,
        description=f"{description} The steps are listed below the diagram.",
        participants={
            alias: svg.Target(_page(id_), glossary.terms[id_].label) for id_, alias in writer.aliases.items()
        },
        statements={
            number: svg.Target(_page(id_), f"{words}: {glossary.terms[id_].label}")
            for number, (id_, words) in writer.statements.items()
        },
        frames=writer.frames,
    )
    picture = svg.render(writer.text((row.layout for row in writer.rows), sealed), labels)
    source = writer.text(row.text for row in writer.rows)
    returns = tuple(_return(glossary, edge) for edge in beyond)
    return Diagram(title, description, source, picture, listed, _ROUNDS if told else _BEYOND, returns)


def _return(glossary: Glossary, edge: Edge) -> Return:
    words = glossary.relations[edge.relation].label
    return Return(glossary.terms[edge.source], words, glossary.terms[edge.target], edge.when)


def _steps(items: Sequence[Item]) -> Iterator[StoryStep]:
    for item in items:
        if isinstance(item, StoryStep):
            yield item
        else:
            for branch in item.branches:
                yield from _steps(branch.items)


def _actors(step: StoryStep) -> Iterator[str]:
    yield step.action.source
    if step.action.target:
        yield step.action.target


def _page(id_: str) -> str:
    return f"page:terms/{id_}.md"


class _Row(NamedTuple):
    """A statement in Mermaid, and the one that the renderer gets: with room for the label instead of the label."""

    text: str
    layout: str


@dataclass(slots=True)
class _Writer:
    """Writes the statements of a story in Mermaid, and its lines in words, in one walk."""

    glossary: Glossary
    own: Sequence[str]
    participants: int
    aliases: dict[str, str] = field(default_factory=dict)
    statements: dict[int, tuple[str, str]] = field(default_factory=dict)
    rows: list[_Row] = field(default_factory=list)
    frames: dict[int, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def text(self, rows: Iterable[str], written: Callable[[str], str] = escape_mermaid) -> str:
        """Return the whole Mermaid text around its statements, with labels written in a certain way."""
        config = json.dumps({"sequence": svg.config(self.participants)})
        participants = [
            f"  participant {alias} as {written(self.glossary.terms[id_].label)}" for id_, alias in self.aliases.items()
        ]
        return "\n".join([f"%%{{init: {config}}}%%", "sequenceDiagram", *participants, *rows]) + "\n"

    def write(self, items: Sequence[Item], depth: int = 1) -> Iterator[Line | Group]:
        """Write items in order, and yield them in words."""
        for item in items:
            if isinstance(item, Frame):
                yield from self._write_frame(item, depth)
            else:
                yield self._write_step(item, depth)

    def _write_frame(self, frame: Frame, depth: int) -> Iterator[Group]:
        labels = []
        for number, branch in enumerate(frame.branches):
            word = "else" if number else frame.kind
            labels.append(svg.wrapped(branch.label, self.participants))
            self._row(
                depth, f"{word} {escape_mermaid(branch.label)}", f"{word} {'<br/>'.join('x' for _ in labels[-1])}"
            )
            condition = f"{'Or if' if number else 'If'} {branch.label}"
            words = condition if frame.kind == "alt" else f"A loop, since {branch.label}"
            yield Group(words, tuple(self.write(branch.items, depth + 1)))
        self.frames[len(self.rows)] = tuple(labels)
        self._row(depth, "end")

    def _write_step(self, step: StoryStep, depth: int) -> Line:
        action = step.action
        one = self._alias(action.source)
        two = self._alias(action.target) if action.target else ""
        own = step.term in self.own
        if own:
            self._row(depth, f"rect {_HIGHLIGHT}")
        said = f"A new round: {action.text}" if step.returns else action.text
        dated = f"{step.date}: {said}" if step.date else said
        self.statements[len(self.rows)] = step.term, dated
        statement = f"{one}->>{two}" if two else f"Note over {one}"
        words = " ".join(dated.split())
        self._row(depth + own, f"{statement}: {escape_mermaid(words)}", f"{statement}: {sealed(words)}")
        if own:
            self._row(depth, "end")
        terms = self.glossary.terms
        who = terms[action.source].label + (f" to {terms[action.target].label}" if two not in {"", one} else "")
        return Line(f"{who}: {dated}", step.term, terms[step.term].label, own)

    def _alias(self, id_: str) -> str:
        return self.aliases.setdefault(id_, f"p{len(self.aliases) + 1}")

    def _row(self, depth: int, text: str, layout: str = "") -> None:
        self.rows.append(_Row("  " * depth + text, layout or text))
