"""How the maps show terms and edges: labels in boxes, a shape for each kind, a line for each relation."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from glossgraph.model import Flow, Role, once
from glossgraph.pictures.map.routes import HEIGHT, WIDTH
from glossgraph.text.escape import escape_svg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glossgraph.model import Edge, Glossary
    from glossgraph.pictures.words import Say

FONT = 13
"""The size of a label in pixels; the style sheet must say the same."""

_SMALL = 10.5
"""The size of a label that would not fit else; the style sheet must say the same."""

_ROOM = WIDTH - 12

_LINES = 3
"""The most lines of a label."""

_WIDTHS = {"il.,:;'|!’": 0.25, "fjtrI()[] -/\\“”": 0.36, "mwMW@%—…": 0.9}
"""How wide characters are, in parts of the font's size, for fonts such as Arial."""

_MARKS = ("Mn", "Me")
"""The categories of characters that are drawn on the one before."""

_WIDE = ("F", "W")
"""The widths of characters that are as wide as they are high."""

_PARTICIPANT = "M19 0h74a19 19 0 0 1 0 38H19a19 19 0 0 1 0-38z"

_SHAPES = (
    "M6 0h100q6 0 6 6v26q0 6-6 6H6q-6 0-6-6V6q0-6 6-6z",
    "M0 0h112v38H0z",
    "M9 0h94l9 19-9 19H9L0 19z",
    "M9 0h94l9 9v20l-9 9H9l-9-9V9z",
    "M0 0h101l11 11v27H0zM101 0v11h11",
    "M0 0h112v38H0zM3.5 3.5h105v31h-105z",
    "M0 0h112v38H0l8-19z",
)
"""Outlines of a box, for one kind after the other; participants have rounded ends."""

TINTS = ("#e7eefc", "#fdf0d5", "#e6f4ea", "#f3e8fb", "#fde7e4", "#e3f3f6", "#f4f0e2", "#eceff1")
"""The grounds of boxes where there is no style sheet, for one kind after the other."""

COLOURS = ("#1f4fa3", "#0b6e63", "#8a4b00", "#6a3fa0", "#5c6b00", "#a1326c", "#00647e", "#555b62")
"""The colours of lines where there is no style sheet, for one relation after the other."""

RETURNING = "#a3452f"
"""The colour of edges that lead back."""

_WEAK = 0.6
"""How much can be seen of the lines that do not tell of time."""

_LEADING = (("2.2", ""), ("1.3", ""), ("1.6", "12 3"), ("1.6", "12 3 2 3"))
_TELLING = tuple(
    ("1.1", dashes) for dashes in ("5 3", "2 2", "8 2 2 2", "4 2 1 2 1 2", "3 5", "10 5", "6 2 6 6", "1 2 5 2")
)
"""The widths and the dashes of lines, for one relation after the other."""


@dataclass(frozen=True, slots=True)
class Line:
    """How the edges of a relation are drawn."""

    style: str
    """The class that gives the colour."""
    colour: str
    width: str
    dashes: str
    arrow: bool
    leads: bool
    """Whether they tell of time, and are drawn stronger than the others."""

    @property
    def attributes(self) -> str:
        """The attributes of a group of such lines, without the colour."""
        dashes = f' stroke-dasharray="{self.dashes}"' if self.dashes else ""
        weak = "" if self.leads else f' opacity="{_WEAK}"'
        return f'stroke-width="{self.width}"{dashes}{weak}'


@dataclass(frozen=True, slots=True)
class Shape:
    """How the terms of a kind are drawn."""

    style: str
    tint: str
    outline: str


@once
def lines(glossary: Glossary) -> Mapping[str, Line]:
    """Return how each relation is drawn. What tells of time is drawn whole and strong, what leads back is dashed."""
    found: dict[str, Line] = {}
    counts = {True: 0, False: 0}
    ranked = sorted(glossary.relations.values(), key=lambda relation: relation.flow is not Flow.FORWARD)
    for relation in ranked:
        if relation.flow is Flow.FEEDBACK:
            found[relation.id] = Line("r0", RETURNING, "1.5", "6 4", arrow=True, leads=True)
            continue
        leads = relation.flow is not Flow.NONE
        styles = _LEADING if leads else _TELLING
        width, dashes = styles[counts[leads] % len(styles)]
        counts[leads] += 1
        if relation.distinguishes:
            width, dashes = "1.4", "1 4"
        colour = (sum(counts.values()) - 1) % len(COLOURS)
        arrow = not relation.symmetric
        found[relation.id] = Line(f"r{colour + 1}", COLOURS[colour], width, dashes, arrow=arrow, leads=leads)
    return {id_: found[id_] for id_ in glossary.relations}


