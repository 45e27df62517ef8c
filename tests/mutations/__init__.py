"""Defects of every kind that a check exists for, made in the real glossary at random."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutations import fields, files, names

if TYPE_CHECKING:
    from mutations.mutator import Mutator

MUTATORS: tuple[Mutator, ...] = (*files.MUTATORS, *fields.MUTATORS, *names.MUTATORS)
"""Every mutator, by the families of checks."""
