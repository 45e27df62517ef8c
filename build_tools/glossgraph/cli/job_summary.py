"""The summary of a workflow's job, which GitHub shows as Markdown: everything that is wrong, file by file."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from glossgraph.diagnostics import count, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossgraph.diagnostics import Summary
    from glossgraph.diagnostics.group import Group
    from glossgraph.source import Span

MOST_BYTES = 2**20
"""How large the summary of a step may be: GitHub shows nothing of a larger one."""

_ROOM_FOR_THE_END = 200


def render(groups: Sequence[Group], summary: Summary, root: str = "", address: str = "", most: int = MOST_BYTES) -> str:
    """Return Markdown in which no text of a file can form markup of its own.

    Args:
        groups: What is listed, with equal diagnostics in one group: they are named once, with all of their places.
        summary: The size of the glossary, and the number of its problems.
        root: The path from the top of the repository to the glossary; ends with `/`.
        address: Where GitHub shows the top of the repository; without it, there are no links.
        most: How many bytes there is room for; what does not fit is counted at the end.

    """
    size = [count(summary.terms, "term"), count(summary.edges, "edge"), count(summary.stages, "stage")]
    left = summary.errors + summary.warnings
    found = f"{count(summary.errors, 'error')}, {count(summary.warnings, 'warning')}" if left else "no problems"
    rows = [f"### Glossary: {found}\n", f"{', '.join(size)}.\n", *_table(summary)]
    room = most - _ROOM_FOR_THE_END - sum(map(_bytes, rows))
    for group in sorted(groups, key=lambda group: group.first.diagnostic.severity):
        for row, problems in _rows(group, root, address):
            room -= _bytes(row)
            if room < 0:
                return "\n".join([*rows, f"\n{count(left, 'more problem')} found no room here.\n"])
            rows.append(row)
            left -= problems
    end = [f"\n{count(left, 'more problem')} of these checks are not listed.\n"] if left else []
    return "\n".join([*rows, *end]) + "\n"


def _table(summary: Summary) -> Iterator[str]:
    """Yield how often each check found something, if it is more than one."""
    if len(summary.tallies) > 1:
        yield "| | check | found |"
        yield "|---|---|---:|"
        yield from (f"| {tally.severity} | `{tally.check}` | {tally.found:,} |" for tally in summary.tallies)
        yield ""


def _rows(group: Group, root: str, address: str) -> Iterator[tuple[str, int]]:
    """Yield the lines on a group, each with the number of problems whose places it names."""
    diagnostic = group.first.diagnostic
    yield f"- **{diagnostic.severity}** `{diagnostic.check}`: {_words(diagnostic.message)}", 0
    for related, span in group.first.related:
        yield f"  - note: {_words(related.message)}, {_place(related.place.file, [span], root, address)}", 0
    if diagnostic.help:
        yield f"  - help: {_words(diagnostic.help)}", 0
    for file, problems in groupby(group.located, key=lambda problem: problem.diagnostic.place.file):
        spans = [problem.span for problem in problems]
        yield f"  - {_place(file, spans, root, address)}", len(spans)


def _place(file: str, spans: Iterable[Span], root: str, address: str) -> str:
    """Return a file with lines in it, each of which is a link if the address is known."""
    path = f"{root}{file}"
    lines = [f"{span.line}:{span.column}" for span in spans]
    if address:
        # a file's name is bytes, which need not be UTF-8
        url = f"{address}{quote(path, errors='surrogateescape')}"
        lines = [f"[{line}]({url}#L{line.partition(':')[0]})" for line in lines]
    return f"{_code(path)} {', '.join(lines)}"


def _words(text: str) -> str:
    """Return a message as Markdown: what is between backticks as code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return _code(text)
    return "".join(_code(part) if number % 2 else _escaped(part) for number, part in enumerate(parts))


def _escaped(text: str) -> str:
    """Return text with its blanks in which nothing is markup, a link or a mention."""
    coded = "".join(c if c.isalnum() or c in " ,-" else f"&#{ord(c)};" for c in visible(text))
    # whatever its spelling, GitHub takes it for the middle of an address or the beginning of a name
    return coded.replace("&#64;", "`@`")


def _code(text: str) -> str:
    """Return text as a span of code, in which Markdown reads nothing."""
    if not text.strip():
        return ""
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    blank = " " if len(fence) > 1 else ""
    return f"{fence}{blank}{visible(text)}{blank}{fence}"


def _bytes(row: str) -> int:
    return len(row.encode()) + 1
