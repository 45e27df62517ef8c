"""Text that YAML drops from a file without a word: reported, and put back among the values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from glossgraph import source
from glossgraph.diagnostics import Diagnostic, Place, Retyped
from glossgraph.load import csl
from glossgraph.load.graph_shapes import ReferencesShape
from glossgraph.load.mistake import value_at
from glossgraph.load.wanted import fields, shape_at
from glossgraph.source.corrected import write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.diagnostics import Cure
    from glossgraph.load.mistake import Path

PROSE = frozenset(
    (
        *("label", "aliases", "unlinked", "definition", "explanation", "boundaries", "reason", "when", "detail"),
        *("message", "state", "date", "question", "answer", "title", "unit", "text", "value", "what"),
        *("inverse", "plural", "description", "heading", "name", "version", "about", "absence", "settings_title"),
        *(
            "coined",
            "meaning",
            "sign",
            "reader",
            "qualifier",
            "usage",
            "status_reason",
            "names",
            "choices",
            "opening",
            "otherwise",
            "leaves_out",
        ),
    )
)
"""The fields that hold words for readers; others hold ids, keywords and numbers."""

FORMULAS = frozenset({"formula", "equation", "condition", "only_if", "start"})
"""The fields that hold formulas, in which there can be commas: `max(0, x)`."""

_CODES_OF_REFERENCES = {"id", "type", "language", "URL", "DOI", "ISBN", "ISSN", "PMID", "PMCID"}

_NUMBER = re.compile(r"[0-9]+(,[0-9]{3})+(\.[0-9]+)?")


def put_back(values: Any, lost: Iterable[source.Lost], shape: Any, file: str, text: str) -> Iterator[Diagnostic]:
    """Put the text that was lost back into the values, and say what was lost."""
    for each in lost:
        parent: Any = value_at(values, each.path[:-1])
        field: Any = each.path[-1] if each.path else None
        if field is None or parent is None:
            continue
        if _is_number(each):
            parent[field] = float(each.text.replace(",", ""))
        elif is_prose(each.path, shape) and not (each.mark == "," and _is_field(each, shape)):
            parent[field] = each.text
        else:
            continue
        for key in each.keys:
            parent.pop(key, None)
        yield _diagnostic(each, file, text)


def is_prose(path: Path, shape: Any) -> bool:
    """Tell whether a value is words for readers, or a formula; others are ids, keywords and numbers."""
    names = [step for step in path if isinstance(step, str)]
    if shape is ReferencesShape:
        return len(names) > 1 and names[-1] not in _CODES_OF_REFERENCES
    of_edge = names[:1] == ["edges"] and len(names) == len(("edges", "relation", "target"))
    # under the name of a setting stands either a step or why there is none
    of_setting = names[:1] == ["steps"] and len(names) == len(("steps", "setting"))
    of_key = names[-2:-1] == ["allow"] or names[:-1] == ["formula", "where"]
    return of_edge or of_setting or of_key or (bool(names) and names[-1] in PROSE | FORMULAS)


def _is_field(lost: source.Lost, shape: Any) -> bool:
    """Tell whether what follows a comma may be a field, or a target, of which the value is missing."""
    of_shape = fields(shape_at(shape, lost.path[:-1]))
    known = of_shape.keys() | csl.FIELDS if shape is ReferencesShape else of_shape.keys()
    first = lost.keys[0].split()[0] if lost.keys[0].strip() else ""
    return first in known or (not known and re.fullmatch(r"[a-z0-9_-]+", lost.keys[0]) is not None)


def _is_number(lost: source.Lost) -> bool:
    in_example = lost.path[-2:-1] == ("given",) or lost.path[-1:] == ("result",)
    return lost.mark == "," and in_example and _NUMBER.fullmatch(lost.text.replace(", ", ",")) is not None


def _diagnostic(lost: source.Lost, file: str, text: str) -> Diagnostic:
    place = Place(file, span=lost.span)
    if _is_number(lost):
        number = lost.text.replace(",", "").replace(" ", "")
        message = "the comma ends the number: in braces, it separates entries"
        return Diagnostic("lost-text", message, place, f"write the number without commas: `{number}`")
    name = next((f"`{step}`" for step in reversed(lost.path) if isinstance(step, str)), "the text")
    if lost.mark == ",":
        what = "formula" if lost.path[-1] in FORMULAS else f"text of {name}"
        message = f"the comma ends the {what}: in braces, it separates entries"
        return Diagnostic("lost-text", message, place, _in_quotes(lost, file, text, _cure(lost)))
    message = f"the text of {name} ends before the `#`: YAML takes the rest of the line for a comment"
    help_ = f"{_cure(lost)}; a comment goes on a line of its own"
    # with a blank behind it, the `#` can also be meant as that of a comment
    line = source.lines(text)[lost.span.line - 1]
    is_sure = not line[lost.span.column : lost.span.column + 1].isspace()
    return Diagnostic("lost-text", message, place, _in_quotes(lost, file, text, help_) if is_sure else help_)


def _in_quotes(lost: source.Lost, file: str, text: str, advice: str) -> str | Cure:
    """Return the cure that puts the whole text in quotes, if that is one line."""
    if not lost.line:
        return advice
    written = source.lines(text)[lost.span.line - 1]
    span = source.Span(lost.span.line, 1, lost.span.line, len(written) + 1)
    return Retyped(advice, "put the text in quotes", lost.line, Place(file, span=span))


def _cure(lost: source.Lost) -> str:
    if lost.line or lost.mark == ",":
        return write("put the text in quotes", lost.line)
    start = f"{lost.path[-1]}:" if isinstance(lost.path[-1], str) else "-"
    return f"write `{start} >-`, and the text on the lines below, indented"
