"""Defects of every kind that a check exists for, made in the real glossary at random."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutations import edges, exceptions, fields, files, names, prose, sequence, sources, stories, words

if TYPE_CHECKING:
    from mutations.mutator import Mutator

MUTATORS: tuple[Mutator, ...] = (
    *files.MUTATORS,
    *fields.MUTATORS,
    *names.MUTATORS,
    *edges.MUTATORS,
    *sequence.MUTATORS,
    *words.MUTATORS,
    *prose.MUTATORS,
    *sources.MUTATORS,
    *stories.MUTATORS,
    *exceptions.MUTATORS,
)
"""Every mutator, by the families of checks."""
