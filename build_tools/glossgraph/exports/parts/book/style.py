"""How a book looks: the files of this package that say so."""

from __future__ import annotations

from importlib import resources


def of_book(name: str) -> str:
    """Return a file that lies beside this one, as text."""
    return resources.files("glossgraph.exports.parts.book").joinpath(name).read_text("utf-8")
