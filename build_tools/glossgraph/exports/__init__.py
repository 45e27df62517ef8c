"""The graph for other tools: one module for each format."""

from __future__ import annotations

from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from glossgraph.exports import (
    anki,
    csv,
    cypher,
    cytoscape,
    dot,
    epub,
    gexf,
    graphml,
    jgf,
    json,
    jsonld,
    llms,
    md,
    mermaid,
    neo4j_csv,
    ntriples,
    obsidian,
    parquet,
    pdf,
    source,
    sqlite,
    trig,
    turtle,
    xlsx,
)
from glossgraph.exports.parts import manifest
from glossgraph.exports.parts.datapackage import datapackage
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.model import once
from glossgraph.model.made import Made
from glossgraph.model.reads import unrecorded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from glossgraph.model import Glossary

__all__ = [
    "ALL",
    "EXPORTS",
    "LISTS",
    "SLOW",
    "Export",
    "MissingLibraryError",
    "Purpose",
    "chosen",
    "contents",
    "export",
    "made",
    "missing",
    "name",
    "offered",
]


class Export(Protocol):
    """What a module of this folder offers. Its docstring says what the format is for."""

    __name__: str
    __doc__: str
    TITLE: str
    """What the format is called."""
    OPENS: str
    """The programs that open it, as Markdown."""
    PURPOSE: Purpose
    """What somebody wants who takes it."""
    LANGUAGE: str
    CODE: str
    """How to read it in that language, run in the folder of its files."""
    NEEDS: tuple[str, ...]
    """What it imports beyond what every installation has: an extra that is called as the format brings it."""

    def names(self, glossary: Glossary) -> tuple[str, ...]:
        """Return the names of its files."""
        ...

    def left_out(self, glossary: Glossary) -> str:
        """Return what of the glossary is not in its files, in a few words; empty if nothing is left out."""
        ...

    def export(self, glossary: Glossary) -> Mapping[str, Iterable[str | bytes]]:
        """Return the content of each file by its name, in pieces that are made as they are asked for.

        The pieces of a file are all texts, or all bytes. The same glossary gives the same content, in a fixed order.
        """
        ...


EXPORTS: tuple[Export, ...] = (
    json,
    source,
    graphml,
    gexf,
    jgf,
    cytoscape,
    dot,
    mermaid,
    csv,
    xlsx,
    parquet,
    sqlite,
    cypher,
    neo4j_csv,
    turtle,
    jsonld,
    ntriples,
    trig,
    pdf,
    epub,
    md,
    obsidian,
    anki,
    llms,
)
"""Every format, those of one purpose together."""


SLOW = frozenset({"pdf"})
"""The formats that take so long that a site offers them only if it is asked to."""

ALL = "all"
"""Stands for every format, where a site is asked."""

LISTS: Mapping[str, manifest.Lister] = {"manifest.json": manifest.manifest, "datapackage.json": datapackage}
"""What makes each of the files that list the others: from their measures, and from the latest commit."""


class MissingLibraryError(ImportError):
    """A format needs a library that is not installed; the message says how to install it."""


def name(export: Export) -> str:
    """Return the name of a format, as the command line takes it."""
    return export.__name__.rpartition(".")[2].replace("_", "-")


def missing(export: Export) -> str:
    """Return how to install what a format needs and this installation lacks; empty if it lacks nothing."""
    if all(find_spec(library) for library in export.NEEDS):
        return ""
    return f"`{name(export)}` needs {' and '.join(export.NEEDS)}: pip install 'glossgraph[{name(export)}]'"


def _all_missing(lacking: Sequence[Export]) -> str:
    """Return how to install what several formats need, with one command."""
    if len(lacking) == 1:
        return missing(lacking[0])
    needs = "; ".join(f"`{name(each)}` needs {' and '.join(each.NEEDS)}" for each in lacking)
    return f"{needs}: pip install 'glossgraph[{','.join(map(name, lacking))}]'"


def chosen(formats: Iterable[str] = ()) -> Iterator[Export]:
    """Yield the named formats, or all of them that this installation can write if none is named.

    Raises:
        MissingLibraryError: a format is named whose library is not installed.

    """
    names = set(formats)
    lacking = [each for each in EXPORTS if name(each) in names and missing(each)]
    if lacking:
        raise MissingLibraryError(_all_missing(lacking))
    for each in EXPORTS:
        if name(each) in names or not (names or missing(each)):
            yield each


def offered(formats: Collection[str]) -> Iterator[Export]:
    """Yield the formats that a site offers: the named ones, all of them, or if none is named all but the slow ones.

    Raises:
        MissingLibraryError: a format is named whose library is not installed.

    """
    named = () if ALL in formats else formats
    return (each for each in chosen(named) if formats or name(each) not in SLOW)


def export(glossary: Glossary, formats: Iterable[str] = ()) -> dict[str, Iterable[str | bytes]]:
    """Return the content of each file by its name, in pieces, in the formats that `chosen` yields.

    The glossary must be without errors. A large one makes files that do not fit into memory beside it; so each piece
    is to be written, or otherwise done with, before the next is asked for.
    """
    return {file: pieces for each in chosen(formats) for file, pieces in each.export(glossary).items()}


def contents(glossary: Glossary, formats: Iterable[str] = ()) -> dict[str, str | bytes]:
    """Return what `export` returns, each file in one piece."""
    return {file: _joined(pieces) for file, pieces in export(glossary, formats).items()}


@once
def made(glossary: Glossary) -> Mapping[str, Mapping[str, str | bytes]]:
    """Return what `contents` returns for each format that this installation can write, made when it is asked for.

    What is read for that is not noted: it is nearly all of the glossary.
    """
    return Made({name(each): partial(_unrecorded, glossary, name(each)) for each in chosen()})


def _unrecorded(glossary: Glossary, format_: str) -> dict[str, str | bytes]:
    with unrecorded():
        return contents(glossary, [format_])


def _joined(pieces: Iterable[str | bytes]) -> str | bytes:
    listed = list(pieces)
    texts = [piece for piece in listed if isinstance(piece, str)]
    return "".join(texts) if texts or not listed else b"".join(piece for piece in listed if isinstance(piece, bytes))
