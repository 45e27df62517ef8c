"""What becomes of a vocabulary: what is kept, changed and dropped, how often, with examples."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_EXAMPLES = 3
"""How many examples of one thing are given."""

_BETWEEN = re.compile(r"( → | – |: )")
"""What stands between the keys in an example."""


class Effect(StrEnum):
    """What becomes of a thing."""

    KEPT = "kept"
    CHANGED = "changed"
    DROPPED = "dropped"
    """It is left out."""
    FOUND = "found"
    """It is kept as it is, although a check or a reader may stumble over it."""


@dataclass(slots=True)
class Entry:
    """How often something happened, and the first examples."""

    number: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts what is kept, changed and dropped; the same thing is always said in the same words."""

    entries: dict[tuple[Effect, str], Entry] = field(default_factory=dict)

    def add(self, effect: Effect, what: str, example: str = "", number: int = 1) -> None:
        """Count something; nothing if the number is 0."""
        if not number:
            return
        entry = self.entries.setdefault((effect, what), Entry())
        entry.number += number
        if example and len(entry.examples) < MOST_EXAMPLES and example not in entry.examples:
            entry.examples.append(example)

    def kept(self, what: str, number: int = 1) -> None:
        """Count what is kept as it is."""
        self.add(Effect.KEPT, what, number=number)

    def changed(self, what: str, example: str = "", number: int = 1) -> None:
        """Count what becomes something else."""
        self.add(Effect.CHANGED, what, example, number)

    def dropped(self, what: str, example: str = "", number: int = 1) -> None:
        """Count what is left out."""
        self.add(Effect.DROPPED, what, example, number)

    def found(self, what: str, example: str = "", number: int = 1) -> None:
        """Count what is kept, although it may be a fault of the vocabulary."""
        self.add(Effect.FOUND, what, example, number)

    def name(self, labels: Mapping[str, str]) -> None:
        """Put the labels of concepts and groups into the examples, where their keys are."""
        for entry in self.entries.values():
            parts = (_BETWEEN.split(example) for example in entry.examples)
            entry.examples[:] = ["".join(labels.get(part, part) for part in each) for each in parts]

    def rows(self) -> Iterator[tuple[Effect, str, Entry]]:
        """Yield each thing: what is kept first, then the rest, as often as it happened."""
        order = list(Effect)
        sorted_ = sorted(self.entries.items(), key=lambda item: (order.index(item[0][0]), -item[1].number, item[0][1]))
        yield from ((effect, what, entry) for (effect, what), entry in sorted_)
