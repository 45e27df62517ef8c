"""Validated names, translations, identifiers, matches and notes to the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph import model

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.load import name_shapes as shapes


def other_name(shape: shapes.NameShape) -> model.OtherName:
    """Build a further name."""
    return model.OtherName(shape.text, model.NameType(shape.type), shape.language or "")


def translations(values: Mapping[str, shapes.TranslationShape]) -> tuple[model.Translation, ...]:
    """Build the translations, in the order of the file."""
    return tuple(
        model.Translation(tag, shape.label or "", tuple(shape.aliases), (shape.definition or "").strip())
        for tag, shape in values.items()
    )


def identifiers(shape: shapes.IdentifiersShape | None) -> model.Identifiers:
    """Build the identifiers; empty ones where there are none."""
    return model.Identifiers(shape.iri or "", tuple(shape.notation)) if shape else model.Identifiers()


def matches(shape: shapes.MatchesShape | None) -> model.Matches:
    """Build the matches; empty ones where there are none."""
    if not shape:
        return model.Matches()
    return model.Matches(
        exact=tuple(shape.exact),
        close=tuple(shape.close),
        broad=tuple(shape.broad),
        narrow=tuple(shape.narrow),
        related=tuple(shape.related),
    )


def note(shape: shapes.NoteShape) -> model.Note:
    """Build a note."""
    return model.Note(shape.text.strip(), model.NoteType(shape.type), shape.language or "")
