"""The colours of stages: the style sheet gives them to classes, from cold to hot to recovery."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossgraph.model import Glossary

STAGE_COLOURS = 9
"""How many colours there are."""


def stage_class(glossary: Glossary, stage: str) -> str:
    """Return the class that gives an element the colours of a stage; empty if there is no such stage."""
    number = glossary.stages[stage].number if stage in glossary.stages else 0
    return colour_class(number, len(glossary.stages)) if number else ""


def colour_class(number: int, of: int) -> str:
    """Return the class with the colours of one of so many things in order, spread over all colours."""
    return f"gg-s{1 + round((number - 1) * (STAGE_COLOURS - 1) / max(of - 1, 1))}"
