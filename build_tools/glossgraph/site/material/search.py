"""What a search reads of a page: a term is found by what is said of it, and not on each page that lists it."""

from __future__ import annotations

import re

_HEADING_OR_MARK = re.compile(r"<h([1-6])\b|<!-- unsearched -->\n?")


def searched(html: str) -> str:
    """Mark the headings of a page whose sections a search shall leave out.

    Templates mark such a section with a comment, `unsearched.j2`, below its heading. Material leaves out what stands
    under a heading with the attribute `data-search-exclude`, up to the next heading of any level.
    """
    headings: list[tuple[int, int]] = []
    marked: set[int] = set()
    for match in _HEADING_OR_MARK.finditer(html):
        if match[1]:
            headings.append((match.start(), int(match[1])))
        elif headings:
            marked.add(len(headings) - 1)
    beginnings: set[int] = set()
    below = 0
    for number, (start, level) in enumerate(headings):
        if not below or level <= below:
            below = level if number in marked else 0
        if below:
            beginnings.add(start)

    def rewritten(match: re.Match[str]) -> str:
        if not match[1]:
            return ""
        return f'{match[0]} data-search-exclude="true"' if match.start() in beginnings else match[0]

    return _HEADING_OR_MARK.sub(rewritten, html)
