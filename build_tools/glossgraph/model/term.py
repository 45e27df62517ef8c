"""A term with all that its file states: edges, step, questions, examples and figures."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the types of fields are read when the program runs
import re
import unicodedata
from collections.abc import Mapping  # noqa: TC003 - as above
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from glossgraph.diagnostics import visible
from glossgraph.model.formula import Example, Formula  # noqa: TC001 - as above
from glossgraph.model.names import Identifiers, Matches, NameType, Note, OtherName, Translation
from glossgraph.model.part import ActorName, Code, Entry, Markdown, Part, ReferenceId, TermId, Words

if TYPE_CHECKING:
    from glossgraph.diagnostics import Place
    from glossgraph.source import Step


UNREADABLE = "\0"
"""Replaces a text that is missing or of a wrong type: reading reports that, so checks have nothing to add.

No file can hold it.
"""


def kebab(name: str) -> str:
    """Return a name as an id: small letters without accents and digits, joined by single hyphens."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "-".join(re.findall(r"[a-z0-9]+", "".join(c for c in letters if not unicodedata.combining(c))))


def name_key(name: str) -> str:
    """Return a key that all spellings of a name share: its letters, digits and signs, without case and accents.

    Signs are what tells C, C++ and C# apart, and brackets; blanks, hyphens, quotation marks and stops are none.
    """
    letters = name if name.isascii() else unicodedata.normalize("NFKD", name)
    return _BETWEEN.sub("", letters.casefold()) or name


_BETWEEN = re.compile(r"[^\w+#*@&%$^~=<>\\()\[\]{}§°]+|_+")


class Status(StrEnum):
    """How far a term has come."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    DEPRECATED = "deprecated"


@dataclass(frozen=True, slots=True)
class Edge(Part):
    """A typed arrow from one term to another, as written in the source's file; its target may not exist."""

    source: Code
    relation: Code
    target: Code
    reason: Markdown
    when: Words = ""
    """The branch on which the edge is followed, such as "the deadline passes"; empty if there is no branch."""
    detail: Markdown = ""
    sources: tuple[ReferenceId, ...] = ()
    settings: tuple[Code, ...] = ()
    """The settings in which it holds; empty if it holds in all."""

    def path_in(self, _: int) -> tuple[Step, ...]:
        """Return its relation and its target: they are keys, so its number does not matter."""
        return self.relation, self.target

    def __repr__(self) -> str:
        """Return what it joins, and how."""
        return visible(f"<Edge {self.source} {self.relation} {self.target}>")


@dataclass(frozen=True, slots=True)
class Action(Part):
    """How a term appears in a sequence diagram: a message from one actor to another, or a state at one actor."""

    text: Words
    source: ActorName
    """The actor, or the role of one, who sends the message, or whose state it is."""
    target: ActorName = ""
    """The actor, or the role of one, who receives the message; empty for a state."""
    in_list: bool = False
    """Whether its file has it in a list, with others that happen one after another."""

    @property
    def parties(self) -> tuple[str, ...]:
        """Those who take part, each once."""
        return tuple(dict.fromkeys(filter(None, (self.source, self.target))))

    def path_in(self, number: int) -> tuple[Step, ...]:
        """Return its number, where its file has it in a list."""
        return (number,) if self.in_list else ()

    def path_to(self, field: str) -> tuple[Step, ...]:
        """Return the key of a field in the file, which is not the same for a message as for a state."""
        return ((_EXCHANGE if self.target else _STATE)[field],)


_EXCHANGE = {"text": "message", "source": "from", "target": "to"}
_STATE = {"text": "state", "source": "at"}


@dataclass(frozen=True, slots=True)
class StepsIn(Part):
    """What happens instead of a term's `step` in one setting: one action after another, or nothing."""

    setting: Code
    actions: tuple[Action, ...] = ()
    absence: Words = ""
    """Why nothing happens there, if the file says so."""

    def path_in(self, _: int) -> tuple[Step, ...]:
        """Return its setting, which is its key."""
        return (self.setting,)

    def path_to(self, field: str) -> tuple[Step, ...]:
        """Return nothing for its actions: they are the value of its key."""
        return () if field == "actions" else (field,)


@dataclass(frozen=True, slots=True)
class StoryItem(Part):
    """One entry of an explicit `sequence:`; it shows its term, and may give an action of its own."""

    term: TermId
    date: Words = ""
    action: Action | None = None
    feedback: bool = False

    def path_to(self, field: str) -> tuple[Step, ...]:
        """Return the key of a field; the keys of the action are beside the others."""
        return () if field == "action" else (field,)


@dataclass(frozen=True, slots=True)
class SequenceIn(Part):
    """The explicit story of a term in one setting."""

    setting: Code
    items: tuple[StoryItem, ...]

    def path_in(self, _: int) -> tuple[Step, ...]:
        """Return its setting, which is its key."""
        return (self.setting,)

    def path_to(self, field: str) -> tuple[Step, ...]:
        """Return nothing for its items: they are the value of its key."""
        return () if field == "items" else (field,)


