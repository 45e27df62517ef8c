"""Changes as HTML: a list for a page, or a page that needs nothing else, in both colour schemes, without script."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from glossgraph.diagnostics import visible
from glossgraph.diff.words import Mark, Run
from glossgraph.words.content import Cite, Code, Day, Emphasis, Link, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossgraph.diff.pieces import Line
    from glossgraph.diff.told import Entry, Section, Told
    from glossgraph.words.content import Piece

_TAGS = {Mark.GONE: "del", Mark.NEW: "ins"}

_STYLE = """\
:root { color-scheme: light dark; --gone: #b42318; --gone-back: #fde7e4; --came: #116329; --came-back: #dcf5e3; }
@media (prefers-color-scheme: dark) {
  :root { --gone: #ffb4a9; --gone-back: #4a1d18; --came: #9be5ae; --came-back: #12351d; }
}
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
del { color: var(--gone); background: var(--gone-back); }
ins { color: var(--came); background: var(--came-back); text-decoration: none; }
li { margin: .25rem 0; overflow-wrap: anywhere; }
summary { font-size: 1.2rem; font-weight: bold; cursor: pointer; }"""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(told: Told, language: str) -> str:
    """Return all changes as a page of its own."""
    title = plain(told.title)
    rows = [
        "<!doctype html>",
        f'<html lang="{escape(language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>\n{_STYLE}\n</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{title}</h1>",
        f"<p><strong>{plain(told.summary)}</strong></p>",
        *map(_section, told.sections),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(rows) + "\n"


def plain(text: str) -> str:
    """Return words as the text of HTML."""
    return escape(visible(re.sub(r"\s", " ", text)))


def _section(section: Section) -> str:
    opened = " open" if section.name in {"unread", "breaks", "added", "renamed", "removed"} else ""
    heading = f"{plain(section.heading)} ({len(section.entries):,})"
    return f"<details{opened}><summary>{heading}</summary>\n{listed(section)}\n</details>"


def listed(section: Section, link: Callable[[Link], str] | None = None, text: Callable[[str], str] = plain) -> str:
    """Return the entries of a section as a list.

    Args:
        section: The section.
        link: How a link to a term is written; by default it is its name, set off from the rest.
        text: How words are written.

    """
    entries = "\n".join(_entry(entry, link, text) for entry in section.entries)
    return f"<ul>\n{entries}\n</ul>"


def _entry(entry: Entry, link: Callable[[Link], str] | None, text: Callable[[str], str]) -> str:
    lines = "".join(_entry(line, link, text) for line in entry.lines)
    return f"<li>{_line(entry.head, link, text)}{f'<ul>{lines}</ul>' if lines else ''}</li>"


def _line(line: Line, link: Callable[[Link], str] | None, text: Callable[[str], str]) -> str:
    return "".join(_piece(piece, link, text) for piece in line)


def _piece(  # noqa: PLR0911 - one for each sort of content
    piece: Piece | Run, link: Callable[[Link], str] | None, text: Callable[[str], str]
) -> str:
    match piece:
        case Run():
            return _run(piece, text)
        case str():
            return _spaced(piece, text)
        case Link():
            return link(piece) if link else f"<strong>{text(piece.words)}</strong>"
        case Code():
            return f"<code>{text(piece.text)}</code>"
        case Words():
            return _spaced(piece.text, text)
        case Emphasis() | Day():
            return text(piece.words)
        case Cite():
            return text(piece.markdown)


def _run(run: Run, text: Callable[[str], str]) -> str:
    tag = _TAGS.get(run.mark)
    if not tag or not run.text.strip():
        return _spaced(run.text, text)
    start, end = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    return f"{start and ' '}<{tag}>{text(run.text.strip())}</{tag}>{end and ' '}"


def _spaced(words: str, text: Callable[[str], str]) -> str:
    """Return words with the white space at their ends, which tells whether they touch others."""
    inner = words.strip()
    start, end = words[:1].isspace(), len(words) > 1 and words[-1:].isspace()
    return f"{' ' if start else ''}{text(inner) if inner else ''}{' ' if end else ''}"
