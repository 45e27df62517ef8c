"""Fingerprints of values, by what is in them: two values with the same one are the same."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import partial
from pathlib import PurePath
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import TYPE_CHECKING, Any

import networkx as nx

from glossgraph.model import Glossary
from glossgraph.model.reads import Watched
from glossgraph.model.watched import WatchedTerm
from glossgraph.site.page import Page, Site
from glossgraph.words import Catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Fingerprints:
    """Gives the fingerprints of values that do not change as long as this is used."""

    def __init__(self) -> None:
        """Begin with none."""
        self._known: dict[int, tuple[Any, bytes]] = {}

    def of(self, *values: Any) -> str:  # noqa: ANN401 - of anything
        """Return the fingerprint of values, in hexadecimal digits.

        What a function refers to is part of it. A glossary, a site and the words of the interface are not, nor are
        watched mappings and terms, as what is read of them is known.

        Raises:
            TypeError: A value is of a type of which this is not known.

        """
        return self._digest("values", map(self._of, values)).hex()

    @staticmethod
    def _digest(sort: str, parts: Iterable[bytes]) -> bytes:
        known = hashlib.blake2b(sort.encode(), digest_size=16)
        for part in parts:
            known.update(len(part).to_bytes(8, "big"))
            known.update(part)
        return known.digest()

    def _of(self, value: Any) -> bytes:  # noqa: ANN401, PLR0911 - one for each sort of value
        match value:
            case None | bool() | int() | float() | bytes() | date() | PurePath() | re.Pattern():
                return f"{type(value).__name__} {value!r}".encode()
            case Enum():
                return f"{type(value).__qualname__}.{value.name}".encode()
            case str():
                return b"str " + value.encode("utf-8", "surrogatepass")
            case tuple() | list():
                return self._digest("list", map(self._of, value))
            case Watched():
                return self._digest("watched", map(self._of, value.name))
            case Mapping():
                return self._digest("mapping", (self._of(part) for item in value.items() for part in item))
            case AbstractSet():
                return self._digest("set", sorted(map(self._of, value)))
            case Glossary() | Site() | Catalogue():
                return type(value).__qualname__.encode()
            case ModuleType() | type() | BuiltinFunctionType():
                return f"{getattr(value, '__module__', '')}.{value.__name__}".encode()
        return self._once(value)

    def _once(self, value: Any) -> bytes:  # noqa: ANN401 - as above
        if id(value) not in self._known:
            # a function that refers to itself finds this; kept with the value, whose id is then no other's
            self._known[id(value)] = value, b"itself"
            self._known[id(value)] = value, self._digest(*self._inside(value))
        return self._known[id(value)][1]

    def _inside(self, value: Any) -> tuple[str, list[bytes]]:  # noqa: ANN401 - as above
        sort = f"{type(value).__module__}.{type(value).__qualname__}"
        match value:
            case WatchedTerm():
                # what is read of it is known
                return value.id, []
            case FunctionType():
                name = f"{value.__module__}.{value.__qualname__}"
                return name, [
                    self._of(part) for part in (*_referred_to(value), value.__defaults__, value.__kwdefaults__)
                ]
            case MethodType():
                return value.__qualname__, [self._of(value.__self__)]
            case partial():
                return sort, [self._of(part) for part in (value.func, value.args, value.keywords)]
            case nx.Graph():
                return sort, [self._of(list(part)) for part in (value.nodes(data=True), value.edges(data=True))]
        if is_dataclass(value):
            # what makes a page is no part of what others can read of it
            names = [each.name for each in fields(value) if not (isinstance(value, Page) and each.name == "make")]
            return sort, [self._of(getattr(value, name)) for name in names]
        raise TypeError(f"{sort} has no fingerprint")


def _referred_to(function: Callable[..., Any]) -> Iterable[Any]:
    """Yield what a function refers to in those around it."""
    for cell in getattr(function, "__closure__", None) or ():
        try:
            yield cell.cell_contents
        except ValueError:
            # it has not been given a value
            yield None
