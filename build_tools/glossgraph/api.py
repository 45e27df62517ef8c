"""What `import glossgraph` offers: functions that take a glossary, and the types of what is in one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossgraph import compiler, exports, output
from glossgraph.compiler import Compiled
from glossgraph.diagnostics import Diagnostic, Severity, count, did_you_mean, one_of, text
from glossgraph.graph import story, ways
from glossgraph.graph.steps import StoryStep
from glossgraph.model import Action, Edge, Glossary, Kind, Reference, Relation, Setting, Stage, Term
from glossgraph.text import cited

if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike

__all__ = [
    "Action",
    "Compiled",
    "Diagnostic",
    "Edge",
    "Glossary",
    "GlossaryError",
    "Kind",
    "Reference",
    "Relation",
    "Setting",
    "Severity",
    "Stage",
    "StoryStep",
    "Term",
    "check",
    "export",
    "open",
    "sources_of",
    "stories",
    "trace",
    "write",
]

MOST_SHOWN = 3
"""How many errors the message of a GlossaryError shows."""


class GlossaryError(Exception):
    """A glossary has errors; the message shows the first of them as `glossgraph check` does."""

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        """Keep the diagnostics, all of them, beside the message."""
        super().__init__(message)
        self.diagnostics = diagnostics


def open(root: str | PathLike[str] = ".") -> Glossary:  # noqa: A001 - read as `glossgraph.open`, as with `gzip.open`
    """Return the glossary in a folder, or in the nearest one above it that holds `terms/`.

    Raises:
        GlossaryError: the glossary has errors. `check` returns a glossary nevertheless.
        FileNotFoundError: there is no such folder, or no glossary in it or above it.

    """
    compiled = check(root)
    if compiled.summary.errors:
        raise GlossaryError(_message(compiled), compiled.diagnostics)
    return compiled.glossary


def check(root: str | PathLike[str] = ".", *, strict: bool = False) -> Compiled:
    """Return what could be read of the glossary that `open` would return, with everything that is wrong with it.

    `strict` adds the checks that `glossgraph check --strict` adds.

    Raises:
        FileNotFoundError: there is no such folder, or no glossary in it or above it.

    """
    folder = compiler.find_root(Path(root).resolve()) if Path(root).is_dir() else None
    if folder is None:
        raise FileNotFoundError(f"`{root}` is no folder of a glossary: neither it nor one above it holds `terms/`")
    return compiler.compile_glossary(folder, strict=strict)


def trace(glossary: Glossary, start: str, end: str) -> list[Edge]:
    """Return the edges of the shortest way along the sequence from one term to another; nothing if there is none.

    It is a function, like `networkx.shortest_path`: a glossary holds what its files say, while ways are computed.
    An edge whose relation runs backward is followed from its target to its source.

    Raises:
        KeyError: the glossary has no term of one of the ids.

    """
    return ways.shortest(glossary, glossary[start].id, glossary[end].id)


def sources_of(part: Term | Edge) -> tuple[str, ...]:
    """Return the ids of the references on which a term or an edge rests, each once.

    What its prose cites comes first, in order, and then what it lists.
    """
    return cited.sources_of(part)


def stories(glossary: Glossary, term: str) -> dict[str, tuple[StoryStep, ...]]:
    """Return the steps of each story of a term by the id of its setting, the one where it is most at home first.

    In a glossary without settings, and where a term tells one story for all, the id is empty. There are none if no
    step leads to the term or follows from it. It is a function, as these steps are computed like those of `trace`.

    Raises:
        KeyError: the glossary has no term of that id.

    """
    told = {
        setting.id: story.story(glossary, glossary[term], setting)
        for setting in story.settings_of(glossary, glossary[term])
    }
    return {setting: steps for setting, steps in told.items() if steps}


def export(glossary: Glossary, *formats: str) -> dict[str, str | bytes]:
    """Return the content of each file by its name, in some formats or, when none is named, in all of them.

    It is a function, so that a format can be added without a change to the class. The glossary must be without errors,
    as one from `open` is.

    Raises:
        ValueError: there is no such format.

    """
    _require(formats)
    return exports.contents(glossary, formats)


def write(glossary: Glossary, folder: str | PathLike[str], *formats: str) -> list[Path]:
    """Write what `export` returns into a folder, all files or none, and return the paths of the files.

    No file is in memory as a whole, so that it may be larger than that.

    Raises:
        ValueError: there is no such format.
        OSError: the folder cannot be written into.

    """
    _require(formats)
    files = exports.export(glossary, formats)
    output.write(Path(folder), files)
    return [Path(folder) / name for name in files]


def _require(formats: Iterable[str]) -> None:
    """Raise a ValueError for the first name that no format has."""
    names = [exports.name(module) for module in exports.EXPORTS]
    for format_ in formats:
        if format_ not in names:
            help_ = did_you_mean(format_, names, f"there are {one_of(names)}")
            raise ValueError(f"no format is called `{format_}`; {help_}")


def _message(compiled: Compiled) -> str:
    errors = compiled.errors()
    groups, _ = errors.listing(places=1 + text.MOST_PLACES)
    rows = [f"{count(len(errors.diagnostics), 'error')} in the glossary in `{compiled.root}`\n"]
    rows += [click.unstyle(text.block(group, compiled.path_from_here)) for group in groups[:MOST_SHOWN]]
    if len(groups) > MOST_SHOWN:
        more = sum(group.size for group in groups[MOST_SHOWN:])
        rows.append(f"and {more:,} more; `glossgraph check` lists them")
    return "\n".join(rows).rstrip()
