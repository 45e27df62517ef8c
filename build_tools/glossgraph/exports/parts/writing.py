"""Formats in a folder, written by as many processes as can work at the same time."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from glossgraph import exports, output
from glossgraph.exports.parts.manifest import Measure, Measured, measure
from glossgraph.output.workers import each_done

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from pathlib import Path

    from glossgraph.exports.parts.manifest import Measures
    from glossgraph.model import Glossary


LISTS = "lists"
"""Stands for the lists of files where formats are named."""


def write(
    glossary: Glossary,
    folder: Path,
    formats: Collection[str] = (),
    commit: str = "",
    said: Callable[[Iterable[str]], object] = list,
) -> Measures:
    """Write the named formats; if none is named, all that this installation can write, and the lists of the files.

    All files take their place, or none does. `commit` is the latest that touched the glossary, or empty if none is
    known, and `said` is told the names of formats as they are done. What is returned are the measures of all files.

    Raises:
        MissingLibraryError: a format is named whose library is not installed.
        OSError: the folder cannot be written into.

    """
    chosen = list(exports.chosen(formats))
    # formats of one purpose work out the same things, and no process takes over from another what it has worked out
    groups = [list(group) for _, group in groupby(chosen, key=attrgetter("PURPOSE"))]
    # the book, which takes longest, is among the last
    groups.reverse()
    measures: Measures = {exports.name(each): {} for each in chosen}
    with output.gathered(folder) as place:
        for _, found in each_done(groups, partial(_written, glossary, place)):
            if isinstance(found, Exception):
                raise found
            measures = {**measures, **found}
            said(found)
        lists = {} if formats else {n: make(glossary, measures, commit) for n, make in exports.LISTS.items()}
        output.write(place, lists)
    return {**measures, LISTS: {name: measure(text) for name, text in lists.items()}} if lists else measures


def _written(glossary: Glossary, place: Path, formats: Sequence[exports.Export]) -> Measures | Exception:
    """Write formats; return the measures of their files, or the error with which one ended."""
    try:
        return {exports.name(each): _measured(glossary, place, each) for each in formats}
    except Exception as error:  # noqa: BLE001 - it is raised again where all formats come together
        return error


def _measured(glossary: Glossary, place: Path, export: exports.Export) -> dict[str, Measure]:
    files = {name: Measured(pieces) for name, pieces in export.export(glossary).items()}
    output.write(place, files)
    return {name: pieces.measure for name, pieces in files.items()}
