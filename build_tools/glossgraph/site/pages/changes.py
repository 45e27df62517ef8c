"""What changed: the days on which terms were added, changed, renamed or removed, and the newest of them for home."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from glossgraph.site.content import Words
from glossgraph.site.pages.data import SECTION
from glossgraph.site.parts.dates import in_words, month
from glossgraph.site.parts.edges import link
from glossgraph.site.template import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.site.content import Link
    from glossgraph.site.page import Page, Site
    from glossgraph.source import Day

PATH = "changes.md"
"""Where the page stands on the site."""

NEWEST = 3
"""How many days the home page shows."""

FEW = 6
"""The most terms that the home page names of what was done on a day."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done to terms on a day: a word for it, the terms, and how many more there are."""

    word: str
    terms: tuple[Link | Words, ...]
    more: int = 0

    @property
    def heading(self) -> str:
        """The word, with the number of terms where one would not count them at a glance."""
        number = len(self.terms) + self.more
        return f"{self.word} {number} terms" if number > FEW else self.word


@dataclass(frozen=True, slots=True)
class Entry:
    """A day of the list: as programs and as people write it, and what was done on it."""

    iso: str
    words: str
    deeds: tuple[Deed, ...]


def pages(site: Site) -> Iterator[Page]:
    """Make the one page; none where nothing is known of what changed."""
    if not site.history.days:
        return
    months = groupby(site.history.days, key=lambda day: month(day.date))
    title = site.glossary.about.title
    yield page(
        site,
        PATH,
        "changes.md.j2",
        "What changed",
        f"Which terms of the {title} were added, changed, renamed and removed, day by day.",
        entry="What changed",
        section=SECTION,
        searched=False,
        months=[(name, list(entries(site, days))) for name, days in months],
    )


def newest(site: Site) -> list[Entry]:
    """Return what the home page tells of the last days on which terms changed."""
    return list(entries(site, site.history.days[:NEWEST], most=FEW))


def entries(site: Site, days: Iterable[Day], most: int | None = None) -> Iterator[Entry]:
    """Yield days as lists show them, with so many terms named of each deed."""
    for day in days:
        deeds = (
            Deed(word, tuple(_named(site, id_) for id_ in ids[:most]), len(ids[most:]) if most else 0)
            for word, ids in (
                ("Added", day.added),
                ("Changed", day.changed),
                ("Renamed", tuple(id_ for _, id_ in day.renamed)),
                ("Removed", day.removed),
            )
        )
        yield Entry(day.date.isoformat(), in_words(day.date), tuple(deed for deed in deeds if deed.terms))


def _named(site: Site, id_: str) -> Link | Words:
    term = site.glossary.terms.get(id_)
    return link(term) if term else Words(id_.replace("-", " "))
