"""The forms of vocabularies that are read: one module for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from glossgraph.importing.place import UnreadableError
from glossgraph.importing.sources import glossarist, glossgraph_csv, glossgraph_json, markdown, obo, skos, table

if TYPE_CHECKING:
    from glossgraph.importing.place import Place
    from glossgraph.importing.vocabulary import Vocabulary


class Source(Protocol):
    """What a module of this folder offers. The first line of its docstring says what it reads."""

    __name__: str
    __doc__: str
    TITLE: str
    """What the form is called."""

    def fits(self, place: Place) -> bool:
        """Tell whether a file or a folder is likely to be of this form."""
        ...

    def read(self, place: Place) -> Vocabulary:
        """Read a vocabulary.

        Raises:
            UnreadableError: it cannot be read.

        """
        ...


SOURCES: tuple[Source, ...] = (glossgraph_json, glossgraph_csv, skos, obo, table, glossarist, markdown)
"""Every form, the more special ones first."""


def name(source: Source) -> str:
    """Return the name of a form, as the command line takes it."""
    return source.__name__.rpartition(".")[2].replace("_", "-")


def listed() -> list[str]:
    """Return a row for each form: its name, and what it is."""
    width = max(len(name(source)) for source in SOURCES)
    return [f"{name(source):<{width}}  {source.__doc__.strip().partition(chr(10))[0]}" for source in SOURCES]


def chosen(place: Place, form: str = "") -> Source:
    """Return the module for a form, or for what a file or a folder seems to be.

    Raises:
        UnreadableError: none fits.

    """
    if form:
        return next(source for source in SOURCES if name(source) == form)
    fitting = next((source for source in SOURCES if source.fits(place)), None)
    if fitting is None:
        known = "\n".join(f"  {row}" for row in listed())
        raise UnreadableError(f"`{place.path}` is in no form that is understood; say which with --format:\n{known}")
    return fitting
