"""How the maps show terms and edges: labels in boxes, a shape for each kind, a line for each relation."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from glossgraph.model import Flow, Role, once
from glossgraph.pictures.map.ground import HEIGHT, WIDTH
from glossgraph.text.escape import escape_svg
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossgraph.model import Edge, Glossary
    from glossgraph.pictures.words import Say

FONT = 13
"""The size of a label in pixels; the style sheet must say the same."""

_SMALL = 10.5
"""The size of a label that would not fit otherwise; the style sheet must say the same."""

_ROOM = WIDTH - 12
"""The width of the text in a box."""

_LINES = 3
"""The most lines of a label."""

_WIDTHS = {"il.,:;'|!’": 0.25, "fjtrI()[] -/\\“”": 0.36, "mwMW@%—…": 0.9}
"""How wide characters are in fonts such as Arial, as parts of the font's size."""

_MARKS = ("Mn", "Me")
"""The Unicode categories of characters that are drawn over the character before them."""

_WIDE = ("F", "W")
"""The East Asian widths of characters that are as wide as they are high."""

_PARTICIPANT = "M19 0h74a19 19 0 0 1 0 38H19a19 19 0 0 1 0-38z"

_OUTLINES = (
    "M6 0h100q6 0 6 6v26q0 6-6 6H6q-6 0-6-6V6q0-6 6-6z",
    "M0 0h112v38H0z",
    "M9 0h94l9 19-9 19H9L0 19z",
    "M9 0h94l9 9v20l-9 9H9l-9-9V9z",
    "M0 0h101l11 11v27H0zM101 0v11h11",
    "M0 0h112v38H0zM3.5 3.5h105v31h-105z",
    "M0 0h112v38H0l8-19z",
)
"""The outlines of boxes, one for each kind in turn; participants have rounded ends instead."""

TINTS = ("#e7eefc", "#fdf0d5", "#e6f4ea", "#f3e8fb", "#fde7e4", "#e3f3f6", "#f4f0e2", "#eceff1")
"""The colours of boxes where there is no style sheet, one for each kind in turn."""

COLOURS = ("#1f4fa3", "#0b6e63", "#8a4b00", "#6a3fa0", "#5c6b00", "#a1326c", "#00647e", "#555b62")
"""The colours of lines where there is no style sheet, one for each relation in turn."""

RETURNING = "#a3452f"
"""The colour of feedback edges."""

_WEAK = 0.6
"""The opacity of the lines of relations that say nothing about time."""

