"""The card of a page: the picture by which links to it are shown elsewhere, in the colours of its stages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.pictures.font import FAMILY, REGULAR, SEMIBOLD, font
from glossgraph.pictures.looks import colour_on_paper
from glossgraph.pictures.wrapped import cut, has_room_for_words, one_line, wrapped
from glossgraph.text.escape import escape_svg

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH, HEIGHT = 1200, 630
"""The size that those who show cards ask for, in pixels."""

_PAPER, _INK, _TEXT, _SOFT = "#fcfbf8", "#1a1d21", "#33383f", "#565d66"

_EDGE = 20
"""The width of the edge in the colours of the stages."""

_LEFT, _ACROSS = 92, 1020
"""Where text begins, and how wide it may be."""

_TOP_AT, _TOP, _TOP_GAP = 108, 30, 60
"""The base line and the size of the words above the title, and the room between them."""

_TITLES = ((96, 1), (82, 1), (70, 1), (76, 2), (64, 2), (52, 3))
"""The sizes of a title, and how many lines it may have in each. What has no room in the last is cut."""

_TITLE_BELOW, _TITLE_LEADING, _TITLE_HANG = 34, 1.12, 0.05
"""How far the title is below what is above it; and in ems, its lines from one another, and how far it hangs out.

Its letters have more room at their left than smaller ones, and would seem to begin later.
"""

_DEPTH = 0.2
"""How far letters such as g reach below the base line, in ems."""

_SENTENCES = (38, 35, 32)
"""The sizes of the sentence below it. What has no room in the smallest is cut."""

_SENTENCE_BELOW, _SENTENCE_LEADING = 26, 1.4
"""How far it is below the title, and its lines from one another, the latter in ems."""

_BOTTOM, _BOTTOM_WITH_STRIP = 560, 486
"""The lowest base line of the sentence."""

_STRIP_AT, _STRIP_LOW, _STRIP_HIGH, _STRIP_GAP = 556, 8, 20, 8
"""Where the strip of stages ends below, how high bars of other stages and of those of the page are, and the gap."""

_FAINT = 0.32
"""How much of its colour a bar of another stage has."""

_NUMBER_AT, _NUMBER, _NUMBER_ROOM = 588, 22, 40
"""The base line and the size of the numbers below the strip, and how wide a bar must be to have one."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says."""

    site: str
    """The name of the site."""
    above: str
    """Where the page is in it."""
    title: str
    sentence: str
    stages: int
    """How many stages the glossary has."""
    own: tuple[int, ...]
    """The numbers of the stages that the page is about, in order."""


def can_show(text: str) -> bool:
    """Tell whether a card can show a text: whether it says anything, and the font has all that it says it with."""
    line = one_line(text)
    return bool(line) and font(REGULAR).has(line) and font(SEMIBOLD).has(line)


def drawn(card: Card) -> str:
    """Return a card as SVG. Besides the title, what the font cannot show is left out."""
    size, lines = _title(one_line(card.title))
    first, leading, left = _TOP_AT + _TITLE_BELOW + size, size * _TITLE_LEADING, _LEFT - size * _TITLE_HANG
    bases = [first + leading * place for place in range(len(lines))]
    shapes = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_PAPER}"/>',
        *_edge(card),
        *_top(card),
        *(_line(line, SEMIBOLD, size, base, _INK, left=left) for line, base in zip(lines, bases, strict=True)),
        *_sentence(card, bases[-1] + size * _DEPTH),
        *_strip(card),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'font-family="{FAMILY}">{"".join(shapes)}</svg>'
    )


