"""The graph for other tools: one module for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from glossgraph.exports import csv, dot, graphml, json, mermaid, turtle

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
    """How to read it, in that language, where its files are."""

    def export(self, glossary: Glossary) -> Mapping[str, str]:
        """Return the text of each file by its name: sorted, and the same for the same glossary."""
        ...


EXPORTS: tuple[Export, ...] = (json, graphml, csv, dot, mermaid, turtle)
"""Every format."""


def name(export: Export) -> str:
    """Return the name of a format, as the command line takes it."""
    return export.__name__.rpartition(".")[2]


def export(glossary: Glossary, formats: Iterable[str] = ()) -> dict[str, str]:
    """Return the text of each file by its name, in some formats; in all of them when none is named.

    The glossary must be without errors.
    """
    wanted = set(formats)
    chosen = [each for each in EXPORTS if not wanted or name(each) in wanted]
    return {file: text for each in chosen for file, text in each.export(glossary).items()}