@dataclass(frozen=True, slots=True)
class Question(Part):
    """A question that readers ask, and its answer in Markdown."""

    question: Words
    answer: Markdown


@dataclass(frozen=True, slots=True)
class Coined(Part):
    """That the label of a term is the glossary's own name for it, and perhaps why it has one."""

    reason: Markdown = ""

    def path_to(self, _: str) -> tuple[Step, ...]:
        """Return nothing: the reason is the value of the field."""
        return ()


@dataclass(frozen=True, slots=True)
class Figure(Part):
    """A hard number with the reference it comes from."""

    value: Words
    what: Words
    source: ReferenceId


@dataclass(frozen=True, slots=True)
class Term(Entry):
    """One concept, as its file states it. It may name things that do not exist; the checks say so."""

    id: Code
    file: Code
    """The path of its file below the root, with `/`."""
    label: Words
    kind: Code
    definition: Markdown = ""
    stage: Code = ""
    qualifier: Words = ""
    """What tells it from another term of the same label, such as "planet"."""
    aliases: tuple[Words, ...] = ()
    names: tuple[OtherName, ...] = ()
    translations: tuple[Translation, ...] = ()
    identifiers: Identifiers = field(default_factory=Identifiers)
    matches: Matches = field(default_factory=Matches)
    see_also: tuple[Code, ...] = ()
    """Addresses on the web."""
    groups: tuple[Code, ...] = ()
    unlinked: tuple[Words, ...] = ()
    """Names of it that are not linked automatically in prose, as they mostly mean something else."""
    coined: Coined | None = None
    formula: Formula | None = None
    explanation: Markdown = ""
    boundaries: tuple[Markdown, ...] = ()
    notes: tuple[Note, ...] = ()
    usage: tuple[Markdown, ...] = ()
    """Sentences in which it is used."""
    sources: tuple[ReferenceId, ...] = ()
    locators: Mapping[str, str] = field(default_factory=dict)
    """Where in a source to look, such as the number of a clause, by the id of the reference."""
    edges: tuple[Edge, ...] = ()
    step: Action | None = None
    steps: tuple[StepsIn, ...] = ()
    """The settings in which something else than `step` happens."""
    settings: tuple[Code, ...] = ()
    """The settings to which it belongs, the one where it is most at home first; empty if its step decides that."""
    loop: bool = False
    """Whether it is a loop, so that a story which shows it shows where it returns to as well."""
    faq: tuple[Question, ...] = ()
    examples: tuple[Example, ...] = ()
    sequence: tuple[StoryItem, ...] = ()
    sequences: tuple[SequenceIn, ...] = ()
    """The settings in which it tells a story of its own."""
    figures: tuple[Figure, ...] = ()
    status: Status = Status.DRAFT
    status_reason: Markdown = ""
    """Why it has its status."""
    replaced_by: TermId = ""
    created: dt.date | None = None
    modified: dt.date | None = None
    former_ids: tuple[Code, ...] = ()
    allow: Mapping[str, str] = field(default_factory=dict)
    """Exceptions: the names of checks, and why they do not apply."""

    def __repr__(self) -> str:
        """Return its id, and what it is."""
        return visible(f"<Term {self.id}: {', '.join(filter(None, (self.kind, self.stage)))}>")

    @property
    def title(self) -> str:
        """Its label, with its qualifier in brackets if it has one."""
        return f"{self.label} ({self.qualifier})" if self.qualifier else self.label

    @property
    def synonyms(self) -> tuple[str, ...]:
        """Its other names that may be used, in the language of the glossary: aliases, admitted names, abbreviations."""
        usable = (NameType.ADMITTED, NameType.ABBREVIATION)
        return (*self.aliases, *(name.text for name in self.names if name.type in usable and not name.language))

    @property
    def outdated_names(self) -> tuple[str, ...]:
        """Its names that are no longer to be used, in the language of the glossary."""
        return tuple(n.text for n in self.names if n.type is NameType.DEPRECATED and not n.language)

    @property
    def deprecated(self) -> bool:
        """Whether it is no longer to be used, so that checks ask nothing more of it."""
        return self.status is Status.DEPRECATED

    @property
    def origin(self) -> tuple[str, tuple[Step, ...]]:
        """Its file, and the path of the whole file."""
        return self.file, ()

    def computed_by(self, example: Example) -> str:
        """Return the formula that one of its examples computes: its own or that of the term, or nothing."""
        return example.formula or (self.formula.right if self.formula else "")

    def edge_place(self, edge: Edge) -> Place:
        """Return the place of the target's name in one of its edges."""
        return self.place("edges", edge.relation, edge.target, part="key")
