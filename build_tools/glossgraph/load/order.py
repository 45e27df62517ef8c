"""The order of the fields of an entry, and of the relations below `edges`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from glossgraph.load.graph_files import GRAPH_FILES
from glossgraph.load.shapes import TermShape
from glossgraph.load.wanted import fields, shape_at, type_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glossgraph.source import Step


def shape_of(file: str) -> object:
    """Return the shape of a file by its path below the root."""
    folder, _, rest = file.partition("/")
    stem = rest.partition("/")[0].partition(".")[0]
    if folder == "terms":
        return TermShape
    return next((each.shape for each in GRAPH_FILES if each.stem == stem), None)


class Order:
    """The order of what the files of a glossary say."""

    def __init__(self, relations: Iterable[str]) -> None:
        """Take the relations in their order."""
        self._relations = list(relations)

    def keys(self, shape: object, path: tuple[Step, ...], keys: Sequence[str]) -> list[str]:
        """Return the keys of a mapping in their order: those of a shape as it has them, and relations.

        `shape` is that of the value. A key that is not known stays behind the one that it follows, and all stay where
        they are in a shape that takes any, such as a reference, and in a mapping whose keys are names.
        """
        is_edges = path == ("edges",)
        known = self._relations if is_edges else _fields(shape)
        places = {name: number for number, name in enumerate(known)}
        if not places:
            return list(keys)
        ranks: dict[str, int] = {}
        rank = -1
        for key in keys:
            rank = ranks[key] = places.get(key, len(places) if is_edges else rank)
        return sorted(keys, key=ranks.__getitem__)

    def ordered(self, file: str, value: object) -> object:
        """Return what a file says, by its path below the root, with all keys in their order."""
        return self._ordered(shape_of(file), value, ())

    def _ordered(self, shape: object, value: object, path: tuple[Step, ...]) -> object:
        if isinstance(value, dict):
            keys = self.keys(shape, path, list(value))
            return {key: self._ordered(self.inside(shape, key), value[key], (*path, key)) for key in keys}
        if isinstance(value, (list, tuple)):
            return [self._ordered(self.inside(shape, n), item, (*path, n)) for n, item in enumerate(value)]
        return value

    @staticmethod
    def inside(shape: object, step: Step) -> object:
        """Return the shape of the value of a field, or of an item."""
        # the items of a list have one shape
        return None if shape is None else _type_at(shape, 0 if isinstance(step, int) else step)


@cache
def _type_at(shape: object, step: Step) -> object:
    return type_at(shape, (step,))


@cache
def _fields(shape: object) -> tuple[str, ...]:
    found = shape_at(shape, ()) if shape is not None else None
    if found is None or found.model_config.get("extra") == "allow":
        return ()
    first = found.first
    return (*first, *(name for name in fields(found) if name not in first))
