"""The colours of stages: the style sheet gives them to classes, from cold to hot to recovery."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossgraph.model import Glossary

ON_PAPER = ("#4a5b73", "#1f66a6", "#4b57b5", "#7444a8", "#a12a7a", "#b62b3e", "#a9440e", "#7a5b00", "#0b7161")
"""The colours on paper, for pictures that no style sheet reaches; they are those of the style sheet."""

STAGE_COLOURS = len(ON_PAPER)
"""How many colours there are."""


def stage_class(glossary: Glossary, stage: str) -> str:
    """Return the class that gives an element the colours of a stage; empty if there is no such stage."""
    number = glossary.stages[stage].number if stage in glossary.stages else 0
    return colour_class(number, len(glossary.stages)) if number else ""


def colour_class(number: int, of: int) -> str:
    """Return the class with the colours of one of so many things in order, spread over all colours."""
    return f"gg-s{_which(number, of)}"


def colour_on_paper(number: int, of: int) -> str:
    """Return the colour on paper of one of so many things in order."""
    return ON_PAPER[_which(number, of) - 1]


def _which(number: int, of: int) -> int:
    return 1 + round((number - 1) * (STAGE_COLOURS - 1) / max(of - 1, 1))
