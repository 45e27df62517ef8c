"""Values that are made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Value = TypeVar("Value")


class Made(Mapping[str, Value]):
    """Values by names, each made when somebody first asks for it."""

    def __init__(self, makers: Mapping[str, Callable[[], Value]]) -> None:
        """Take what makes each value."""
        self._makers = makers
        self._made: dict[str, Value] = {}

    def __getitem__(self, name: str) -> Value:
        """Return a value."""
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]

    def maker(self, name: str) -> Callable[[], Value]:
        """Return what makes a value."""
        return self._makers[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names in order."""
        return iter(self._makers)

    def __len__(self) -> int:
        """Return the number of names."""
        return len(self._makers)
