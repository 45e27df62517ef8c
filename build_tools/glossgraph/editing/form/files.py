"""The files of a glossary, each in its canonical form."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph import source
from glossgraph.diagnostics import Diagnostic, Place
from glossgraph.editing.change import Change
from glossgraph.editing.form import Order, formatted
from glossgraph.load.graph_files import RELATIONS, STEMS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path


class Formatted(NamedTuple):
    """Files in their canonical form, and what is wrong with those that have none."""

    change: Change
    faults: tuple[Diagnostic, ...]
    """Why files stay as they are."""


def files(root: Path) -> dict[str, Path]:
    """Return the files that make up the glossary below a root, by their paths below it, with `/`."""
    graph = (*source.find_graph(root, STEMS).values(), *source.find_split(root), *source.find_models(root))
    found = [*source.find_terms(root), *graph]
    return {path.relative_to(root).as_posix(): path for path in sorted(found)}


def format_files(root: Path, names: Collection[str]) -> Formatted:
    """Return the files of these paths below the root in their canonical form; nothing is written."""
    every = files(root)
    before: dict[str, str | None] = {}
    after: dict[str, str | None] = {}
    faults: list[Diagnostic] = []
    order = Order(_relations(root))
    for name, path in every.items():
        if name not in names:
            continue
        try:
            text = before[name] = source.read(path, root)
            after[name] = formatted(name, text, order)
        except source.SourceError as error:
            faults.append(Diagnostic("unreadable-file", error.message, Place(name, span=error.span), error.cure))
    return Formatted(Change(before, after), tuple(faults))


def _relations(root: Path) -> Iterator[str]:
    """Yield the relations in the order in which their file has them; none if it cannot be read."""
    for path in source.find_graph(root, [RELATIONS.stem]).values():
        try:
            said = source.parse(source.read(path, root)).value
        except source.SourceError:
            continue
        yield from said if isinstance(said, dict) else ()
