"""Groups of terms: collections, facets, tags or domains of a vocabulary."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossgraph.model.names import Identifiers, Translation
from glossgraph.model.part import Code, Entry, Markdown, Words

if TYPE_CHECKING:
    from glossgraph.source import Step


@dataclass(frozen=True, slots=True)
class Group(Entry):
    """A collection of terms; a term may be in several, and a group within others."""

    id: Code
    label: Words
    description: Markdown = ""
    within: tuple[Code, ...] = ()
    """The groups that it is a part of."""
    identifiers: Identifiers = field(default_factory=Identifiers)
    translations: tuple[Translation, ...] = ()

    @property
    def origin(self) -> tuple[str, tuple[Step, ...]]:
        """Its file and its entry there."""
        return "graph/groups.yml", (self.id,)
