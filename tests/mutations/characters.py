"""Characters that nobody sees, or that stand where none belong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mutations.draft import Finding
from mutations.material import choose, new_term
from mutations.mutator import Mutator
from mutations.view import view

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft


INVISIBLE = [
    "\u200b",
    "\xad",
    "\u2060",
    "\ufeff",
    "\u202e",
    "\u2066",
    "\x07",
    "\x1b",
    "\x7f",
    "\x85",
    "\u2028",
    "\ue000",
    "\U000e0041",
    "\u200d",
]


def _within_a_word(draft: Draft, random: Random) -> tuple[str, int]:
    """Return a place between two letters of some prose, outside of mentions and code."""
    seen = view(draft)
    prose = [part for part in seen.prose() if draft.spot(part.file, *part.path).style != '"']
    part = choose(random, prose)
    spot = draft.spot(part.file, *part.path)
    text = draft.texts[part.file]
    hidden = [m.span() for m in re.finditer(r"\[\[.*?\]\]|`[^`]*`|\]\([^)]*\)", text, re.DOTALL)]
    offsets = [m.start() + 1 for m in re.finditer(r"[a-z](?=[a-z])", text) if spot.value + 3 < m.start() < spot.end - 1]
    return part.file, choose(random, (o for o in offsets if not any(a < o < b for a, b in hidden)))


def invisible(draft: Draft, random: Random) -> list[Finding]:
    file, offset = _within_a_word(draft, random)
    line = draft.splice(file, offset, offset, random.choice(INVISIBLE))
    return [Finding("stray-character", file, line)]


def decomposed(draft: Draft, random: Random) -> list[Finding]:
    file, offset = _within_a_word(draft, random)
    line = draft.splice(file, offset, offset, "e\u0301")
    return [Finding("stray-character", file, line)]


def escaped(draft: Draft, random: Random) -> list[Finding]:
    """An invisible character that is written out in a quoted text."""
    id_ = new_term(draft, random)
    draft.settle()
    file = f"terms/{id_}.yml"
    line = draft.put(file, ("explanation",), f'"A {id_.replace("-", " ")} is \\u200bin quotes."')
    return [Finding("stray-character", file, line)]


def invisible_in_a_target(draft: Draft, random: Random) -> list[Finding]:
    """The edge cannot be found by this name; that it holds a character which nobody sees says so already."""
    edge = choose(random, view(draft).edges)
    start = draft.spot(edge.file, *edge.path).key + 2
    return [
        Finding("stray-character", edge.file, draft.splice(edge.file, start, start, random.choice(["\u200b", "\xad"])))
    ]


def invisible_in_a_name(draft: Draft, random: Random) -> list[Finding]:
    file = choose(random, draft.term_files())
    start = draft.spot(file, "label").value + 2
    return [Finding("stray-character", file, draft.splice(file, start, start, random.choice(["\u200b", "\xad"])))]


def end_of_line(draft: Draft, random: Random) -> list[Finding]:
    file = choose(random, sorted(draft.texts))
    end = choose(random, (match.start() for match in re.finditer(r"\n", draft.texts[file])))
    # on an empty line, a tab would be taken for indentation
    empty = draft.texts[file][end - 1 : end] in {"", "\n"}
    new = random.choice([" ", "  "] if empty else [" ", "  ", "\t"])
    return [Finding("stray-whitespace", file, draft.splice(file, end, end, new))]


MUTATORS: tuple[Mutator, ...] = (
    Mutator("stray-character", invisible),
    Mutator("stray-character", decomposed),
    Mutator("stray-character", escaped),
    Mutator("stray-character", invisible_in_a_target),
    Mutator("stray-character", invisible_in_a_name),
    Mutator("stray-whitespace", end_of_line),
)
