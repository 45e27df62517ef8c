"""The colours of terms in a drawing: those of their stages on the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.spine import column_of, columns
from glossgraph.model import once
from glossgraph.pictures.looks import colour_on_paper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.model import Glossary

NO_STAGE = "#7d7d7d"
"""The colour of a term without a stage, where others have one."""

_WHITE = 255


@once
def colours(glossary: Glossary) -> Mapping[str, str]:
    """Return the colour of each term, such as `#1f66a6`.

    It tells the stage; in a glossary without stages, it tells the kind; and if all terms are of one kind, how far along
    the sequence or down the hierarchy they are.
    """
    number = _numbers(glossary)
    most = max(number.values(), default=1)
    return {id_: colour_on_paper(number[id_], most) if id_ in number else NO_STAGE for id_ in glossary.terms}


def channels(colour: str) -> tuple[int, int, int]:
    """Return how much red, green and blue there is in a colour, each from 0 to 255."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def tint(colour: str) -> str:
    """Return a very light form of a colour, on which black words are easy to read."""
    return "#" + "".join(f"{round(_WHITE - (_WHITE - part) / 8):02x}" for part in channels(colour))


def _numbers(glossary: Glossary) -> Mapping[str, int]:
    if glossary.stages:
        # the last of the stages has the last of the colours, even if it has no terms
        last = {"": len(glossary.stages)}
        found = {id_: glossary.stage_number(id_) for id_ in glossary.terms}
        return last | {id_: number for id_, number in found.items() if number}
    kinds = [kind for kind, terms in glossary.by_kind.items() if terms]
    if len(kinds) > 1:
        return {term.id: number for number, kind in enumerate(kinds, 1) for term in glossary.by_kind[kind]}
    return {"": len(columns(glossary))} | dict(column_of(glossary))
