"""What the graph is made of: relations, kinds, stages, paths, references, and what the glossary says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from glossgraph.diagnostics import Place

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from glossgraph.source import Part, Step


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
    """Whether terms of a kind stand in a stage."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    NONE = "none"


class Role(StrEnum):
    """What terms of a kind are in a sequence diagram."""

    STEP = "step"
    """A message between two participants, or a state of one."""
    PARTICIPANT = "participant"
    """One who acts, with a lifeline."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Relation:
    """A way in which one term can bear on another. Checks, diagrams and exports know only these properties."""

    id: str
    label: str
    inverse: str
    flow: Flow
    description: str = ""
    acyclic: bool = False
    transitive: bool = False
    """Where it leads from A to B and from B to C, it leads from A to C, and that need not be written."""
    symmetric: bool = False
    distinguishes: bool = False
    """Its edges keep two terms apart, so they do not join them."""
    skos: str = ""
    """The SKOS property that the Turtle export uses, such as `broader`."""
    excludes: tuple[str, ...] = ()
    """The relations that cannot hold between two terms between which this one holds, in either direction."""
    source_kinds: tuple[str, ...] = ()
    target_kinds: tuple[str, ...] = ()

    @property
    def runs(self) -> Flow:
        """Its flow, or none where the relation contradicts it: what holds both ways, or keeps apart, runs nowhere."""
        return Flow.NONE if self.symmetric or self.distinguishes else self.flow

    @property
    def backwards(self) -> str:
        """The words that lead from the target to the source."""
        return self.label if self.symmetric else self.inverse


@dataclass(frozen=True, slots=True)
class Kind:
    """What a term can be."""

    id: str
    label: str
    stage: StageRule
    role: Role
    description: str = ""
    article: bool = False
    """Terms of this kind are read as articles: they put other terms in order, or show them at work."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A position in the sequence; `number` counts from 1."""

    id: str
    number: int
    label: str
    description: str = ""
    row: int = 0
    """Which entry of its file it is, counted from 0: entries that repeat an id, or have none, count as well."""

    def place(self, *path: Step) -> Place:
        """Return the place of one of its values, for a diagnostic."""
        return Place("graph/stages.yml", (self.row, *path))


@dataclass(frozen=True, slots=True)
class Reference:
    """A source, as the CSL fields that describe it."""

    id: str
    fields: Mapping[str, Any]
    row: int = 0
    """Which entry of its file it is, counted from 0."""

    def place(self, *path: Step, part: Part = "value") -> Place:
        """Return the place of one of its values, for a diagnostic."""
        return Place("graph/references.yml", ("references", self.row, *path), part)


@dataclass(frozen=True, slots=True)
class Stop:
    """A term on a reading path, with the line that leads to it."""

    term: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadingPath:
    """An ordered way through the glossary for a reader with one question."""

    id: str
    label: str
    description: str
    stops: tuple[Stop, ...]
    allow: Mapping[str, str] = field(default_factory=dict)
    """Exceptions: the names of checks, and why they do not apply."""
    row: int = 0
    """Which entry of its file it is, counted from 0."""

    def place(self, *path: Step, part: Part = "value") -> Place:
        """Return the place of one of its values, for a diagnostic."""
        return Place("graph/paths.yml", (self.row, *path), part)


@dataclass(frozen=True, slots=True)
class Party:
    """Who wrote or publishes something; `url` is the address of their page on the web, or empty."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class License:
    """The terms on which others may use something; `id` is its SPDX identifier, or empty if none is known."""

    name: str
    url: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What the glossary as a whole is called and says of itself."""

    title: str = "Glossary"
    description: str = ""
    base: str = "urn:glossary:"
    """The start of every identifier in the linked-data export."""
    language: str = "en"
    """The language of the texts, as a BCP 47 tag."""
    start: str = ""
    """The term with which a newcomer should begin."""
    core: tuple[str, ...] = ()
    """The terms that stand for their stages on the home page."""
    sections: tuple[tuple[str, str], ...] = ()
    """The home page's prose: headings and their Markdown."""
    publisher: Party | None = None
    """The organisation that publishes it; by default one that is called as the glossary is."""
    authors: tuple[Party, ...] = ()
    """The people who wrote it; by default nobody but its publisher."""
    license: License | None = None
    """How others may use it."""
    version: str = ""
    """Which edition it is."""
    created: dt.date | None = None
    """The day on which it was begun."""

    @property
    def published_by(self) -> Party:
        """The organisation that publishes it."""
        return self.publisher or Party(self.title)

    @property
    def credits(self) -> dict[str, str]:
        """Whose it is, which edition and how it may be used, each as one line of text; what is not known is left out.

        For formats that have no words of their own for these facts.
        """
        facts = {
            "publisher": self.publisher.name if self.publisher else "",
            "authors": ", ".join(author.name for author in self.authors),
            "license": f"{self.license.name}, {self.license.url}" if self.license else "",
            "version": self.version,
            "created": self.created.isoformat() if self.created else "",
        }
        return {fact: " ".join(text.split()) for fact, text in facts.items() if text}