def _edge(card: Card) -> Iterator[str]:
    """Yield the left edge: a piece in the colour of each stage, or ink for a page of no stage."""
    colours = [colour_on_paper(number, card.stages) for number in card.own] or [_INK]
    for place, colour in enumerate(colours):
        start, end = (HEIGHT * each // len(colours) for each in (place, place + 1))
        yield f'<rect y="{start}" width="{_EDGE}" height="{end - start}" fill="{colour}"/>'


def _top(card: Card) -> Iterator[str]:
    """Yield the words above the title: at the left where the page is, at the right the name of the site."""
    above, name = (one_line(text) if can_show(text) else "" for text in (card.above, card.site))
    room = float(_ACROSS)
    if name and name != one_line(card.title):
        half = room / 2 if above else room
        (name,) = cut(wrapped(name, font(REGULAR), _TOP, half), 1, font(REGULAR), _TOP, half)
        room -= font(REGULAR).width(name, _TOP) + _TOP_GAP
        yield _line(name, REGULAR, _TOP, _TOP_AT, _SOFT, at_end=bool(above))
    if above:
        colour = colour_on_paper(card.own[0], card.stages) if len(card.own) == 1 else _SOFT
        (above,) = cut(wrapped(above, font(SEMIBOLD), _TOP, room), 1, font(SEMIBOLD), _TOP, room)
        yield _line(above, SEMIBOLD, _TOP, _TOP_AT, colour)


def _title(title: str) -> tuple[int, list[str]]:
    """Return the greatest size in which a title has room, and its lines."""
    written = font(SEMIBOLD)
    for size, most in _TITLES:
        lines = wrapped(title, written, size, _ACROSS)
        if len(lines) <= most and has_room_for_words(title, written, size, _ACROSS):
            return size, lines
    return size, cut(lines, most, written, size, _ACROSS)


def _sentence(card: Card, below: float) -> list[str]:
    """Return the sentence in the greatest size in which it has room, or its beginning in the smallest."""
    if not can_show(card.sentence):
        return []
    sentence, written = one_line(card.sentence), font(REGULAR)
    bottom = _BOTTOM_WITH_STRIP if card.stages else _BOTTOM
    for size in _SENTENCES:
        first, leading = below + _SENTENCE_BELOW + size, size * _SENTENCE_LEADING
        most = 1 + int((bottom - first) // leading)
        lines = wrapped(sentence, written, size, _ACROSS)
        if len(lines) <= most:
            break
    shown = cut(lines, most, written, size, _ACROSS)
    return [_line(line, REGULAR, size, first + leading * place, _TEXT) for place, line in enumerate(shown)]


def _strip(card: Card) -> Iterator[str]:
    """Yield the strip of stages: a bar for each, those of the page higher and in full colour."""
    if not card.stages:
        return
    width = (_ACROSS + _STRIP_GAP) / card.stages
    for number in range(1, card.stages + 1):
        left, own = _LEFT + width * (number - 1), number in card.own
        height, opacity = (_STRIP_HIGH, 1) if own else (_STRIP_LOW, _FAINT)
        colour, across = colour_on_paper(number, card.stages), max(width - _STRIP_GAP, width / 2)
        yield (
            f'<rect x="{left:.1f}" y="{_STRIP_AT - height}" width="{across:.1f}" height="{height}" rx="2" '
            f'fill="{colour}" fill-opacity="{opacity}"/>'
        )
        if width >= _NUMBER_ROOM:
            weight, ink = (SEMIBOLD, colour) if own else (REGULAR, _SOFT)
            yield _line(str(number), weight, _NUMBER, _NUMBER_AT, ink, left=left)


def _line(  # noqa: PLR0913 - how and where it is written
    text: str, weight: int, size: float, base: float, colour: str, *, left: float = _LEFT, at_end: bool = False
) -> str:
    """Return a line of text, which begins at the left or ends at the right."""
    place = f'x="{_LEFT + _ACROSS}" text-anchor="end"' if at_end else f'x="{left:.1f}"'
    return (
        f'<text {place} y="{base:.1f}" font-size="{size}" font-weight="{weight}" fill="{colour}">'
        f"{escape_svg(text)}</text>"
    )
