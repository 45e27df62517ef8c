"""A place in a text, and the error of a file that cannot be read there."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Span(NamedTuple):
    """A stretch of text. Lines and columns count from 1, in characters; the end column is the one after the last."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)
"""The place of a problem that concerns a whole file."""


class SourceError(Exception):
    """A file that cannot be read as YAML; `span` says where, and `cure` how to fix it."""

    def __init__(
        self,
        message: str,
        span: Span = START,
        cure: str = "",
        *,
        stopped: tuple[int, int] | None = None,
        meant: Mapping[int, str] | None = None,
    ) -> None:
        """Keep the parts of a diagnostic; `stopped` are the line and column, from 1, at which the parser gave up.

        `meant` are the lines as they are meant, by their numbers from 0, if that is known.
        """
        super().__init__(message)
        self.message = message
        self.span = span
        self.cure = cure
        self.stopped = stopped or span[:2]
        self.meant = meant or {}


def point(line: int, column: int) -> Span:
    """Return the place of one character, from a line and a column that count from 0."""
    return Span(line + 1, column + 1, line + 1, column + 2)


@lru_cache(maxsize=8)
def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text; the cache is for diagnostics, which ask for those of one file many times in a row."""
    return tuple(text.split("\n"))
