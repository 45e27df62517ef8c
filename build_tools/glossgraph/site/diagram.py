"""The sequence diagram of a term: its story as Mermaid, as SVG and in words."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from glossgraph import mermaid
from glossgraph.graph.frames import Frame, Item, framed
from glossgraph.graph.story import StoryStep, story
from glossgraph.site import svg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from glossgraph.model import Glossary, Term

_HIGHLIGHT = "rgba(255, 176, 0, 0.2)"
"""The ground behind the steps of the page's own term, where the Mermaid text is drawn elsewhere."""


@dataclass(frozen=True, slots=True)
class Line:
    """A step in words, with the frames that open before it and those that close behind it."""

    text: str
    href: str
    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class Diagram:
    """A diagram in its three forms; `svg` is empty where the renderer is not installed."""

    title: str
    description: str
    source: str
    svg: str
    lines: tuple[Line, ...]


def diagram(glossary: Glossary, term: Term) -> Diagram | None:
    """Return the diagram of a term's story, or None if it has none."""
    steps = story(glossary, term)
    if not steps:
        return None
    items = framed(glossary, steps, told=bool(term.sequence))
    title = f"Sequence diagram: {term.label}"
    writer = _Writer(glossary, term.id, len({actor for step in _steps(items) for actor in _actors(step)}))
    writer.write(items)
    actors = [glossary.terms[id_].label for id_ in writer.aliases]
    description = f"{len(writer.lines)} steps between {', '.join(actors[:-1])} and {actors[-1]}."
    if len(actors) == 1:
        description = f"{len(writer.lines)} steps at {actors[0]}."
    if len(writer.lines) == 1:
        description = description.replace("1 steps", "One step")
    labels = svg.Labels(
        id=f"gg-{term.id}",
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
    drawn = svg.render(writer.text((row.layout for row in writer.rows), mermaid.sealed), labels)
    return Diagram(title, description, writer.text(row.text for row in writer.rows), drawn, tuple(writer.lines))


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
    own: str
    participants: int
    aliases: dict[str, str] = field(default_factory=dict)
    statements: dict[int, tuple[str, str]] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    rows: list[_Row] = field(default_factory=list)
    frames: dict[int, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def text(self, rows: Iterable[str], written: Callable[[str], str] = mermaid.text) -> str:
        """Return the whole Mermaid text around its statements, with labels written in a certain way."""
        config = json.dumps({"sequence": svg.config(self.participants)})
        participants = [
            f"  participant {alias} as {written(self.glossary.terms[id_].label)}" for id_, alias in self.aliases.items()
        ]
        return "\n".join([f"%%{{init: {config}}}%%", "sequenceDiagram", *participants, *rows]) + "\n"

    def write(self, items: Sequence[Item], before: tuple[str, ...] = (), depth: int = 1) -> None:
        """Write items in order; `before` are the frames that open in front of the first of them."""
        for number, item in enumerate(items):
            opening = before if number == 0 else ()
            if isinstance(item, Frame):
                self._write_frame(item, opening, depth)
            else:
                self._write_step(item, opening, depth)

    def _write_frame(self, frame: Frame, before: tuple[str, ...], depth: int) -> None:
        labels = []
        for number, branch in enumerate(frame.branches):
            word = "else" if number else frame.kind
            labels.append(svg.wrapped(branch.label, self.participants))
            self._row(depth, f"{word} {mermaid.text(branch.label)}", f"{word} {'<br/>'.join('x' for _ in labels[-1])}")
            condition = f"{'or if' if number else 'if'} {branch.label}"
            opening = (*(before if number == 0 else ()), *((condition,) if frame.kind == "alt" else ()))
            self.write(branch.items, opening, depth + 1)
        self.frames[len(self.rows)] = tuple(labels)
        self._row(depth, "end")
        if frame.kind == "loop":
            last = self.lines[-1]
            label = frame.branches[0].label
            self.lines[-1] = Line(last.text, last.href, last.label, last.before, (*last.after, label), last.own)

    def _write_step(self, step: StoryStep, before: tuple[str, ...], depth: int) -> None:
        action = step.action
        one = self._alias(action.source)
        two = self._alias(action.target) if action.target else ""
        own = step.term == self.own
        if own:
            self._row(depth, f"rect {_HIGHLIGHT}")
        dated = f"{step.date}: {action.text}" if step.date else action.text
        self.statements[len(self.rows)] = step.term, dated
        statement = f"{one}->>{two}" if two else f"Note over {one}"
        words = " ".join(dated.split())
        self._row(depth + own, f"{statement}: {mermaid.text(words)}", f"{statement}: {mermaid.sealed(words)}")
        if own:
            self._row(depth, "end")
        terms = self.glossary.terms
        who = terms[action.source].label + (f" to {terms[action.target].label}" if two not in {"", one} else "")
        self.lines.append(Line(f"{who}: {dated}", _page(step.term), terms[step.term].label, before, (), own))

    def _alias(self, id_: str) -> str:
        return self.aliases.setdefault(id_, f"p{len(self.aliases) + 1}")

    def _row(self, depth: int, text: str, layout: str = "") -> None:
        self.rows.append(_Row("  " * depth + text, layout or text))


def as_html(drawn: Diagram) -> Iterator[str]:
    """Yield the rows of a diagram as one block of HTML without empty lines; the Mermaid fence is left to the page."""
    yield '<figure class="gg-figure">'
    if drawn.svg:
        yield f'<div class="gg-scroll" tabindex="0" role="region" aria-label="{escape(drawn.title)}">{drawn.svg}</div>'
    yield f"<details{'' if drawn.svg else ' open'}><summary>The steps as a list</summary>"
    yield "<ol>"
    for line in drawn.lines:
        yield f"<li>{_in_words(line)}</li>"
    yield "</ol></details>"
    if drawn.svg:
        yield '<details class="gg-source"><summary>The diagram as Mermaid text</summary>'
        yield f"<pre><code>{escape(drawn.source, quote=False)}</code></pre></details>"
    yield "</figure>"


def _in_words(line: Line) -> str:
    opening = "".join(f"<i>{escape(words[:1].upper() + words[1:])}:</i> " for words in line.before)
    closing = "".join(f" <i>Loop: {escape(words)}.</i>" for words in line.after)
    link = f'<a href="{escape(line.href)}">{escape(line.label)}</a>'
    shown = f"<strong>{link}</strong>" if line.own else link
    return f"{opening}{escape(line.text)} ({shown}).{closing}"
