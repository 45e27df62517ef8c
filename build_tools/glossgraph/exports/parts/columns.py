"""What a table is: columns with types and meanings, and rows that are made as they are asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Value = str | int | bool | dt.date | tuple[str, ...] | None
"""What a cell holds; None where nothing is known. There is no empty text."""

Row = tuple[Value, ...]

Item = TypeVar("Item")


class Type(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    LIST = "list"
    """Texts."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Item]):
    """A column: what it says of each item, and what readers have to know of it."""

    name: str
    description: str
    value: Callable[[Item], Value | Iterable[str]]
    """An empty text counts as nothing."""
    type: Type = Type.TEXT
    of: str = ""
    """The table whose ids it holds, if it holds any."""
    is_optional: bool = False
    """Whether it is left out if no item has anything there."""

    def cell(self, item: Item) -> Value:
        """Return what it says of an item."""
        value = self.value(item)
        if self.type is Type.LIST and value is not None and not isinstance(value, (str, int, dt.date)):
            return tuple(value)
        return None if value == "" else value  # type: ignore[return-value] # only lists hold several


@dataclass(frozen=True, slots=True)
class Table(Generic[Item]):
    """A table with a row for each of its items."""

    name: str
    description: str
    key: tuple[str, ...]
    """The columns that tell its rows apart."""
    columns: tuple[Column[Item], ...]
    items: Callable[[], Iterable[Item]]
    is_optional: bool = True
    """Whether it is left out if it has no rows."""

    def rows(self) -> Iterator[Row]:
        """Yield its rows."""
        columns = self.columns
        for item in self.items():
            yield tuple(column.cell(item) for column in columns)


AnyTable = Table[Any]
