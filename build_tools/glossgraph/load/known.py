"""What the files of `graph/` define, as far as it is known when a term is read: a cure can name it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from glossgraph.text.entries import propose_entry
from glossgraph.text.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.diagnostics import Cure


@dataclass(frozen=True)
class Known:
    """The entries of the files of `graph/` that were read as a whole, by the stem of the file and the id."""

    entries: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def relations(self) -> Mapping[str, Any]:
        """The relations; none if their file could not be read."""
        return self.entries.get("relations", {})

    def proposal(self, noun: str, name: str) -> str | Cure:
        """Return which entry of a sort, such as `stage`, may be meant by a name; nothing if there are no entries."""
        entries = self.entries.get(f"{noun}s")
        if not entries:
            return ""
        return Shelf(entries).propose(name) if noun == "reference" else propose_entry(name, noun, entries)
