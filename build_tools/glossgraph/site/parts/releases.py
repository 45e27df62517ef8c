"""The pages of editions, and how lines of changes are written on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diff.words import Mark, Run
from glossgraph.text.escape import escape_markdown
from glossgraph.words.content import Code, Link, Words, stripped

if TYPE_CHECKING:
    from glossgraph.diff.pieces import Line
    from glossgraph.site.page import Site
    from glossgraph.site.past import Edition
    from glossgraph.words.content import Markdown, Piece

_MARKS = {Mark.GONE: "~~", Mark.NEW: "**", Mark.SAME: ""}


def path_of(edition: Edition) -> str:
    """Return the path of the page of an edition."""
    return f"releases/{edition.tag}.md"


def command_of(edition: Edition) -> Code:
    """Return the command that tells all of what is on the page of an edition."""
    return Code(f"glossgraph diff {edition.before} {edition.tag}")


def with_links(site: Site, line: Line) -> Line:
    """Return a line in which terms that the glossary does not have today are names without a link."""
    terms = {f"terms/{id_}.md" for id_ in site.glossary.terms}
    return tuple(Words(p.words) if isinstance(p, Link) and p.path not in terms else p for p in line)


def as_markdown(line: Line) -> Markdown:
    """Return a line as Markdown, in which words that went are struck through and those that came are strong."""
    pieces: list[Piece] = []
    for piece in line:
        is_apart = not pieces or (isinstance(pieces[-1], str) and pieces[-1].endswith(" "))
        pieces.append(_marked(piece, "" if is_apart else " ") if isinstance(piece, Run) else piece)
    return stripped(pieces)


def _marked(run: Run, space: str) -> Piece:
    words, sign = escape_markdown(run.text), _MARKS[run.mark]
    # a mark is one only where it does not touch other words
    return f"{space}{sign}{words}{sign} " if sign and words else Words(run.text)
