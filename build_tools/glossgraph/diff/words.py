"""Two versions of a text, word by word: what they share, what went and what came."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Mark(StrEnum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Run(NamedTuple):
    """Words that stand together, and what became of them. White space at their ends tells whether others touch them."""

    mark: Mark
    text: str


PARAGRAPH = "¶"
"""Stands for the end of a paragraph, or of a line that ends where a reader sees it."""

_MOST = 4_000_000
"""For how many pairs of words two texts are compared; longer ones differ as a whole, but for their ends."""

_LEAST = 0.3
"""How much of two texts has to be shared for it to be worth marking the rest."""

_SHORT = 3
"""The longest word between two marks, in letters, that is marked along with them: alone, it would tear the text."""

_TOGETHER = 2
"""How many such words are marked along."""

_BLOCK = re.compile(r"\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-*+>#|]|\d+[.)])(?:\s|$))")
"""A line break that Markdown does not take for a space."""

_AS_WRITTEN = re.compile(r"^(?: {4}|\t)|```|~~~|(?: {2}|\\)$", re.MULTILINE)
"""Code, and lines that end where their author ended them: there, every line break counts."""

_UNIT = re.compile(
    r"(?P<space>\s*)(?P<word>\[\[[^\[\]]*\]\]|\[-?[\d.]+, -?[\d.]+\]|\*\*|[<>=!]=|\w+(?:['’.,/-]\w+)*|\S)"
)
"""A word, a mention, a range of numbers, or a sign: one that formulas write with two characters is whole."""


@lru_cache(maxsize=2**16)
def normal(text: str) -> str:
    """Return a text on one line, without what only lays it out: two texts that read the same are the same then."""
    if "\n" in text.strip():
        if _AS_WRITTEN.search(text):
            text = text.strip().replace("\n", f" {PARAGRAPH} ")
        else:
            text = _BLOCK.sub(f" {PARAGRAPH} ", text.strip())
    return " ".join(text.split())


def similarity(one: str, other: str) -> float:
    """Return how much of two texts is the same words, whatever their order: from 0 to 1."""
    counts: dict[str, int] = {}
    first, second = _words(one), _words(other)
    for word in first:
        counts[word] = counts.get(word, 0) + 1
    shared = 0
    for word in second:
        if counts.get(word, 0):
            counts[word] -= 1
            shared += 1
    return 2 * shared / (len(first) + len(second)) if first or second else 1.0


@lru_cache(maxsize=2**12)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def marked(before: str, after: str) -> tuple[Run, ...]:
    """Return the words of two texts in order, with what became of them; both texts are on one line."""
    old, new = _units(before), _units(after)
    if not old or not new:
        return tuple(_joined([(Mark.GONE, before), (Mark.NEW, after)]))
    found = list(_opcodes([word for _, word in old], [word for _, word in new]))
    shared = sum(end - start for mark, start, end, *_ in found if mark)
    if 2 * shared < _LEAST * (len(old) + len(new)):
        return Run(Mark.GONE, before), Run(Mark.NEW, after)
    runs: list[tuple[Mark, str]] = []
    for is_same, start, end, start_new, end_new in found:
        if is_same:
            runs.append((Mark.SAME, _text(new[start_new:end_new])))
        else:
            runs += [(Mark.GONE, _text(old[start:end])), (Mark.NEW, _text(new[start_new:end_new]))]
    return tuple(_joined(runs))


def _units(text: str) -> list[tuple[str, str]]:
    """Return each word of a text, and each sign, with the white space before it."""
    return [(match["space"], match["word"]) for match in _UNIT.finditer(text)]


def _text(units: Iterable[tuple[str, str]]) -> str:
    return "".join(space + word for space, word in units)


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Yield spans of both texts, and whether they are the same there; marks that nearly touch are one."""
    spans: list[tuple[bool, int, int, int, int]] = []
    for is_same, start, end, start_new, end_new in _spans(old, new):
        inside = bool(spans) and end < len(old) and end_new < len(new)
        tears = inside and end - start <= _TOGETHER and all(len(word) <= _SHORT for word in old[start:end])
        if spans and not spans[-1][0] and (not is_same or tears):
            _, first, _, first_new, _ = spans.pop()
            spans.append((False, first, end, first_new, end_new))
        else:
            spans.append((is_same, start, end, start_new, end_new))
    yield from spans


def _spans(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    if len(old) * len(new) <= _MOST:
        for tag, *span in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            start, end, start_new, end_new = span
            yield tag == "equal", start, end, start_new, end_new
        return
    shortest = min(len(old), len(new))
    head = next((n for n in range(shortest) if old[n] != new[n]), shortest)
    tail = next((n for n in range(shortest - head) if old[-1 - n] != new[-1 - n]), shortest - head)
    yield True, 0, head, 0, head
    yield False, head, len(old) - tail, head, len(new) - tail
    yield True, len(old) - tail, len(old), len(new) - tail, len(new)


def _joined(runs: Iterable[tuple[Mark, str]]) -> Iterator[Run]:
    """Yield runs without empty ones; neighbours of one sort are one."""
    held: Run | None = None
    for mark, text in runs:
        if not text:
            continue
        if held and held.mark is mark:
            held = Run(mark, held.text + text)
            continue
        if held:
            yield held
        held = Run(mark, text)
    if held:
        yield held
