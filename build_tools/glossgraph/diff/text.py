"""Changes for a terminal or a file: the summary, then `[-words that went-]` and `{+words that came+}`, or colours."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import click

from glossgraph.diagnostics import visible
from glossgraph.diagnostics.cells import cells
from glossgraph.diff.words import Mark, Run
from glossgraph.words.content import Cite, Code, Day, Emphasis, Link, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.diff.pieces import Line
    from glossgraph.diff.told import Entry, Told
    from glossgraph.words.content import Piece

_COLOURS = {Mark.GONE: "red", Mark.NEW: "green"}

_SIGNS = {Mark.GONE: ("[-", "-]"), Mark.NEW: ("{+", "+}")}


class _Part(NamedTuple):
    text: str
    colour: str = ""
    bold: bool = False

    @property
    def style(self) -> tuple[str, bool]:
        return self.colour, self.bold


def lines(told: Told, width: int, *, coloured: bool) -> Iterator[str]:
    """Yield the lines of all changes, wrapped to a width in cells; nothing in the texts can steer a terminal."""
    yield from _wrapped(_heading(told.summary, "", coloured=coloured), width, 0)
    for section in told.sections:
        yield ""
        colour = "red" if section.name in {"breaks", "unread"} else "cyan"
        yield from _wrapped(_heading(section.heading, colour, coloured=coloured), width, 0)
        for entry in section.entries:
            yield from _entry(entry, width, 2, coloured=coloured)


def _entry(entry: Entry, width: int, indent: int, *, coloured: bool) -> Iterator[str]:
    yield from _wrapped(_parts(entry.head, coloured=coloured), width, indent)
    for line in entry.lines:
        yield from _entry(line, width, indent + 2, coloured=coloured)


def _heading(words: str, colour: str, *, coloured: bool) -> list[_Part]:
    return [_Part(visible(words), colour, bold=True) if coloured else _Part(visible(words))]


def _parts(line: Line, *, coloured: bool) -> list[_Part]:
    parts: list[_Part] = []
    for piece in line:
        if not isinstance(piece, Run):
            parts.append(_Part(visible(" ".join(_words(piece).split("\n"))), bold=coloured and isinstance(piece, Link)))
            continue
        text = visible(piece.text)
        inner = text.strip()
        if piece.mark is Mark.SAME or not inner:
            parts.append(_Part(text))
            continue
        opening, closing = ("", "") if coloured else _SIGNS[piece.mark]
        # without signs, what went would run together with what came
        space = " " if coloured and parts and parts[-1].colour and not text[:1].isspace() else ""
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        colour = _COLOURS[piece.mark] if coloured else ""
        parts += [
            _Part(before or space),
            _Part(f"{opening}{inner}{closing}", colour),
            *([_Part(after)] if after else []),
        ]
    return parts


def _words(piece: Piece) -> str:
    match piece:
        case str():
            return piece
        case Link() | Emphasis() | Day():
            return piece.words
        case Code():
            return f"`{piece.text}`"
        case Words():
            return piece.text
        case Cite():
            return piece.markdown


def _wrapped(parts: Sequence[_Part], width: int, indent: int) -> Iterator[str]:
    """Yield parts in lines; those after the first are set in further, so that it is seen where something begins."""
    line: list[_Part] = []
    used, room = 0, width - indent
    start = " " * indent
    for word in _unbroken(parts):
        size = sum(cells(part.text) for part in word)
        if line and used + 1 + size > room:
            yield start + _styled(line)
            line, used, start, room = [], 0, " " * (indent + 2), width - indent - 2
        if line:
            line.append(_Part(" ", *(word[0].style if line[-1].style == word[0].style else ())))
            used += 1
        line += word
        used += size
    if line:
        yield start + _styled(line)


def _styled(line: Sequence[_Part]) -> str:
    """Return the parts of a line; neighbours that look the same are written as one."""
    written = ""
    for (colour, bold), together in groupby(line, key=lambda part: part.style):
        text = "".join(part.text for part in together)
        written += click.style(text, fg=colour or None, bold=bold or None) if colour or bold else text
    return written


def _unbroken(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """Yield the words of parts: what stands between white space, which can be of several parts."""
    word: list[_Part] = []
    for part in parts:
        for number, text in enumerate(part.text.split(" ")):
            if number and word:
                yield word
                word = []
            if text:
                word.append(_Part(text, *part.style))
    if word:
        yield word
