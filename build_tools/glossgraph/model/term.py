"""A term with all that its file states: edges, step, questions, examples and figures."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Place, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.source import Part, Step


UNKNOWN = "\0"
"""What stands for a text that is missing or of a wrong type: reading has said so, and nothing else is to be said.

No file can hold it.
"""


def kebab(name: str) -> str:
    """Return a name as an id: small letters without accents and digits, joined by single hyphens."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "-".join(re.findall(r"[a-z0-9]+", "".join(c for c in letters if not unicodedata.combining(c))))


def plain(name: str) -> str:
    """Return what two spellings of one name share: its letters and digits, without case and accents."""
    letters = name if name.isascii() else unicodedata.normalize("NFKD", name)
    return _BETWEEN.sub("", letters.casefold()) or name


_BETWEEN = re.compile(r"[\W_]+")


class Status(StrEnum):
    """How far a term has come."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    DEPRECATED = "deprecated"


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

    def __repr__(self) -> str:
        """Return what it joins, and how."""
        return visible(f"<Edge {self.source} {self.relation} {self.target}>")


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
    written: str
    """The result as it stands in the file: with as many digits as are meant."""
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
    unlinked: tuple[str, ...] = ()
    """Names of it that prose does not link by itself, as they mostly mean something else."""
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
    """Exceptions: the names of checks, and why they do not apply."""

    def __repr__(self) -> str:
        """Return its id, and what it is."""
        return visible(f"<Term {self.id}: {', '.join(filter(None, (self.kind, self.stage)))}>")

    @property
    def deprecated(self) -> bool:
        """Whether another term is to be used instead, so that nothing more is asked of this one."""
        return self.status is Status.DEPRECATED

    def place(self, *path: Step, part: Part = "value", words: str = "") -> Place:
        """Return the place of one of its values, for a diagnostic."""
        return Place(self.file, path, part, words)

    def cited(self) -> Iterator[tuple[str, Place]]:
        """Yield the references that it names, each with its place."""
        yield from ((name, self.place("sources", number)) for number, name in enumerate(self.sources))
        for edge in self.edges:
            for number, name in enumerate(edge.sources):
                yield name, self.place("edges", edge.relation, edge.target, "sources", number)
        yield from ((f.source, self.place("figures", number, "source")) for number, f in enumerate(self.figures))

    def edge_place(self, edge: Edge) -> Place:
        """Return the place of the target's name in one of its edges."""
        return self.place("edges", edge.relation, edge.target, part="key")
