"""Characters that a reader cannot see, or takes for something other than what the computer reads."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.source.span import Span, point

if TYPE_CHECKING:
    from collections.abc import Iterator

REPLACEMENT = "\ufffd"
"""What a control character is read as, so that the rest of its file can be read."""

MOST_KINDS = 100
"""How many kinds of stray characters are reported for one text."""

_UNREADABLE = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff"

MOST_MARKS = 30
"""How many combining characters may follow one another: more than any language needs.

Without a limit, sorting them, as normalization does, could take very long. This one is that of
https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format.
"""

_SEPARATORS = "\r\x85\u2028\u2029"

JOINERS = "\u200c\u200d\u200e\u200f\u061c"
"""Characters that some scripts need, and that are strays elsewhere."""

_INVISIBLE = (
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\ue000-\uf8ff\U000e0000-\U000e007f\U000f0000-\U0010ffff"
)

_STRAY = re.compile(f"[{_UNREADABLE}{_SEPARATORS}{JOINERS}{_INVISIBLE}\ufffd]")

_PRINTABLE = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufffd"
"""The stray characters that Unicode counts as printable."""

_REPLACED = re.compile(f"[{_UNREADABLE}]")

_BREAKS = re.compile(f"[{_SEPARATORS}]")

_MAY_BE_PILE = re.compile(rf"[^\x00-\u02ff]{{{MOST_MARKS + 1},}}")
"""A place where there may be a pile of combining characters, which are all beyond U+02FF; most texts have none."""

_TRAILING = re.compile(r"(?<![ \t])[ \t]+$", re.MULTILINE)

_NAMES = {"\t": "tab", "\r": "carriage return", "\x85": "next line", "\xad": "soft hyphen"}


class Stray(NamedTuple):
    """A character that should not be in a text: what it is, its first place, and how many more there are."""

    name: str
    span: Span
    more: int = 0
    is_blank: bool = False
    """Whether a space is meant in its place."""
    text: str = ""
    """What stands there, where it is one character."""


def readable(text: str) -> str:
    """Return a text of the same length in which YAML finds no character that it refuses or takes for a line's end."""
    return _BREAKS.sub(" ", _REPLACED.sub(REPLACEMENT, _without_piles(text, REPLACEMENT)))


def may_hold_stray(text: str) -> bool:
    """Tell quickly whether a text may hold a stray character; for most texts the answer is no."""
    if not text.replace("\n", "").isprintable():
        return True
    if text.isascii():
        return False
    if any(c in text for c in _PRINTABLE) or not unicodedata.is_normalized("NFC", text):
        return True
    return not _is_western(text) and any(True for _ in _piles(text))


def _is_western(text: str) -> bool:
    """Tell quickly whether a text has no character beyond U+00FF, and so none that is combined with others."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def cleaned(text: str) -> str:
    """Return a single word in form NFC and without the characters that should not be in it, as it may be a name.

    A text of several words is left as it is.
    """
    return text if " " in text else without_strays(text) or REPLACEMENT


def without_strays(text: str) -> str:
    """Return a text in form NFC and without the characters that should not be in it; other ends of lines are spaces."""
    if not may_hold_stray(text):
        return text
    text = _BREAKS.sub(" ", text) if " " in text else text
    kept = _STRAY.sub(lambda match: match[0] if match[0] in JOINERS and _is_needed(text, match.start()) else "", text)
    return unicodedata.normalize("NFC", _without_piles(kept))


def stray_at(text: str, position: int, more: int, *, is_blank: bool = False) -> Stray:
    """Return the character at a position as one that should not be there, and how many more of it there are."""
    character = text[position]
    return Stray(f"U+{ord(character):04X} ({_name(character)})", _place(text, position), more, is_blank, character)


def strays(text: str) -> Iterator[Stray]:
    """Yield every kind of character that should not be in a text, and the first part that is not in form NFC.

    Control and formatting characters of Unicode (categories Cc, Cf and Co) change what is seen without being seen, see
    https://www.unicode.org/reports/tr36/. Joiners and direction marks are left alone where a script needs them.
    """
    first: dict[str, int] = {}
    counts: dict[str, int] = {}
    for match in _STRAY.finditer(text):
        if match[0] not in JOINERS or not _is_needed(text, match.start()):
            first.setdefault(match[0], match.start())
            counts[match[0]] = counts.get(match[0], 0) + 1
    for character, start in islice(first.items(), MOST_KINDS):
        yield stray_at(text, start, counts[character] - 1)
    for start, _ in islice(_piles(text), 1):
        yield Stray(f"more than {MOST_MARKS} combining characters in a row", _place(text, start))
        return
    if not unicodedata.is_normalized("NFC", text):
        yield from _decomposed(text)


def _without_piles(text: str, mark: str = "") -> str:
    """Return a text without its piles of combining characters, or with a mark for each character of a pile."""
    parts, position = [], 0
    for start, end in _piles(text):
        parts += [text[position:start], mark * (end - start)]
        position = end
    return "".join([*parts, text[position:]])


def _piles(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each pile: too many combining characters in a row."""
    for match in _MAY_BE_PILE.finditer(text):
        start = match.start()
        for position in range(match.start(), match.end() + 1):
            if position == match.end() or unicodedata.category(text[position])[0] != "M":
                if position - start > MOST_MARKS:
                    yield start, position
                start = position + 1


def trailing_space(text: str) -> Stray | None:
    """Return the first white space at the end of a line, and how many more lines end in some."""
    if " \n" not in text and "\t" not in text and not text.endswith(" "):
        return None
    matches = list(_TRAILING.finditer(text))
    if not matches:
        return None
    span = _place(text, matches[0].start())
    whole = span._replace(end_column=span.column + len(matches[0][0]))
    return Stray("white space at the end of the line", whole, len(matches) - 1)


def _is_needed(text: str, position: int) -> bool:
    """Tell whether a joiner or a direction mark is next to a letter of a script that needs it."""
    neighbours = text[max(0, position - 1) : position] + text[position + 1 : position + 2]
    return any(unicodedata.category(c) in {"Lo", "Mn", "Mc", "So", "Sk"} for c in neighbours)


def is_invisible(character: str) -> bool:
    """Tell whether a text reads the same without a character: it is one that only formats, and takes no room."""
    return unicodedata.category(character) == "Cf" and not character.isprintable()


def _name(character: str) -> str:
    if unicodedata.category(character) == "Co":
        return "private use"
    return _NAMES.get(character) or unicodedata.name(character, "control character").lower()


def _place(text: str, position: int) -> Span:
    return point(text.count("\n", 0, position), position - text.rfind("\n", 0, position) - 1)


def _decomposed(text: str) -> Iterator[Stray]:
    """Yield the first part of a text that is not composed, such as an `e` followed by an accent."""
    composed = unicodedata.normalize("NFC", text)
    start = next(n for n, (a, b) in enumerate(zip_longest(text, composed)) if a != b)
    yield Stray(f"`{composed[start : start + 1]}` in a form that is not composed (not NFC)", _place(text, start))
