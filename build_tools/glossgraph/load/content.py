"""What a parsed file says, in its shape, and what is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from glossgraph import source
from glossgraph.load import file_faults
from glossgraph.load.validate import validated

if TYPE_CHECKING:
    from glossgraph.diagnostics import Diagnostic
    from glossgraph.load.known import Known

Shape = TypeVar("Shape")


def content_of(
    parsed: source.Parsed, shape: type[Shape], file: str, text: str, known: Known
) -> tuple[Shape | None, list[Diagnostic]]:
    """Return what a file says, in its shape, and what is wrong with it."""
    problems = [file_faults.stray_character(stray, file) for stray in parsed.strays]
    problems += [file_faults.repeated_key(key, file) for key in parsed.repeated]
    if parsed.lost:
        from glossgraph.load.lost_text import put_back  # noqa: PLC0415 - few files need what it imports

        problems += put_back(parsed.value, parsed.lost, shape, file, text)
    content, mistakes = validated(shape, parsed.value, file, text, known)
    return content, problems + mistakes


_CODES = re.compile(
    r"\s*(?:- +)*(?:kind|stage|status|replaced_by|from|to|at|term|source|formula|result|feedback) *:\s+[\"']",
    re.ASCII,
)


def quotes_code(line: str) -> bool:
    """Tell whether a line of a term's file has a value in quotes that is no prose."""
    return _CODES.match(line) is not None


def lines_of(problem: Diagnostic, text: str) -> range:
    """Return the lines that a problem is about: all of a value whose type is wrong, or else the one where it is."""
    place = problem.place
    span = place.span or source.span_at(text, place.path, place.part, place.words)
    return range(span.line, (span.end_line if problem.check == "wrong-type" else span.line) + 1)
