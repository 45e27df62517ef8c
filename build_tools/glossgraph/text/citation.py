"""The citations in prose as Pandoc writes them: `[@key]`, `[see @key, p. 3; @other]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = re.compile(r"\w(?:\w|[:.#$%&\-+?<>~/](?=\w))*+")
"""A key that needs no braces around it: letters, digits and `_`, and between two of them one other character."""

_BRACKETS = re.compile(
    # in a text with few of these characters, Python finds a pattern that begins with one of them much faster
    r"[\\\]!\[](?:(?<=\\)[\s\S]|(?<=\])\([^)\n]*+\)|(?:(?<=!)\[|(?<=\[)(?<!\[\[))"
    r"(?P<inside>(?:[^\[\]\\\n]++|\\[\s\S]|\n(?![^\S\n]*+\n))*+)\](?P<after>[(\[])?)"
)
"""Two brackets of one paragraph without others in them; or the target of a link, or a backslash and what it escapes."""

_KEY = re.compile(rf"\\[\s\S]|(?<!\w)(?P<sign>-?@)(?:(?P<key>{KEY.pattern})|\{{(?P<braced>[^\s{{}}]++)\}})?")

_SEPARATOR = re.compile(r"\\[\s\S]|&\#?\w{1,31};|(?P<separator>;)")

_BLOCK_MARKS = re.compile(r"[ \t]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++|>[ \t]?+|\#{1,6}[ \t]++)*+")
"""The marks at the start of a line that make it an item of a list, a quotation or a heading."""


class Key(NamedTuple):
    """A key of a reference within a citation, and where it is, from its `@` on; it is empty if there is none."""

    start: int
    end: int
    key: str


class Cited(NamedTuple):
    """One of the references of a citation: where its `@` is, its key, and the Markdown before and after that."""

    start: int
    end: int
    """Where the part of the citation ends."""
    key: str
    prefix: str = ""
    suffix: str = ""
    """What follows the key, such as a page, without the comma before it."""


class Citation(NamedTuple):
    """A citation: where it is, and the references that it names."""

    start: int
    end: int
    lead: int
    """Where the white space starts that goes when the citation goes."""
    parts: tuple[Cited, ...]

    @property
    def brackets(self) -> tuple[tuple[int, int], ...]:
        """The spans of its own brackets."""
        return (self.start, self.start + 1), (self.end - 1, self.end)


class Part(NamedTuple):
    """What is between two semicolons in the brackets of a citation: where it is, and the keys in it."""

    start: int
    end: int
    keys: tuple[Key, ...]


class Brackets(NamedTuple):
    """Two brackets that are meant as a citation, whether or not they are one."""

    start: int
    end: int
    after: str
    """A bracket that opens right behind them, or nothing."""
    parts: tuple[Part, ...]

    @property
    def is_citation(self) -> bool:
        """Whether each part names one reference, and the brackets belong to nothing else."""
        return not self.after and all(len(part.keys) == 1 and part.keys[0].key for part in self.parts)


def find_brackets(text: str) -> Iterator[Brackets]:
    """Yield the brackets of a text that are meant as citations, in order; its code and mentions are covered.

    An `@` within a word, as in the address of a mailbox, or after a backslash names nothing. The words of a link are
    no citation.
    """
    position = 0
    while match := _BRACKETS.search(text, position):
        if match["inside"] is None:
            position = match.end()
            continue
        start, end = match.start("inside") - 1, match.end("inside") + 1
        # the target of a link begins with the last bracket of its words
        position = end - (match["after"] == "(")
        if match[0][0] == "!" or match["after"] == "(" or "@" not in match["inside"]:
            continue
        parts = tuple(_parts(text, *match.span("inside")))
        if any(key.key or not text[part.start : key.start].strip() for part in parts for key in part.keys):
            yield Brackets(start, end, match["after"] or "", parts)


def find_keys(text: str, start: int = 0, end: int | None = None) -> Iterator[Key]:
    """Yield the places in a part of a text where `@` begins a word, in order."""
    for match in _KEY.finditer(text, start, len(text) if end is None else end):
        if match["sign"]:
            yield Key(match.end("sign") - 1, match.end(), match["key"] or match["braced"] or "")


def citation(text: str, brackets: Brackets) -> Citation:
    """Return the citation that some brackets of a text are."""
    parts = (_cited(text, part) for part in brackets.parts)
    return Citation(brackets.start, brackets.end, _lead(text, brackets.start), tuple(parts))


def written(*keys: str) -> str:
    """Return a citation of some references."""
    return f"[{'; '.join(f'@{key}' if KEY.fullmatch(key) else f'@{{{key}}}' for key in keys)}]"


def _parts(text: str, start: int, end: int) -> Iterator[Part]:
    for match in _SEPARATOR.finditer(text, start, end):
        if match["separator"]:
            yield Part(start, match.start(), tuple(find_keys(text, start, match.start())))
            start = match.end()
    yield Part(start, end, tuple(find_keys(text, start, end)))


def _cited(text: str, part: Part) -> Cited:
    key = part.keys[0]
    prefix = text[part.start : key.start].strip().removesuffix("-").rstrip()
    suffix = text[key.end : part.end].strip().removeprefix(",")
    return Cited(key.start, part.end, key.key, _words(prefix), _words(suffix))


def _words(text: str) -> str:
    """Return text on one line; nothing if it has only signs, such as the full stop of a sentence."""
    return " ".join(text.split()) if any(map(str.isalnum, text)) else ""


def _lead(text: str, start: int) -> int:
    """Return where the white space before a citation starts, or where it starts itself if it opens a block."""
    lead = start
    while lead and text[lead - 1].isspace():
        lead -= 1
    if not lead or "\n" in text[lead:start].partition("\n")[2]:
        return start
    line = max(text.rfind("\n", 0, lead), text.rfind("\n", lead, start)) + 1
    return start if _BLOCK_MARKS.fullmatch(text, line, start) and line < lead else lead
