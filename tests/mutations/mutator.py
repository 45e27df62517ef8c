"""What a mutator is: it makes one defect in a draft and states what must be found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from mutations.draft import Draft, Finding


class Mutator(NamedTuple):
    """A defect that a check exists for."""

    check: str
    make: Callable[[Draft, Random], list[Finding]]
    """Makes the defect and returns every finding that it implies, the check's own and others."""

    @property
    def name(self) -> str:
        return f"{self.check}/{self.make.__name__.replace('_', '-')}"
