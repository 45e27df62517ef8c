"""The text of a note: its title, its definition and the rest."""

from __future__ import annotations

import re
from typing import NamedTuple

_MORE = re.compile(r"<!--\s*more\s*-->")

_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>[^\n]*?)[ \t]*#*[ \t]*$")

_NO_PROSE = re.compile(r" {0,3}(?:#|>|[-*+] |\d+[.)] |```|~~~|\||!\[|\[\^|<|---|\*\*\*|___)| {4}|\t|:::|\{\{[<%]")


class Body(NamedTuple):
    """The parts of a text."""

    title: str
    """The heading of level 1 that opens it; empty if there is none."""
    definition: str
    """The first paragraph; empty if the text opens with something else."""
    rest: str


def body(text: str) -> Body:
    """Return the parts of a text: what stands before `<!--more-->`, or else its first paragraph, is the definition."""
    title, text = _title(text.strip("\n"))
    match = _MORE.search(text)
    if match:
        before, after = text[: match.start()].strip(), text[match.end() :].strip()
        if before and "\n\n" not in before and not _NO_PROSE.match(before):
            return Body(title, before, after)
        text = f"{before}\n\n{after}".strip()
    return Body(title, *_first_paragraph(text))


def _title(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    heading = _HEADING.match(first)
    if heading and first.startswith("# "):
        return heading["words"], rest.strip("\n")
    return "", text


def _first_paragraph(text: str) -> tuple[str, str]:
    """Return the first paragraph, which may stand below a heading, and the rest."""
    blocks = [block for block in re.split(r"\n[ \t]*\n", text.strip("\n")) if block.strip()]
    for number, block in enumerate(blocks):
        heading, _, below = block.partition("\n")
        is_heading = _HEADING.match(heading) is not None
        paragraph = below.strip("\n") if is_heading else block
        if is_heading and not paragraph:
            continue
        if _NO_PROSE.match(paragraph):
            break
        # the headings above it, such as "What it is", have nothing below them any more
        return paragraph.strip(), "\n\n".join(blocks[number + 1 :])
    return "", "\n\n".join(blocks)
