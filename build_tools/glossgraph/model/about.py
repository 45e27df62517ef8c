"""What a glossary says about itself."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the types of fields are read when the program runs
from collections.abc import Mapping  # noqa: TC003 - same
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from glossgraph.model.part import Code, Entry, Markdown, Part, TermId, Words
from glossgraph.model.setting import RoleName  # noqa: TC001 - the types of fields are read when the program runs

if TYPE_CHECKING:
    from glossgraph.source import Step


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


class Style(StrEnum):
    """What sort of glossary it is, which says how much the faults that checks find weigh."""

    ARTICLE = "article"
    """Each term is explained to readers."""
    THESAURUS = "thesaurus"
    """Most terms are names in their places, perhaps with a definition."""


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
    plain: bool = False
    """Whether its files hold plain words where others hold Markdown. Once they are read, all texts are Markdown."""
    style: Style = Style.ARTICLE
    """What its checks go by where no house rule says otherwise."""
    checks: Mapping[str, HouseRule] = field(default_factory=dict)
    """Its house rules, by the name of the check; where there is none, each fault weighs what its style says."""

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
