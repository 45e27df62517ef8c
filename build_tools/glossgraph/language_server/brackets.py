"""Where in brackets and braces that are still open their last character is, as a document path."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from glossgraph.source import Step

_PIECE = re.compile(
    r"\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'|[\[\]{},]|:(?=\s|$)"
    r"|[^\[\]{},:\s]+(?::(?!\s|$)[^\[\]{},:\s]+)*|\s+|.",
    re.DOTALL,
)


class Inside(NamedTuple):
    """What the end of a text is in."""

    path: tuple[Step, ...]
    may_be_key: bool
    may_be_value: bool


class _Brackets:
    """Brackets that are open, each with the key that its next value has, or with None if it has none yet."""

    def __init__(self) -> None:
        self.steps: list[Step | None] = []
        self.is_fresh = True
        """Whether nothing stands yet where a key or a value can."""
        self._last = ""

    def take(self, piece: str) -> None:
        if piece in {"[", "{"}:
            self.steps.append(None if piece == "{" else 0)
        elif piece in {"]", "}"}:
            self.steps.pop()
        elif piece in {",", ":"} and not isinstance(self.steps[-1], int):
            self.steps[-1] = None if piece == "," else self._last.strip("\"'")
        self.is_fresh = piece in {"[", "{", ",", ":"}
        self._last = piece


def path_in(text: str) -> Inside | None:
    """Return what the end of a text is in that begins with a bracket; None if that is closed again."""
    brackets = _Brackets()
    for match in _PIECE.finditer(text.lstrip()):
        if match[0].isspace():
            continue
        brackets.take(match[0])
        if not brackets.steps:
            return None
    steps = tuple(step for step in brackets.steps if step is not None)
    has_no_key = brackets.steps[-1] is None
    return Inside(steps, has_no_key and brackets.is_fresh, not has_no_key and brackets.is_fresh)
