"""What the graph is made of: relations, kinds, stages, paths, references, and what the glossary says about itself."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the types of fields are read when the program runs
from collections.abc import Mapping  # noqa: TC003 - same
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from glossgraph.model.part import Code, Entry, Markdown, Part, TermId, Words
from glossgraph.model.setting import RoleName  # noqa: TC001 - the types of fields are read when the program runs

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
        """The words to read an edge from the target to the source."""
        return self.label if self.symmetric else self.inverse

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


@dataclass(frozen=True, slots=True)
class Party(Part):
    """Who wrote or publishes something; `url` is the address of their page on the web, or empty."""

    name: Words
    url: Code = ""


@dataclass(frozen=True, slots=True)
class License(Part):
    """The terms on which others may use something; `id` is its SPDX identifier, or empty if none is known."""

    name: Words
    url: Code
    id: Code = ""


@dataclass(frozen=True, slots=True)
class Section(Part):
    """A part of the home page."""

    heading: Words
    text: Markdown


@dataclass(frozen=True, slots=True)
class Door(Part):
    """A way into the glossary for one sort of reader, on the home page."""

    reader: Words
    """Who it is for, such as "For traders"."""
    question: Words
    """What they want to know."""
    path: Code = ""
    """The id of the reading path on which it leads; empty if it leads only to terms."""
    terms: tuple[TermId, ...] = ()
    """The terms to which it leads."""


class Level(StrEnum):
    """How much it weighs in a glossary what a check finds."""

    OFF = "off"
    """Nothing: the check is not made."""
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class HouseRule:
    """What a glossary says of a check for all of its files, and why."""

    level: Level
    reason: str


@dataclass(frozen=True, slots=True)
class About(Entry):
    """What the glossary as a whole is called, and what it says about itself."""

    title: Words = "Glossary"
    description: Markdown = ""
    base: Code = "urn:glossary:"
    """The start of every identifier in the linked-data export."""
    language: Code = "en"
    """The language of the texts, as a BCP 47 tag."""
    start: TermId = ""
    """The term with which a newcomer should begin."""
    core: tuple[TermId, ...] = ()
    """The terms that represent their stages on the home page."""
    doors: tuple[Door, ...] = ()
    """The ways in for its readers."""
    sections: tuple[Section, ...] = ()
    """The home page's prose."""
    roles: tuple[RoleName, ...] = ()
    """What the roles are called that settings cast; one that is not listed is called by its own name."""
    settings_title: Words = ""
    """What the page is called that sets the settings side by side, such as "One chain, many markets"."""
    publisher: Party | None = None
    """The organisation that publishes it; by default one with the name of the glossary."""
    authors: tuple[Party, ...] = ()
    """The people who wrote it; by default nobody but its publisher."""
    license: License | None = None
    """How others may use it."""
    version: Words = ""
    """Which edition it is."""
    created: dt.date | None = None
    """The day on which it was begun."""
    checks: Mapping[str, HouseRule] = field(default_factory=dict)
    """Its house rules, by the name of the check; where there is none, each fault weighs what the check says."""

    @property
    def published_by(self) -> Party:
        """The organisation that publishes it."""
        return self.publisher or Party(self.title)

    @property
    def credits(self) -> dict[str, str]:
        """Who made it, which edition it is and how it may be used, each in one line; unknown facts are left out.

        They are for formats that have no fields for these facts.
        """
        facts = {
            "publisher": self.publisher.name if self.publisher else "",
            "authors": ", ".join(author.name for author in self.authors),
            "license": f"{self.license.name}, {self.license.url}" if self.license else "",
            "version": self.version,
            "created": self.created.isoformat() if self.created else "",
        }
        return {fact: " ".join(text.split()) for fact, text in facts.items() if text}

    @property
    def origin(self) -> tuple[str, tuple[Step, ...]]:
        """Its file and its entry there."""
        return "graph/glossary.yml", ()
