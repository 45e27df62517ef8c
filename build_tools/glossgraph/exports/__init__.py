"""The graph for other tools: one module for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from glossgraph.exports import csv, dot, graphml, json, jsonld, mermaid, ntriples, trig, turtle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossgraph.model import Glossary


class Export(Protocol):
    """What a module of this folder offers. Its docstring says what the format is for."""

    __name__: str
    __doc__: str
    TITLE: str
    """What the format is called."""
    OPENS: str
    """The programs that open it, as Markdown."""
    LANGUAGE: str
    CODE: str
    """How to read it in that language, run in the folder of its files."""

    def names(self, glossary: Glossary) -> tuple[str, ...]:
        """Return the names of its files."""
        ...

    def left_out(self, glossary: Glossary) -> str:
        """Return what of the glossary is not in its files, in a few words; empty if nothing is left out."""
        ...

    def export(self, glossary: Glossary) -> Mapping[str, Iterable[str]]:
        """Return the text of each file by its name, in pieces that are made as they are asked for.

        The same glossary gives the same texts, in a fixed order.
        """
        ...


EXPORTS: tuple[Export, ...] = (json, graphml, csv, dot, mermaid, turtle, jsonld, ntriples, trig)
"""Every format."""


def name(export: Export) -> str:
    """Return the name of a format, as the command line takes it."""
    return export.__name__.rpartition(".")[2]


def export(glossary: Glossary, formats: Iterable[str] = ()) -> dict[str, Iterable[str]]:
    """Return the text of each file by its name, in pieces, in the named formats, or in all of them if none is named.

    The glossary must be without errors. A large one makes files that do not fit into memory beside it; so each piece
    is to be written, or otherwise done with, before the next is asked for.
    """
    names = set(formats)
    chosen = [format_ for format_ in EXPORTS if not names or name(format_) in names]
    return {file: pieces for format_ in chosen for file, pieces in format_.export(glossary).items()}


def texts(glossary: Glossary, formats: Iterable[str] = ()) -> dict[str, str]:
    """Return what `export` returns, each text in one piece."""
    return {file: "".join(pieces) for file, pieces in export(glossary, formats).items()}
