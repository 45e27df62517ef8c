"""Where the sequence runs: settings, with the actors who take its roles and the facts by which they are compared."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the types of fields are read when the program runs
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossgraph.model.part import Code, Entry, Markdown, Part, ReferenceId, Words

if TYPE_CHECKING:
    from glossgraph.source import Step


@dataclass(frozen=True, slots=True)
class Fact(Part):
    """What is the case in one setting, under a heading by which settings are compared."""

    about: Words
    text: Markdown
    sources: tuple[ReferenceId, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting(Entry):
    """A place where the sequence runs, such as a market: who takes which role there.

    An id that is empty is that of the one setting of a glossary that names none: every actor takes part in it.
    """

    id: Code = ""
    label: Words = ""
    description: Markdown = ""
    cast: Mapping[str, str] = field(default_factory=dict)
    """The id of the actor in each role."""
    public: tuple[Code, ...] = ()
    """The roles at which everybody sees what happens, as a market where a price is made."""
    facts: tuple[Fact, ...] = ()
    row: int = 0
    """Which entry of its file it is, counted from 0."""

    @property
    def origin(self) -> tuple[str, tuple[Step, ...]]:
        """Its file and its entry there."""
        return "graph/settings.yml", (self.row,)


@dataclass(frozen=True, slots=True)
class RoleName(Part):
    """What those are called who have a role in a setting."""

    role: Code
    label: Words
