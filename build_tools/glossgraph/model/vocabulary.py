"""What the graph is made of: relations, kinds, stages, paths and references."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the types of fields are read when the program runs
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from glossgraph.model.part import Code, Entry, Markdown, Part, TermId, Words

if TYPE_CHECKING:
    from glossgraph.source import Step


class Flow(StrEnum):
    """How the edges of a relation run against the sequence of stages."""

    FORWARD = "forward"
    """The source comes no later than the target."""
    BACKWARD = "backward"
    """The source comes no earlier than the target."""
    FEEDBACK = "feedback"
    """The source comes strictly later than the target, to which it returns."""
    NONE = "none"
    """The relation says nothing about time."""


class StageRule(StrEnum):
    """Whether terms of a kind have a stage."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    NONE = "none"


class Need(StrEnum):
    """Whether something has to be there."""

    REQUIRED = "required"
    OPTIONAL = "optional"


class Role(StrEnum):
    """What terms of a kind become in a sequence diagram."""

    STEP = "step"
    """A message between two participants, or a state of one."""
    PARTICIPANT = "participant"
    """An actor, with a lifeline."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Relation(Entry):
    """A way in which one term can bear on another. Checks, diagrams and exports know only these properties."""

    id: Code
    label: Words
    inverse: Words
    """The words to read an edge from the target to the source; they may be missing."""
    written_flow: Flow
    """What its file says about time; `flow` is what counts."""
    description: Markdown = ""
    acyclic: bool = False
    transitive: bool = False
    """Where it joins A to B and B to C, it also joins A to C, which need not be written."""
    symmetric: bool = False
    distinguishes: bool = False
    """Its edges keep two terms apart instead of joining them."""
    skos: Code = ""
    """The SKOS property that the Turtle export uses, such as `broader`."""
    written_hierarchy: bool | None = None
    """Whether its file says that it makes a hierarchy; `hierarchy` is what counts."""
    excludes: tuple[Code, ...] = ()
    """The relations that cannot hold, in either direction, between two terms joined by this one."""
    source_kinds: tuple[Code, ...] = ()
    target_kinds: tuple[Code, ...] = ()
    reason: Need = Need.REQUIRED
    """Whether its edges have to say why they hold."""

    @property
    def flow(self) -> Flow:
        """How its edges run: not at all, whatever the file says, if it holds both ways or keeps terms apart."""
        return Flow.NONE if self.symmetric or self.distinguishes else self.written_flow

    @property
    def hierarchy(self) -> bool:
        """Whether one of the two terms that it joins is broader than the other; by default, SKOS calls it so."""
        if self.symmetric or self.distinguishes:
            return False
        return self.skos in {"broader", "narrower"} if self.written_hierarchy is None else self.written_hierarchy

    @property
    def leads_down(self) -> bool:
        """Whether, in a hierarchy, the source is the broader one of two terms; otherwise the target is."""
        return self.skos == "narrower"

    @property
    def backwards(self) -> str:
        """The words to read an edge from the target to the source; an arrow back where there are none."""
        return self.label if self.symmetric else self.inverse or f"← {self.label}"

    @property
    def origin(self) -> tuple[str, tuple[Step, ...]]:
        """Its file and its entry there."""
        return "graph/relations.yml", (self.id,)


@dataclass(frozen=True, slots=True)
class Kind(Entry):
    """What a term can be."""

    id: Code
    label: Words
    stage: StageRule
    role: Role
    description: Markdown = ""
    plural: Words = ""
    """What its terms are called together, as in a list of them."""
    definition: Need = Need.REQUIRED
    """Whether its terms have to have a definition."""
    article: bool = False
    """Terms of this kind are read as articles: they put other terms in order, or show them at work."""

    @property
    def origin(self) -> tuple[str, tuple[Step, ...]]:
        """Its file and its entry there."""
        return "graph/kinds.yml", (self.id,)


@dataclass(frozen=True, slots=True)
class Stage(Entry):
    """A position in the sequence; `number` counts from 1."""

    id: Code
    number: int
    label: Words
    description: Markdown = ""
    row: int = 0
    """Which entry of its file it is, counted from 0, including entries that repeat an id or have none."""

    @property
    def origin(self) -> tuple[str, tuple[Step, ...]]:
        """Its file and its entry there."""
        return "graph/stages.yml", (self.row,)


@dataclass(frozen=True, slots=True)
class Reference(Entry):
    """A source, as the CSL fields that describe it."""

    id: Code
    fields: Mapping[str, Any]
    file: Code = "graph/references.yml"
    """Its file below the root, with `/`."""
    row: int = 0
    """Which entry of its file it is, counted from 0."""

    @property
    def origin(self) -> tuple[str, tuple[Step, ...]]:
        """Its file and its entry there."""
        return self.file, ("references", self.row)


@dataclass(frozen=True, slots=True)
class Stop(Part):
    """A term on a reading path, with the line that leads to it."""

    term: TermId
    text: Markdown


@dataclass(frozen=True, slots=True)
class ReadingPath(Entry):
    """An ordered way through the glossary for a reader with one question."""

    id: Code
    label: Words
    description: Markdown
    stops: tuple[Stop, ...]
    allow: Mapping[str, str] = field(default_factory=dict)
    """Exceptions: the names of checks, and why they do not apply."""
    row: int = 0
    """Which entry of its file it is, counted from 0."""

    @property
    def origin(self) -> tuple[str, tuple[Step, ...]]:
        """Its file and its entry there."""
        return "graph/paths.yml", (self.row,)
