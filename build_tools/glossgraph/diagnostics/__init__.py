"""What is wrong with a glossary, where, and how to mend it."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from glossgraph import source

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Severity(StrEnum):
    """How much a diagnostic weighs: an error fails the check, a warning only with `--strict`."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file below the root, and a document path in it.

    Line and column are worked out only when a diagnostic is printed. `words` narrows the place to a part of a longer
    text; `span` is given where reading itself found the place.
    """

    file: str
    path: tuple[source.Step, ...] = ()
    part: source.Part = "value"
    words: str = ""
    span: source.Span | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that helps to understand a diagnostic, and what is to be seen there."""

    message: str
    place: Place


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong. The message states the fact, the help gives the cure."""

    check: str
    message: str
    place: Place
    help: str = ""
    related: tuple[Related, ...] = ()
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Located:
    """A diagnostic whose places have been turned into lines and columns."""

    diagnostic: Diagnostic
    span: source.Span
    lines: tuple[str, ...]
    related: tuple[tuple[Related, source.Span], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The size of what was checked, and the number of problems found."""

    terms: int
    edges: int
    stages: int
    errors: int
    warnings: int


def locate(diagnostics: Iterable[Diagnostic], root: Path) -> list[Located]:
    """Find the line and column of every diagnostic, sorted by file, line, column and check."""
    texts: dict[str, str] = {}

    def text(file: str) -> str:
        if file not in texts:
            try:
                texts[file] = source.read(root / file, root)
            except source.SourceError:
                texts[file] = ""
        return texts[file]

    def span(place: Place) -> source.Span:
        return place.span or source.locate(text(place.file), place.path, place.part, place.words)

    located = [
        Located(d, span(d.place), tuple(text(d.place.file).split("\n")), tuple((r, span(r.place)) for r in d.related))
        for d in diagnostics
    ]
    return sorted(located, key=lambda x: (x.diagnostic.place.file, x.span, x.diagnostic.check, x.diagnostic.message))


def did_you_mean(word: str, names: Iterable[str], otherwise: str) -> str:
    """Return a help text that proposes the name nearest to a mistyped word, or other advice where none is near."""
    near = nearest(word, names)
    return f"did you mean `{near}`?" if near else otherwise


def nearest(word: str, names: Iterable[str]) -> str:
    """Return the name nearest to a mistyped word; nothing if none is near."""
    # names of quite another length cannot be near, and to compare them takes long
    plain = {n.lower().replace("_", "-"): n for n in names if abs(len(n) - len(word)) <= max(2, len(word) // 2)}
    near = difflib.get_close_matches(word.lower().replace("_", "-").replace(" ", "-"), list(plain), n=1, cutoff=0.7)
    # of two letters that changed places, no half is alike
    near = near or [name for name in plain if sorted(name) == sorted(word.lower())]
    return plain[near[0]] if near else ""


def one_of(names: Iterable[str]) -> str:
    """Return names as a list in words: `a`, `b` or `c`."""
    quoted = [f"`{name}`" for name in names]
    return " or ".join(part for part in (", ".join(quoted[:-1]), quoted[-1] if quoted else "") if part)


def count(number: int, noun: str) -> str:
    """Return a number with its noun: `1 error`, `2 errors`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def visible(text: str) -> str:
    """Return text on one line with its control characters spelt out, so that it cannot steer a terminal."""
    return "".join(c if c.isprintable() or c == "\t" else f"\\x{ord(c):02x}" for c in text)
