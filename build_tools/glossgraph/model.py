"""The glossary as frozen data."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

import networkx as nx

from glossgraph.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
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


class Status(StrEnum):
    """How far a term has come."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    DEPRECATED = "deprecated"


@dataclass(frozen=True, slots=True)
class Relation:
    """A way in which one term can bear on another. Checks, diagrams and exports know only these properties."""

    id: str
    label: str
    inverse: str
    flow: Flow
    description: str = ""
    acyclic: bool = False
    symmetric: bool = False
    distinguishes: bool = False
    """Its edges keep two terms apart, so they do not join them."""
    skos: str = ""
    """The SKOS property that the Turtle export uses, such as `broader`."""
    source_kinds: tuple[str, ...] = ()
    target_kinds: tuple[str, ...] = ()

    @property
    def backwards(self) -> str:
        """The words that lead from the target to the source."""
        return self.label if self.symmetric else self.inverse


@dataclass(frozen=True, slots=True)
class Kind:
    """What a term can be."""

    id: str
    label: str
    plural: str
    stage: StageRule
    role: Role
    description: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """A position in the sequence; `number` counts from 1."""

    id: str
    number: int
    label: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A source, as the CSL fields that describe it."""

    id: str
    fields: Mapping[str, Any]


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


@dataclass(frozen=True, slots=True)
class Edge:
    """A typed arrow from one term to another, as written in the source's file; its target may not exist."""

    source: str
    relation: str
    target: str
    reason: str
    when: str = ""
    """The branch on which the edge is followed, such as "the deadline passes"; empty if there is no branch."""
    detail: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """How a term appears in a sequence diagram: a message from one actor to another, or a state at one actor."""

    text: str
    source: str
    """The actor who sends the message, or whose state it is."""
    target: str = ""
    """The actor who receives the message; empty for a state."""


@dataclass(frozen=True, slots=True)
class StoryItem:
    """One entry of an explicit `sequence:`; it shows its term, with an action of its own where one is given."""

    term: str
    date: str = ""
    action: Action | None = None
    feedback: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question that readers ask, and its answer in Markdown."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Example:
    """A worked number: `formula` over the names in `given` yields `result`, in `unit`."""

    title: str
    given: Mapping[str, float]
    formula: str
    result: float
    unit: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A hard number with the reference it comes from."""

    value: str
    what: str
    source: str


@dataclass(frozen=True, slots=True)
class Term:
    """One concept, as its file states it. Names of other things may not resolve; the checks say so."""

    id: str
    file: str
    """The path of its file below the root, with `/`."""
    label: str
    kind: str
    definition: str
    stage: str = ""
    aliases: tuple[str, ...] = ()
    explanation: str = ""
    boundaries: tuple[str, ...] = ()
    edges: tuple[Edge, ...] = ()
    step: Action | None = None
    faq: tuple[Question, ...] = ()
    examples: tuple[Example, ...] = ()
    sequence: tuple[StoryItem, ...] = ()
    figures: tuple[Figure, ...] = ()
    sources: tuple[str, ...] = ()
    status: Status = Status.DRAFT
    replaced_by: str = ""
    former_ids: tuple[str, ...] = ()
    allow: Mapping[str, str] = field(default_factory=dict)

    def place(self, *path: Step, part: Part = "value", words: str = "") -> Place:
        """Return the place of one of its values, for a diagnostic."""
        return Place(self.file, path, part, words)

    def edge_place(self, edge: Edge) -> Place:
        """Return the place of the target's name in one of its edges."""
        return self.place("edges", edge.relation, edge.target, part="key")


@dataclass(frozen=True, slots=True)
class About:
    """What the glossary as a whole is called and says of itself."""

    title: str = "Glossary"
    description: str = ""
    base: str = "urn:glossary:"
    """The start of every identifier in the linked-data export."""
    language: str = "en"
    """The language of the texts, as a BCP 47 tag."""
    core: tuple[str, ...] = ()
    """The terms that stand for their stages on the home page."""
    sections: tuple[tuple[str, str], ...] = ()
    """The home page's prose: headings and their Markdown."""


@dataclass(frozen=True, eq=False)
class Glossary:
    """All of it. Mappings keep the order of their files; terms are sorted by id. Compared by identity."""

    terms: Mapping[str, Term] = field(default_factory=dict)
    relations: Mapping[str, Relation] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    stages: Mapping[str, Stage] = field(default_factory=dict)
    paths: Mapping[str, ReadingPath] = field(default_factory=dict)
    references: Mapping[str, Reference] = field(default_factory=dict)
    about: About = field(default_factory=About)
    problems: tuple[Diagnostic, ...] = ()
    """What reading the files found."""
    unread: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Ids of the terms whose files could not be read, with the words of those files: they may be names of terms."""
    unread_parts: frozenset[str] = frozenset()
    """Stems of the files of `graph/` that could not be read, such as `stages`."""

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every edge as written, by source, then in the order of the relations, then by target."""
        rank = {relation: number for number, relation in enumerate(self.relations)}
        every = (edge for term in self.terms.values() for edge in term.edges)
        return tuple(sorted(every, key=lambda e: (e.source, rank.get(e.relation, len(rank)), e.relation, e.target)))

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The terms, and the edges between them whose relation and target exist; each edge's `edge` is its Edge.

        The key of an edge is its relation.
        """
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.add_nodes_from(self.terms)
        for edge in self.edges:
            if self.resolves(edge):
                graph.add_edge(edge.source, edge.target, key=edge.relation, edge=edge)
        return graph

    def resolves(self, edge: Edge) -> bool:
        """Tell whether an edge joins two different terms by a relation that exists."""
        return edge.target in self.terms and edge.relation in self.relations and edge.source != edge.target

    def flow(self, edge: Edge) -> Flow:
        """Return the flow of an edge's relation."""
        return self.relations[edge.relation].flow

    def stage_number(self, term: str) -> int | None:
        """Return the number of a term's stage, or None for a term without a known one."""
        stage = self.stages.get(self.terms[term].stage)
        return stage.number if stage else None

    def problems_of(self, check: str) -> tuple[Diagnostic, ...]:
        """Return what reading found under the name of one check."""
        return tuple(problem for problem in self.problems if problem.check == check)
