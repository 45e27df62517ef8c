"""The content of pages as values: text, code, links and pictures. `here` writes them, differently on each page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words: nothing in them is markup. They are false if there are none."""

    text: str

    def __bool__(self) -> bool:
        """Tell whether there are any words."""
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
    """What is appended to the address, such as `?path=basics` or `#proving`; plain Markdown leaves it out."""
    is_file: bool = False
    """Whether it leads to a file that is on the site at its own path, and which generators do not know."""
    mark: str = ""
    """What is said of the page after the link, as a name in the group `status` of the catalogue; mostly nothing."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Plain words that are set off from those around them, such as a name that the text is about."""

    words: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day in ISO 8601, and in plain words."""

    iso: str
    words: str


@dataclass(frozen=True, slots=True)
class Source:
    """A reference that a citation names, with plain words before and after it, such as "see" and "p. 3"."""

    reference: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation: on a page, small numbers that lead to the list of its sources; as Markdown, what its author wrote."""

    sources: tuple[Source, ...]
    markdown: str
    """The citation in harmless Markdown, with the white space before it."""


Piece = str | Words | Code | Link | Emphasis | Day | Cite
"""A part of a text; a `str` is Markdown that needs no escaping."""


@dataclass(frozen=True, slots=True)
class Markdown:
    """A text as its pieces, in order. It is false if it has none."""

    pieces: tuple[Piece, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there are any pieces."""
        return bool(self.pieces)

    def on_one_line(self) -> Markdown:
        """Return the text without line breaks, and with blocks of code as spans."""
        return stripped(map(_in_a_line, text(self).pieces))


class Place(Protocol):
    """What raw HTML needs from the page on which it is written."""

    def term(self, id_: str) -> str:
        """Return the link to the page of a term, escaped for an attribute."""
        ...

    def address(self, path: str, query: str = "") -> str:
        """Return the link to a page, escaped for an attribute."""
        ...

    def anchor(self, link: Link) -> str:
        """Return a link as HTML."""
        ...

    def html(self, content: Piece | Markdown) -> str:
        """Return a value as HTML on one line."""
        ...

    def plain_html(self, content: Piece | Markdown) -> str:
        """Return plain words, with the links in them, as text for raw HTML."""
        ...


@dataclass(frozen=True, slots=True)
class Picture:
    """Raw HTML with links in it."""

    draw: Callable[[Place], str]
    """Gives the HTML for a page."""


Content = Piece | Markdown | Picture
"""What a template can be filled with, besides numbers."""


def text(*parts: Piece | Markdown) -> Markdown:
    """Return one text from parts, in order and without empty ones; adjacent pieces of Markdown become one."""
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
    """Return one text from parts, with the same Markdown between each two."""
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
