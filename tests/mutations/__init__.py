"""Defects of every kind that a check exists for, made in the real glossary at random."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutations import (
    characters,
    deprecation,
    edges,
    ends,
    exceptions,
    fields,
    files,
    formulas,
    groups,
    models,
    nameless,
    names,
    prose,
    sequence,
    settings,
    sources,
    stories,
    vocabulary,
    words,
)

if TYPE_CHECKING:
    from mutations.mutator import Mutator

MUTATORS: tuple[Mutator, ...] = (
    *files.MUTATORS,
    *characters.MUTATORS,
    *fields.MUTATORS,
    *names.MUTATORS,
    *vocabulary.MUTATORS,
    *edges.MUTATORS,
    *deprecation.MUTATORS,
    *sequence.MUTATORS,
    *ends.MUTATORS,
    *words.MUTATORS,
    *prose.MUTATORS,
    *formulas.MUTATORS,
    *nameless.MUTATORS,
    *sources.MUTATORS,
    *stories.MUTATORS,
    *settings.MUTATORS,
    *groups.MUTATORS,
    *models.MUTATORS,
    *exceptions.MUTATORS,
)
"""Every mutator, by the families of checks."""
