"""A vocabulary as any source states it: concepts, what joins them, and what it says of itself.

Everything is named by keys of the source, such as IRIs. Texts are as the source has them; those of other languages are
marked with theirs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossgraph.importing.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Mapping

ALIAS = "alias"
"""The type of a name that is a plain synonym; the others are those of the field `names` of a term."""

MAIN = ""
"""The language of a text that has none of its own: that of the vocabulary."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in a language: plain words, or Markdown in which `mention` has written the mentions."""

    text: str
    language: str = MAIN
    is_markdown: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A further name of a concept."""

    text: Text
    type: str = ALIAS


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a concept, of one of the types that notes of a term have."""

    text: Text
    type: str = "general"


@dataclass(frozen=True, slots=True)
class Edge:
    """What a concept states of its bearing on another; the relation need not be described."""

    relation: str
    target: str
    reason: Text | None = None
    more: Mapping[str, object] = field(default_factory=dict)
    """What else its entry in a term's file says, if an export of this program knows it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A reference that a concept names, and where in it to look."""

    reference: str
    locator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One concept."""

    key: str
    content_key: str = ""
    """A key made from its content, by which it is known again when others come to share its label."""
    id: str = ""
    """The id that it had as a term of this program, or an id of the source that may become one."""
    labels: tuple[Text, ...] = ()
    """Its preferred names; further ones in one language become aliases."""
    qualifier: str = ""
    """What tells it from others of the same name, if the source says so."""
    names: tuple[Name, ...] = ()
    definitions: tuple[Text, ...] = ()
    """Further ones in one language become notes."""
    explanation: Text | None = None
    notes: tuple[Note, ...] = ()
    usage: tuple[Text, ...] = ()
    notations: tuple[str, ...] = ()
    iri: str = ""
    matches: tuple[tuple[str, str], ...] = ()
    """Concepts of other vocabularies: how they match, and their IRIs."""
    see_also: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    kind: str = ""
    status: str = ""
    """How far it has come; `deprecated` where it is not to be used any more."""
    replaced_by: tuple[str, ...] = ()
    """The concepts to use instead; a term has room for one, and the others become a note."""
    status_reason: Text | None = None
    created: str = ""
    modified: str = ""
    """Days, such as `2020-02-03`; other forms of dates become notes."""
    sources: tuple[Source, ...] = ()
    edges: tuple[Edge, ...] = ()
    boundaries: tuple[Text, ...] = ()
    questions: tuple[tuple[Text, Text], ...] = ()
    """Questions that readers ask, with their answers."""
    more: Mapping[str, object] = field(default_factory=dict)
    """What else its file says, if an export of this program knows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A way in which one concept can bear on another."""

    key: str
    id: str = ""
    labels: tuple[Text, ...] = ()
    inverse: str = ""
    """The words from the target to the source."""
    inverse_of: str = ""
    """The relation that says the same from the other end."""
    parents: tuple[str, ...] = ()
    """The relations that hold wherever this one does."""
    description: Text | None = None
    symmetric: bool = False
    transitive: bool = False
    hierarchy: bool = False
    """The target is the broader concept."""
    skos: str = ""
    excludes: tuple[str, ...] = ()
    """The relations that cannot hold between two concepts which this one joins."""
    more: Mapping[str, object] = field(default_factory=dict)
    """What else `graph/relations.yml` says of it, if an export of this program knows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A collection, facet, tag, scheme or domain."""

    key: str
    id: str = ""
    labels: tuple[Text, ...] = ()
    description: Text | None = None
    within: tuple[str, ...] = ()
    iri: str = ""
    notation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All of it. What its reader left out or made something else of is in its tally."""

    concepts: tuple[Concept, ...]
    relations: tuple[Relation, ...] = ()
    groups: tuple[Group, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Labels of the kinds that concepts name."""
    rules: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """What `graph/kinds.yml` says of those kinds that an export of this program knows whole; their keys are ids."""
    graph: Mapping[str, object] = field(default_factory=dict)
    """The contents of further files of `graph/` that an export of this program knows, by their stems."""
    references: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """The fields of CSL that describe the references which concepts name."""
    form: str = ""
    """What the source is in, if its reader can say so more exactly than by the title of the form."""
    language: str = ""
    """The language of the texts that name none, if the source tells it."""
    title: str = ""
    description: str = ""
    license: str = ""
    """The address or the identifier of a licence, or its text."""
    publisher: tuple[str, str] = ("", "")
    """The name of who publishes it, and the address of their page, or nothing."""
    authors: tuple[tuple[str, str], ...] = ()
    """The names of those who wrote it, with the addresses of their pages, or nothing."""
    version: str = ""
    created: str = ""
    """The day on which it was begun, such as `2020-02-03`; nothing if that is not known."""
    base: str = ""
    files: Mapping[str, object] = field(default_factory=dict)
    """The contents of files that an export of this program knows whole, by their paths; then nothing else counts."""
    tally: Tally = field(default_factory=Tally)
