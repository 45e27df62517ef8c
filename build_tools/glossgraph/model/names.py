"""What else a term is called, here and elsewhere: names by type and language, identifiers and matches."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from glossgraph.model.part import Code, Markdown, Part, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.source import Step


class NameType(StrEnum):
    """What a further name is to a term."""

    ADMITTED = "admitted"
    """A synonym that may be used."""
    ABBREVIATION = "abbreviation"
    """A short form, which terms may share."""
    SPELLING = "spelling"
    """Another way to write one of its names: it is searched, and not shown."""
    DEPRECATED = "deprecated"
    """A name that is no longer to be used."""
    HIDDEN = "hidden"
    """What people type, such as a common mistake: it is searched, and not shown."""


@dataclass(frozen=True, slots=True)
class OtherName(Part):
    """A name of a term beyond its label and its aliases."""

    text: Words
    type: NameType
    language: Code = ""
    """The language of the name, as a BCP 47 tag; empty for that of the glossary."""

    @property
    def is_shown(self) -> bool:
        """Whether readers see it; other names only lead a search to the term."""
        return self.type not in {NameType.SPELLING, NameType.HIDDEN}


@dataclass(frozen=True, slots=True)
class Translation(Part):
    """What a term, or something else that has a label, is called in another language."""

    language: Code
    """A BCP 47 tag."""
    label: Words = ""
    aliases: tuple[Words, ...] = ()
    definition: Markdown = ""

    def path_in(self, _: int) -> tuple[Step, ...]:
        """Return its language, which is its key."""
        return (self.language,)


@dataclass(frozen=True, slots=True)
class Identifiers(Part):
    """What identifies the same concept in the vocabulary it comes from."""

    iri: Code = ""
    notations: tuple[Code, ...] = ()
    """Codes, such as the number of a clause."""

    def path_to(self, field: str) -> tuple[Step, ...]:
        """Return the key of a field."""
        return ("notation",) if field == "notations" else (field,)


@dataclass(frozen=True, slots=True)
class Matches(Part):
    """The IRIs of concepts in other vocabularies, by how they match (SKOS Reference, section 10)."""

    exact: tuple[Code, ...] = ()
    close: tuple[Code, ...] = ()
    broad: tuple[Code, ...] = ()
    narrow: tuple[Code, ...] = ()
    related: tuple[Code, ...] = ()

    def by_type(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each type of match that there is, with its IRIs."""
        types = {
            "exact": self.exact,
            "close": self.close,
            "broad": self.broad,
            "narrow": self.narrow,
            "related": self.related,
        }
        yield from ((type_, iris) for type_, iris in types.items() if iris)


class NoteType(StrEnum):
    """What a note is about, as in SKOS (SKOS Reference, section 7), and `usage`."""

    GENERAL = "general"
    SCOPE = "scope"
    """What the term covers, and what it does not."""
    HISTORY = "history"
    """What it meant before."""
    EDITORIAL = "editorial"
    """For those who keep the glossary."""
    CHANGE = "change"
    """What was changed in its entry."""
    USAGE = "usage"
    """How the word is used."""


@dataclass(frozen=True, slots=True)
class Note(Part):
    """A remark of a given type."""

    text: Markdown
    type: NoteType
    language: Code = ""
    """The language of the text, as a BCP 47 tag; empty for that of the glossary."""
