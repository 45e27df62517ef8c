"""A sequence diagram on a page: a ladder of its steps in HTML, and the steps as a list in Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from glossgraph.pictures.diagram import Step
from glossgraph.pictures.ladder import Row, ladder, rows
from glossgraph.pictures.looks import actor_class, stage_class
from glossgraph.text.escape import escape_html
from glossgraph.words.content import Link, Picture, Words, joined, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.model import Glossary, Stage
    from glossgraph.pictures.diagram import Diagram, Frame, Round
    from glossgraph.pictures.ladder import Entry, Fork, Ladder, Loop
    from glossgraph.site.page import Site
    from glossgraph.words import Catalogue
    from glossgraph.words.content import Markdown, Place

MOST_LANES = 6
"""The most lanes that the style sheet knows; with more actors, a ladder is a list on every screen."""


_FIRST, _SECOND = "\0first\0", "\0second\0"
"""The marks of the two who take part in a step. No text contains these characters."""

_DEEPEST = 3
"""How many brackets the style sheet draws beside one another."""


def row_id(step: Step) -> str:
    """Return the address of the row of a step, without `#`, where a ladder has them."""
    return f"row.{step.number}"


def diagram_picture(
    site: Site, diagram: Diagram, *, on: str = "", brief: bool = False, linked: bool = False
) -> Picture:
    """Return a diagram as a ladder, as one block of HTML without empty lines.

    Args:
        site: The site.
        diagram: The diagram.
        on: The id of the term on whose page it is: its own steps are no links there.
        brief: Whether it is a list on every screen, without numbers of stages: a page with many ladders must
            stay light.
        linked: Whether its rows have addresses.

    """
    return Picture(lambda here: "\n".join(_Written(site.glossary, site.words, diagram, here, on, brief, linked).html()))


@dataclass(frozen=True)
class _Written:
    """A ladder as it is written on a page."""

    glossary: Glossary
    words: Catalogue
    diagram: Diagram
    here: Place
    on: str
    brief: bool
    linked: bool

    @cached_property
    def ladder(self) -> Ladder:
        """The rows and the lanes."""
        return ladder(self.diagram)

    @cached_property
    def lanes(self) -> dict[str, int]:
        """The numbers of the lanes, by who acts in them."""
        return {id_: number for number, id_ in enumerate(self.ladder.lanes, start=1)}

    def html(self) -> Iterator[str]:
        """Yield the ladder in rows."""
        drawn = self.ladder
        yield '<div class="gg-figure">'
        if self.brief:
            yield '<div class="gg-ladder gg-brief">'
            yield from self._list((*drawn.before, *drawn.shown, *drawn.after))
            yield "</div></div>"
            return
        yield f'<div class="{self._classes(drawn)}" role="group" aria-label="{escape_html(self.diagram.title)}">'
        yield from self._heads(drawn)
        for number, entries in enumerate((drawn.before, drawn.shown, drawn.after)):
            if not entries:
                continue
            if number == 1:
                yield from self._list(entries)
                continue
            steps = sum(1 for _ in rows(entries))
            say = self.words.say
            summary = say("diagram.after", number=steps) if number else say("diagram.before", number=steps)
            yield f'<details class="gg-more"><summary>{escape(summary)}</summary>'
            yield from self._list(entries)
            yield "</details>"
        yield "</div></div>"

    def _classes(self, drawn: Ladder) -> str:
        classes = ["gg-ladder"]
        if len(drawn.lanes) > MOST_LANES:
            classes.append("gg-crowded")
        else:
            classes.append(f"gg-of-{drawn.lanes_shown}")
            if drawn.lanes_shown < len(drawn.lanes):
                classes.append(f"gg-all-{len(drawn.lanes)}")
        if any(step.date for step in self.diagram.steps):
            classes.append("gg-dated")
        return " ".join(classes)

    def _heads(self, drawn: Ladder) -> Iterator[str]:
        yield '<ul class="gg-heads">'
        for id_, lane in self.lanes.items():
            later = " gg-later" if lane > drawn.lanes_shown else ""
            anchor = self.here.anchor(Link(f"terms/{id_}.md", self.diagram.actors[id_]))
            yield f'<li class="{actor_class(self.glossary, id_)}{later}">{anchor}</li>'
        yield "</ul>"

    def _list(self, entries: Sequence[Entry]) -> Iterator[str]:
        first = next(iter(rows(entries))).step.number
        yield f'<ol start="{first}">' if first > 1 else "<ol>"
        yield from self._entries(entries)
        yield "</ol>"

    def _entries(self, entries: Sequence[Entry], *, other: bool = False) -> Iterator[str]:
        stage: Stage | None = None
        for entry in entries:
            if isinstance(entry, Row):
                yield self._row(entry, named=entry.step.stage is not stage, other=other)
            else:
                yield from self._fork(entry)
            stage = entry.step.stage if isinstance(entry, Row) else None

    def _fork(self, fork: Fork) -> Iterator[str]:
        yield '<li class="gg-fork">'
        for number, branch in enumerate(fork.branches):
            yield f'<ol start="{branch[0].step.number}">'
            yield from self._entries(branch, other=bool(number))
            yield "</ol>"
        yield "</li>"

    def _row(self, row: Row, *, named: bool, other: bool) -> str:
        step = row.step
        classes = [stage_class(self.glossary, step.stage.id)] if step.stage else []
        classes += self._columns(step) if not self.brief else []
        classes += ["gg-own"] if step.own else []
        when = ""
        if row.when:
            words = self.words.say("diagram.or-if-there" if other else "diagram.if-there", condition=row.when)
            when = f"<em>{escape_html(words)}</em> "
        if step.round and not step.round.reasons:
            when += f"<em>{escape(_again(self.words, step.round.first))}</em> "
        loops = "".join(self._loop(step, loop, level) for level, loop in enumerate(row.loops, start=1))
        if step.round and step.round.reasons:
            loops += self._reasons(step.round.first, step.round.reasons)
        address = f' id="{row_id(step)}"' if self.linked else ""
        return (
            f'<li class="{" ".join(classes)}"{address}>{"" if self.brief else self._gutter(step, named=named)}'
            f"<p>{self._parties(step)} {when}{self._act(step)}</p>{loops}</li>"
        )

    def _columns(self, step: Step) -> list[str]:
        lane = self.lanes[step.source]
        return [f"gg-from-{lane}", f"gg-to-{self.lanes[step.target]}"] if step.target else [f"gg-at-{lane}"]

    def _gutter(self, step: Step, *, named: bool) -> str:
        stage, date = "", ""
        if step.stage:
            # the name of a stage is at the first of its rows
            title = f' title="{escape_html(step.stage.label)}"' if named else ""
            stage = f"<abbr{title}>{step.stage.number}</abbr>"
        if step.date:
            date = f'<span class="gg-date">{escape_html(step.date)}</span>'
        return f"{stage}<small>{step.number}</small>{date}"

    def _parties(self, step: Step) -> str:
        who = self._actor(step.source)
        if not step.target:
            return f"<i>{who}</i>"
        other = self._actor(step.target)
        between = escape(self.words.say("diagram.from-to", source=_FIRST, target=_SECOND))
        return f"<i>{between.replace(_FIRST, who).replace(_SECOND, other)}</i>"

    def _actor(self, id_: str) -> str:
        return f'<b class="{actor_class(self.glossary, id_)}">{escape_html(self.diagram.actors[id_])}</b>'

    def _act(self, step: Step) -> str:
        act = Link(f"terms/{step.term}.md", step.action)
        anchor = escape_html(step.action) if step.term == self.on else self.here.anchor(act)
        return f"<strong>{anchor}</strong>" if step.own else anchor

    def _loop(self, step: Step, loop: Loop, level: int) -> str:
        ends = {loop.first: " gg-first", loop.last: " gg-last"}
        bracket = (
            "" if self.brief else f'<span class="gg-loop gg-l{min(level, _DEEPEST)}{ends.get(step.number, "")}"></span>'
        )
        return bracket if step.number != loop.last else bracket + self._reasons(loop.first, loop.rounds)

    def _reasons(self, first: int, reasons: Sequence[str]) -> str:
        """Return from where steps repeat, with the reasons folded."""
        shown = "".join(f"<p>{escape_html(reason)}</p>" for reason in reasons)
        return f'<details class="gg-again"><summary>{escape(_again(self.words, first))}</summary>{shown}</details>'


def diagram_steps(words: Catalogue, diagram: Diagram) -> Markdown:
    """Return the list of a diagram's steps, with what repeats and why."""
    return joined(_markdown_list(words, diagram.items, ""), "\n")


def _again(words: Catalogue, first: int) -> str:
    return words.say("diagram.again", number=first) if first else words.say("diagram.once-more")


def _markdown_list(words: Catalogue, items: Sequence[Step | Frame], indent: str) -> Iterator[Markdown]:
    for item in items:
        if isinstance(item, Step):
            marks = "**" if item.own else ""
            yield text(f"{indent}1. ", Words(item.sentence), f" ({marks}", _link(item), f"{marks}).")
            if item.round:
                yield from _markdown_round(words, item.round, f"{indent}    ")
            continue
        for branch in item.branches:
            yield text(f"{indent}1. ", Words(branch.words), ":")
            yield from _markdown_list(words, branch.items, f"{indent}    ")
            for reason in branch.rounds:
                yield text(f"{indent}    - ", Words(words.say("diagram.next-round", reason=reason)))


def _markdown_round(words: Catalogue, again: Round, indent: str) -> Iterator[Markdown]:
    begins = _again(words, again.first)
    for reason in again.reasons or ("",):
        said = words.say("diagram.again-since", again=begins, reason=reason) if reason else begins
        yield text(f"{indent}- ", Words(said))


def _link(step: Step) -> Link:
    return Link(f"terms/{step.term}.md", step.label)
