"""Answers as Markdown: what all of them have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.assistant.shapes import Answer, EdgeTold, TermFound, TermNamed

_MARKS = str.maketrans({c: f"\\{c}" for c in "\\[]<`"})
"""What links, pictures, HTML and code begin with: a program that shows an answer must not load anything for it."""


def shown(words: str) -> str:
    """Return plain words so that Markdown finds no link, no picture, no HTML and no code in them."""
    return words.translate(_MARKS)


def term_name(term: TermNamed) -> str:
    """Return a term as its label and its id."""
    return f"{shown(term.label)} (`{shown(term.id)}`)"


def term_line(term: TermFound) -> str:
    """Return a term as an item of a list: its name, what it is, and where to read more."""
    meaning = f": {shown(term.definition)}" if term.definition else ""
    return f"- **{shown(term.label)}** (`{shown(term.id)}`){meaning} — {term.address}"


def edge_line(edge: EdgeTold) -> str:
    """Return an edge as an item of a list: what it says, on which condition, where, why, and by which sources."""
    when = f", when {shown(edge.when)}" if edge.when else ""
    places = f" (only in {', '.join(map(shown, edge.settings))})" if edge.settings else ""
    reason = f": {shown(edge.reason)}" if edge.reason else ""
    sources = f" [{', '.join(map(shown, edge.sources))}]" if edge.sources else ""
    return f"- {shown(edge.reads)}{when}{places}{reason}{sources}"


def section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield a section: its heading and its lines; nothing if there are no lines."""
    lines = list(lines)
    if lines:
        yield from ("", f"## {heading}", "", *lines)


def whole(answer: Answer, lines: Iterable[str]) -> str:
    """Return the text of an answer from its own lines: what it rests on follows, and what may be missing."""
    works = (f"- [{shown(s.id)}] {shown(s.citation)} {s.url}".rstrip() for s in answer.sources)
    rest = ", ".join(f"{number} more of {shown(name)}" for name, number in answer.left_out.items())
    notes = [f"Left out, so that this is not too long: {rest}."] if rest else []
    notes += [f"Note: {shown(answer.warning)}"] if answer.warning else []
    return "\n".join([*lines, *section("Sources", works), *section("Notes", notes)]).strip() + "\n"
