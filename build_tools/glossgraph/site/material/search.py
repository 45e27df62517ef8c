"""What a search reads of a page: it finds a term on its own page, and not on every page that lists the term.

The glossary's own search reads no pages.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossgraph.words import Catalogue

_HEADING_OR_MARK = re.compile(r"<h([1-6])\b|<!-- unsearched -->\n?")


def exclude_sections(html: str) -> str:
    """Mark the headings of the sections that a search must leave out.

    Templates mark such a section with a comment, `unsearched.j2`, below its heading. Material leaves out the text
    after a heading with the attribute `data-search-exclude`, up to the next heading of any level; so the headings
    within the section get the attribute too.
    """
    headings: list[tuple[int, int]] = []
    marked: set[int] = set()
    for match in _HEADING_OR_MARK.finditer(html):
        if match[1]:
            headings.append((match.start(), int(match[1])))
        elif headings:
            marked.add(len(headings) - 1)
    excluded: set[int] = set()
    excluded_level = 0
    for number, (start, level) in enumerate(headings):
        if not excluded_level or level <= excluded_level:
            excluded_level = level if number in marked else 0
        if excluded_level:
            excluded.add(start)

    def rewritten(match: re.Match[str]) -> str:
        if not match[1]:
            return ""
        return f'{match[0]} data-search-exclude="true"' if match.start() in excluded else match[0]

    return _HEADING_OR_MARK.sub(rewritten, html)


_HEADING_IN_TEXT = re.compile(r"^<h[1-6]\b[^<>]*>", re.MULTILINE)

_MARK = re.compile(r'\s?data-search-\w+="[^"]+"')


def searched_part(html: str) -> str:
    """Return the content of a page without the sections that a search leaves out, which are most of it."""
    kept, done, is_searched = [], 0, True
    for heading in _HEADING_IN_TEXT.finditer(html):
        if is_searched:
            kept.append(html[done : heading.start()])
        done, is_searched = heading.start(), "data-search-exclude=" not in heading[0]
    return "".join([*kept, html[done:] if is_searched else ""])


def without_marks(html: str) -> str:
    """Return the content of a page without the marks for a search, which nobody else needs."""
    return _MARK.sub("", html)


def link_in_place(words: Catalogue, address: str) -> str:
    """Return the Jinja template of a link to all terms, in whose place the script puts the field of the search."""
    return (
        f'<a class="gg-search-place" href="{{{{ {address!r} | url }}}}">{escape(words.say("search-script.list"))}</a>'
    )