_IN_TIME = (("2.2", ""), ("1.3", ""), ("1.6", "12 3"), ("1.6", "12 3 2 3"))
_TIMELESS = tuple(
    ("1.1", dashes) for dashes in ("5 3", "2 2", "8 2 2 2", "4 2 1 2 1 2", "3 5", "10 5", "6 2 6 6", "1 2 5 2")
)
"""The widths and dashes of lines, one for each relation in turn: of those that lead on in time, and of the others."""


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How the edges of a relation are drawn."""

    css_class: str
    """The class to which the style sheet gives the colour."""
    colour: str
    width: str
    dashes: str
    arrow: bool
    in_time: bool
    """Whether the relation says what comes earlier; such edges are drawn stronger than others."""

    @property
    def attributes(self) -> str:
        """The attributes of a group of such lines, all but the colour."""
        dashes = f' stroke-dasharray="{self.dashes}"' if self.dashes else ""
        weak = "" if self.in_time else f' opacity="{_WEAK}"'
        return f'stroke-width="{self.width}"{dashes}{weak}'


@dataclass(frozen=True, slots=True)
class BoxStyle:
    """How the terms of a kind are drawn."""

    css_class: str
    """The class to which the style sheet gives the colour."""
    tint: str
    """The colour where there is no style sheet."""
    outline: str
    """The path of the box."""


STAGES = 9
"""How many colours there are for stages, from cold to hot to recovery; the style sheet gives them to classes."""


def stage_class(glossary: Glossary, stage_id: str) -> str:
    """Return the class of the colour of a stage, from `gg-s1` to `gg-s9`; empty if there is no such stage.

    If the stages are more or fewer than the colours, they are spread evenly over them.
    """
    stage = glossary.stages.get(stage_id)
    if stage is None:
        return ""
    steps = max(len(glossary.stages) - 1, 1)
    return f"gg-s{1 + round((stage.number - 1) * (STAGES - 1) / steps)}"


@once
def line_styles(glossary: Glossary) -> Mapping[str, LineStyle]:
    """Return how each relation is drawn, by its id: what leads on in time with strong lines, feedback with dashes."""
    styles: dict[str, LineStyle] = {}
    counts = {True: 0, False: 0}
    ranked = sorted(glossary.relations.values(), key=lambda relation: relation.flow is not Flow.FORWARD)
    for relation in ranked:
        if relation.flow is Flow.FEEDBACK:
            styles[relation.id] = LineStyle("r0", RETURNING, "1.5", "6 4", arrow=True, in_time=True)
            continue
        in_time = relation.flow is not Flow.NONE
        choices = _IN_TIME if in_time else _TIMELESS
        width, dashes = choices[counts[in_time] % len(choices)]
        counts[in_time] += 1
        if relation.distinguishes:
            width, dashes = "1.4", "1 4"
        colour = (sum(counts.values()) - 1) % len(COLOURS)
        arrow = not relation.symmetric
        styles[relation.id] = LineStyle(f"r{colour + 1}", COLOURS[colour], width, dashes, arrow=arrow, in_time=in_time)
    return {id_: styles[id_] for id_ in glossary.relations}


def box_style(glossary: Glossary, kind: str) -> BoxStyle:
    """Return how terms of a kind are drawn."""
    return _box_styles(glossary).get(kind, BoxStyle("k0", "#fff", _OUTLINES[0]))


@once
def _box_styles(glossary: Glossary) -> Mapping[str, BoxStyle]:
    styles: dict[str, BoxStyle] = {}
    others = 0
    for number, kind in enumerate(glossary.kinds.values()):
        outline = _PARTICIPANT
        if kind.role is not Role.PARTICIPANT:
            outline = _OUTLINES[others % len(_OUTLINES)]
            others += 1
        tint = number % len(TINTS)
        styles[kind.id] = BoxStyle(f"k{tint + 1}", TINTS[tint], outline)
    return styles


@lru_cache(maxsize=2**14)
def box_text(label: str) -> str:
    """Return the label of a term as the text of its box, on up to three lines; long ones are smaller."""
    rows = wrapped(label)
    small = len(rows) == _LINES or any(width(word) > _ROOM for word in label.replace("-", "- ").split())
    if small:
        rows = wrapped(label, _ROOM * FONT / _SMALL)
    middle, step = HEIGHT / 2 + 4.2, 11.5 if small else 14
    style = ' class="s"' if small else ""
    start = middle - step * (len(rows) - 1) / 2
    # screen readers read the rows as one text
    ends = [*(("" if row.endswith("-") else " ") for row in rows[:-1]), ""]
    return "".join(
        f'<text{style} x="{WIDTH // 2}" y="{start + step * number:g}">{escape_svg(row)}{end}</text>'
        for number, (row, end) in enumerate(zip(rows, ends, strict=True))
    )


@lru_cache(maxsize=2**14)
def wrapped(text: str, room: float = _ROOM, most: int = _LINES) -> tuple[str, ...]:
    """Return a text as lines of at most a width in pixels; what does not fit on the last line is left out."""
    rows: list[str] = []
    # more than this could not fit, and would only cost time
    characters = int(room * (most + 1) / (FONT * min(_WIDTHS.values())))
    for word in " ".join(text.split())[:characters].split():
        if rows and width(f"{rows[-1]} {word}") <= room:
            rows[-1] += f" {word}"
        else:
            rows += _pieces(word, room)
    if len(rows) > most:
        rows[most - 1 :] = [_cut(" ".join(rows[most - 1 :]), room)]
    return tuple(rows)


def _pieces(word: str, room: float) -> list[str]:
    """Return a word as a whole if it fits, or else in pieces that do."""
    if width(word) <= room:
        return [word]
    head, hyphen, tail = word.partition("-")
    if tail and width(head + hyphen) <= room:
        return [head + hyphen, *_pieces(tail, room)]
    end = max(_fitting(word, room - width("-")), 1)
    # Chinese and Japanese are written without hyphens
    hyphen = "" if unicodedata.east_asian_width(word[end - 1]) in _WIDE else "-"
    return [word[:end] + hyphen, *_pieces(word[end:], room)]


def _cut(text: str, room: float) -> str:
    return f"{text[: _fitting(text, room - width('…'))].rstrip()}…"


def _fitting(text: str, room: float) -> int:
    """Return how many of a text's characters fit a room in pixels."""
    totals = accumulate(map(_width, text))
    return sum(1 for _ in takewhile(lambda total: total * FONT <= room, totals))


def width(text: str) -> float:
    """Return the approximate width of a label in pixels."""
    return FONT * sum(map(_width, text))


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
    """Return a sentence that says an edge in words, with its reason."""
    source, target = glossary.terms[edge.source].label, glossary.terms[edge.target].label
    sentence = f"{source} {glossary.relations[edge.relation].label} {target}"
    if edge.when:
        sentence = say("edge.if-in-brackets", edge=sentence, when=edge.when)
    return say("edge.reason", edge=sentence, reason=plain_words(glossary, edge.reason))


def arrowheads(styles: Iterable[LineStyle], prefix: str) -> str:
    """Return the heads of arrows as SVG markers, one for each colour, with ids that start with a prefix."""
    colours = dict.fromkeys((style.css_class, style.colour) for style in styles if style.arrow)
    return "".join(
        f'<marker id="{prefix}-{css_class}" class="{css_class}" refX="7.5" refY="4" markerWidth="8" markerHeight="8" '
        f'markerUnits="userSpaceOnUse" orient="auto" fill="{colour}"><path d="M0 0 8 4 0 8z"/></marker>'
        for css_class, colour in colours
    )
