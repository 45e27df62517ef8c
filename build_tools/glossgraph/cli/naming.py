"""Where files name a term, as lists of places on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import count
from glossgraph.editing.deprecating import still_naming

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.compiler import Compiled
    from glossgraph.load.ids_in_files import IdInFile


def listed(compiled: Compiled, id_: str, instead: str) -> Iterator[str]:
    """Yield lines that say where other files still name a deprecated term.

    Raises:
        RefusedError: a file that may name it cannot be read.

    """
    found = list(still_naming(compiled, id_))
    fields = [place for place in found if not place[1].in_prose]
    mentions = [place for place in found if place[1].in_prose]
    if fields:
        verb = "leads" if len(fields) == 1 else "lead"
        yield f"{count(len(fields), 'place')} still {verb} to it, and should lead to `{instead}` or elsewhere:"
        yield from (_row(compiled, *place) for place in fields)
    if mentions:
        yield f"{count(len(mentions), 'mention')} may stay:"
        yield from (_row(compiled, *place) for place in mentions)
    if not found:
        yield "No other file names it."


def followed(number: int, name: str) -> str:
    """Return how many other files name a term otherwise than before."""
    if not number:
        return "No other file named it."
    return f"{count(number, 'other file')} named it, and {'names' if number == 1 else 'name'} {name}."


def _row(compiled: Compiled, file: str, place: IdInFile) -> str:
    line = compiled.texts[file].count("\n", 0, place.start) + 1
    steps = " > ".join(str(step + 1) if isinstance(step, int) else step for step in place.path)
    return f"  {compiled.path_from_here(file)}:{line}: {steps}"
