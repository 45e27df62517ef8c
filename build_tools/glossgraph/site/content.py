"""What pages say, as values: text, code, links and pictures. How they are written depends on where: see `here`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words: whatever they hold, nothing in them is markup. They are false where there are none."""

    text: str

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.text.strip())


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of code, as a span within a line or as a block of its own."""

    text: str
    is_block: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page of the site: the page's path, and the plain words that lead there."""

    path: str
    words: str
    query: str = ""
    """What follows the address, such as `?path=basics`."""
    is_file: bool = False
    """Whether it leads to what stands on the site under its own path, of which generators know nothing."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Plain words that are set off from those around them, as a name is that is itself spoken of."""

    words: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day, as programs write it and in plain words."""

    iso: str
    words: str


Piece = str | Words | Code | Link | Emphasis | Day
"""A part of a text; a `str` is Markdown that is safe as it is."""


@dataclass(frozen=True, slots=True)
class Markdown:
    """A text as its pieces, in order. It is false where there is none."""

    pieces: tuple[Piece, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything."""
        return bool(self.pieces)

    def on_one_line(self) -> Markdown:
        """Return the text with its white space, and blocks of code, within a line."""
        return stripped(map(_in_a_line, text(self).pieces))


class Place(Protocol):
    """What raw HTML asks of the place where it is written."""

    def term(self, id_: str) -> str:
        """Return the address of the page of a term, as an attribute holds it."""
        ...

    def anchor(self, link: Link) -> str:
        """Return a link as HTML."""
        ...

    def plain_html(self, content: Piece | Markdown) -> str:
        """Return plain words, with the links in them, as the text of raw HTML."""
        ...


@dataclass(frozen=True, slots=True)
class Picture:
    """Raw HTML with links in it."""

    draw: Callable[[Place], str]
    """Gives the HTML as it is written at a place."""


Content = Piece | Markdown | Picture
"""What a template can be filled with, beside numbers."""


def text(*parts: Piece | Markdown) -> Markdown:
    """Return one text from parts, in order, without empty ones; pieces of Markdown that meet become one."""
    pieces: list[Piece] = []
    for part in parts:
        for piece in part.pieces if isinstance(part, Markdown) else (part,):
            last = pieces[-1] if pieces else None
            if isinstance(piece, str) and isinstance(last, str):
                pieces[-1] = last + piece
            elif piece:
                pieces.append(piece)
    return Markdown(tuple(pieces))


def joined(parts: Iterable[Piece | Markdown], between: str) -> Markdown:
    """Return one text from parts, with some Markdown between each two."""
    pieces: list[Piece | Markdown] = []
    for number, part in enumerate(parts):
        pieces += [between, part] if number else [part]
    return text(*pieces)


def stripped(pieces: Iterable[Piece]) -> Markdown:
    """Return pieces as a text without white space at its ends."""
    kept = list(text(*pieces).pieces)
    if kept and isinstance(kept[0], str):
        kept[0] = kept[0].lstrip()
    if kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip()
    return text(*kept)


def _in_a_line(piece: Piece) -> Piece:
    if isinstance(piece, str):
        return re.sub(r"\s+", " ", piece)
    return Code(piece.text) if isinstance(piece, Code) else piece