def shape(glossary: Glossary, kind: str) -> Shape:
    """Return how terms of a kind are drawn."""
    return _shapes(glossary).get(kind, Shape("k0", "#fff", _SHAPES[0]))


@once
def _shapes(glossary: Glossary) -> Mapping[str, Shape]:
    found: dict[str, Shape] = {}
    others = 0
    for number, kind in enumerate(glossary.kinds.values()):
        outline = _PARTICIPANT
        if kind.role is not Role.PARTICIPANT:
            outline = _SHAPES[others % len(_SHAPES)]
            others += 1
        tint = number % len(TINTS)
        found[kind.id] = Shape(f"k{tint + 1}", TINTS[tint], outline)
    return found


def label(text: str) -> str:
    """Return a label as the text of a box, on up to three lines; smaller where it is long."""
    rows = wrapped(text)
    small = len(rows) == _LINES or any(width(word) > _ROOM for word in text.replace("-", "- ").split())
    if small:
        rows = wrapped(text, _ROOM * FONT / _SMALL)
    middle, step = HEIGHT / 2 + 4.2, 11.5 if small else 14
    style = ' class="s"' if small else ""
    start = middle - step * (len(rows) - 1) / 2
    # who listens hears the rows as one text
    ends = [*(("" if row.endswith("-") else " ") for row in rows[:-1]), ""]
    return "".join(
        f'<text{style} x="{WIDTH // 2}" y="{start + step * number:g}">{escape_svg(row)}{end}</text>'
        for number, (row, end) in enumerate(zip(rows, ends, strict=True))
    )


def wrapped(text: str, room: float = _ROOM, most: int = _LINES) -> list[str]:
    """Return a text as lines that fit a room in pixels; what does not fit on the last of them is left out."""
    rows: list[str] = []
    # a text of any length takes no longer than the longest that could fit
    characters = int(room * (most + 1) / (FONT * min(_WIDTHS.values())))
    for word in " ".join(text.split())[:characters].split():
        if rows and width(f"{rows[-1]} {word}") <= room:
            rows[-1] += f" {word}"
        else:
            rows += _pieces(word, room)
    if len(rows) > most:
        rows[most - 1 :] = [_cut(" ".join(rows[most - 1 :]), room)]
    return rows


def _pieces(word: str, room: float) -> list[str]:
    """Return a word in pieces that fit, whole if it does."""
    if width(word) <= room:
        return [word]
    head, hyphen, tail = word.partition("-")
    if tail and width(head + hyphen) <= room:
        return [head + hyphen, *_pieces(tail, room)]
    end = max(_fitting(word, room - width("-")), 1)
    # Chinese and Japanese are written without hyphens
    mark = "" if unicodedata.east_asian_width(word[end - 1]) in _WIDE else "-"
    return [word[:end] + mark, *_pieces(word[end:], room)]


def _cut(text: str, room: float) -> str:
    return f"{text[: _fitting(text, room - width('…'))].rstrip()}…"


def _fitting(text: str, room: float) -> int:
    """Return how many of a text's characters fit a room in pixels."""
    widths = accumulate(map(_width, text))
    return sum(1 for _ in takewhile(lambda each: each * FONT <= room, widths))


def width(text: str) -> float:
    """Return about how wide a label is in pixels."""
    return FONT * sum(_width(character) for character in text)


@lru_cache(maxsize=1024)
def _width(character: str) -> float:
    for characters, size in _WIDTHS.items():
        if character in characters:
            return size
    if character.isascii():
        return 0.68 if character.isupper() else 0.55
    if unicodedata.category(character) in _MARKS:
        return 0.0
    if ord(character) > ord("\u1100"):
        return 1.0
    return 0.75 if character.isupper() else 0.6


def sentence_of(glossary: Glossary, edge: Edge, say: Say) -> str:
    """Return an edge in words, with its reason."""
    source, target = glossary.terms[edge.source].label, glossary.terms[edge.target].label
    sentence = f"{source} {glossary.relations[edge.relation].label} {target}"
    if edge.when:
        sentence = say("edge.if-in-brackets", edge=sentence, when=edge.when)
    return say("edge.reason", edge=sentence, reason=edge.reason)


def markers(drawn: Sequence[Line], name: str) -> str:
    """Return the heads of arrows, one for each colour, with ids that start with a name."""
    styles = dict.fromkeys((line.style, line.colour) for line in drawn if line.arrow)
    return "".join(
        f'<marker id="{name}-{style}" class="{style}" refX="7.5" refY="4" markerWidth="8" markerHeight="8" '
        f'markerUnits="userSpaceOnUse" orient="auto" fill="{colour}"><path d="M0 0 8 4 0 8z"/></marker>'
        for style, colour in styles
    )
