"""What is wrong with a glossary, where, and how to fix it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from glossgraph import source
from glossgraph.diagnostics.cures import Cure, Extended, Fix, Guess, Proposal, Quoted, Retyped, Rewrite
from glossgraph.diagnostics.near import did_you_mean, nearest, surely_meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "MOST",
    "Cure",
    "Diagnostic",
    "Extended",
    "Fix",
    "Guess",
    "Located",
    "Place",
    "Proposal",
    "Quoted",
    "Related",
    "Retyped",
    "Rewrite",
    "Severity",
    "Summary",
    "Tally",
    "count",
    "did_you_mean",
    "locate",
    "nearest",
    "one_of",
    "surely_meant",
    "visible",
]

MOST = 1_000
"""How many mistakes of one file are told one by one. Nobody reads more, and even a short file can hold far more."""

LONGEST_TEXT = 1_000
"""How many characters of a message or a help are shown. Names in it can be as long as their file."""


class Severity(StrEnum):
    """How much a diagnostic weighs: an error fails the check, a warning only with `--strict`."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is: a file below the root, and a document path in it.

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
    """A second place that helps to understand a diagnostic, and a message that says what is there."""

    message: str
    place: Place


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong. The message states the fact, the help gives the cure."""

    check: str
    message: str
    place: Place
    cure: str | Cure = ""
    related: tuple[Related, ...] = ()
    severity: Severity = Severity.ERROR

    @property
    def help(self) -> str:
        """What to do about it."""
        return str(self.cure)

    @property
    def fix(self) -> Fix | None:
        """The change that mends it for sure, if there is one: worked out only when it is read, as that takes long."""
        return None if isinstance(self.cure, str) else self.cure.fix(self.place)

    @property
    def guess(self) -> Fix | None:
        """The change that is likely to mend it, if its help names one; somebody has to agree to it."""
        cure = self.cure.cure if isinstance(self.cure, Extended) else self.cure
        return cure.guess(self.place) if isinstance(cure, (Guess, Proposal)) else None

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it is, and the places that help to understand it."""
        return self.place, *(related.place for related in self.related)


@dataclass(frozen=True, slots=True)
class Located:
    """A diagnostic whose places have been turned into lines and columns."""

    diagnostic: Diagnostic
    span: source.Span
    lines: tuple[str, ...]
    related: tuple[tuple[Related, source.Span], ...]

    @property
    def position(self) -> tuple[str, source.Span, str, str]:
        """Where it comes in a report: by file, line, column and check."""
        return self.diagnostic.place.file, self.span, self.diagnostic.check, self.diagnostic.message


class Tally(NamedTuple):
    """How often a check found something of a severity, and how often that is listed."""

    check: str
    severity: Severity
    found: int
    listed: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The size of what was checked, and the number of problems found."""

    terms: int
    edges: int
    stages: int
    errors: int
    warnings: int
    files: int | None = None
    """The number of files whose problems are counted, if only some are."""
    tallies: tuple[Tally, ...] = ()
    """The numbers of each check, errors first, and what is most frequent first."""

    @property
    def is_cut(self) -> bool:
        """Whether not everything that was found is listed."""
        return any(tally.listed < tally.found for tally in self.tallies)

    @property
    def in_files(self) -> str:
        """Where the problems are, if only those of some files are counted: ` in 2 files`."""
        return "" if self.files is None else f" in {count(self.files, 'file')}"


def locate(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> list[Located]:
    """Find the line and column of every diagnostic, sorted by file, line, column and check; cut off long texts.

    The texts are those of the files, by their paths; a file that has no text counts as empty.
    """

    def span(place: Place) -> source.Span:
        return place.span or source.span_at(texts.get(place.file, ""), place.path, place.part, place.words)

    def with_spans(diagnostic: Diagnostic) -> Located:
        place = diagnostic.place
        related = tuple((replace(r, message=_short(r.message)), span(r.place)) for r in diagnostic.related)
        help_ = diagnostic.help
        cure = diagnostic.cure if len(help_) <= LONGEST_TEXT else _short(help_)
        shortened = replace(diagnostic, message=_short(diagnostic.message), cure=cure)
        return Located(shortened, span(place), source.lines(texts.get(place.file, "")), related)

    return sorted(map(with_spans, diagnostics), key=lambda located: located.position)


def _short(text: str) -> str:
    return f"{text[:LONGEST_TEXT]} ..." if len(text) > LONGEST_TEXT else text


def one_of(names: Iterable[str]) -> str:
    """Return names as a list in words: `a`, `b` or `c`."""
    quoted = [f"`{name}`" for name in names]
    return " or ".join(part for part in (", ".join(quoted[:-1]), quoted[-1] if quoted else "") if part)


def count(number: int, noun: str) -> str:
    """Return a number with its noun: `1 error`, `2 errors`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def visible(text: str) -> str:
    """Return text on one line with its control characters spelt out, so that it cannot steer a terminal."""
    return text if text.isprintable() else "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
