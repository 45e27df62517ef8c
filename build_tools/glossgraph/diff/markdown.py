"""Changes as Markdown for a comment or release notes on GitHub: the short of it first, the rest folded.

Nothing that was contributed is live there: no mention of people or issues, no link, image, formula or HTML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.diagnostics import visible
from glossgraph.diff.words import Mark, Run
from glossgraph.text.escape import escape_markdown
from glossgraph.words.content import Cite, Code, Day, Emphasis, Link, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.diff.pieces import Line
    from glossgraph.diff.told import Entry, Section, Told
    from glossgraph.words import Catalogue
    from glossgraph.words.content import Piece

MOST = 60_000
"""The most characters of a comment: GitHub takes 65,536."""

_RESERVED = 500
"""How many of them are for what is said of changes that are left out."""

_APART = "&#8203;"
"""A space without width: behind it, GitHub sees no name of a person, an issue or an address."""

_LIVE = re.compile(
    r"(?P<sign>(?<!&)[@#])(?=\S)|(?P<scheme>[a-z][a-z0-9+.-]*:)(?=/?/)|(?P<www>www)(?=\.)|(?P<gh>GH)(?=-\d)"
    r"|(?P<hash>[0-9a-f]{6}(?=[0-9a-f]))|(?P<math>\$)",
    re.IGNORECASE,
)
"""What GitHub makes something of although it is no Markdown."""

_CLOSING = " .,;:!?)"
"""What may follow at once on words that are marked."""

_MARKS = {Mark.GONE: "~~", Mark.NEW: "**", Mark.SAME: ""}


def inert(text: str) -> str:
    """Return contributed words as Markdown that GitHub shows as they are."""
    written = escape_markdown(visible(" ".join(text.split())))
    return _LIVE.sub(lambda match: "&#36;" if match["math"] else f"{match[0]}{_APART}", written)


def markdown(told: Told, words: Catalogue) -> str:
    """Return all changes, or as many as a comment may hold, with a word on how many are left out."""
    rows = [f"**{inert(told.summary)}**", ""]
    room = MOST - _RESERVED - sum(map(len, rows))
    left_out = 0
    for section in told.sections:
        is_folded = section.name not in {"breaks", "unread"}
        shown = list(_fitting(section, room))
        left_out += len(section.entries) - len(shown)
        if not shown:
            continue
        block = _block(section, shown, is_folded=is_folded)
        room -= len(block)
        rows.append(block)
    if left_out:
        rows += [inert(words.say("diff.left-out", number=left_out)), ""]
    return "\n".join(rows)


def _fitting(section: Section, room: int) -> Iterator[str]:
    """Yield the entries of a section that there is room for, and none after the first for which there is not."""
    room -= 2 * len(inert(section.heading)) + 80
    for entry in section.entries:
        written = _entry(entry)
        room -= len(written) + 1
        if room < 0:
            return
        yield written


def _block(section: Section, entries: list[str], *, is_folded: bool) -> str:
    heading = inert(section.heading)
    listed = "\n".join(entries)
    if not is_folded:
        return f"### {heading}\n\n{listed}\n"
    return f"<details><summary>{heading} ({len(section.entries):,})</summary>\n\n{listed}\n\n</details>\n"


def _entry(entry: Entry, indent: str = "") -> str:
    return "\n".join([f"{indent}- {written(entry.head)}", *(_entry(line, f"{indent}  ") for line in entry.lines)])


def written(line: Line) -> str:
    """Return a line; what links lead to is set off from the rest."""
    text, after_mark = "", False
    for piece in line:
        part = _run(piece, text) if isinstance(piece, Run) else _piece(piece)
        # a mark ends only where no word follows at once
        text += f" {part}" if after_mark and part and part[0] not in _CLOSING else part
        after_mark = isinstance(piece, Run) and piece.mark is not Mark.SAME and bool(part)
    return text.strip()


def _run(run: Run, before: str) -> str:
    sign, inner = _MARKS[run.mark], inert(run.text)
    if not inner:
        return " " if run.text else ""
    if not sign:
        return f"{' ' if run.text[:1].isspace() else ''}{inner}{' ' if run.text[-1:].isspace() else ''}"
    space = " " if before and not before[-1].isspace() else ""
    return f"{space}{sign}{inner}{sign}"


def _piece(piece: Piece) -> str:
    match piece:
        case str():
            return piece
        case Words():
            return inert(piece.text)
        case Code():
            return _code(piece.text)
        case Link() | Emphasis():
            return f"**{inert(piece.words)}**"
        case Day():
            return inert(piece.words)
        case Cite():
            return inert(piece.markdown)


def _code(text: str) -> str:
    """Return a name as code, in which nothing is live."""
    inner = visible(" ".join(text.split())).replace("`", "'")
    return f"`{inner}`" if inner else ""
