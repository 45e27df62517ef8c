"""What changed: the days on which terms were added, changed, renamed or removed, and the newest of them for home."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from glossgraph.site.content import Day, Words
from glossgraph.site.parts.dates import in_words, month
from glossgraph.site.parts.edges import link
from glossgraph.site.template import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.site.content import Link
    from glossgraph.site.page import Page, Site
    from glossgraph.source import Day as DayOfChanges

PATH = "changes.md"
"""Where the page stands on the site."""

NEWEST = 3
"""How many days the home page shows."""

FEW = 6
"""The most terms that the home page names of what was done on a day."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done to terms on a day: the words for it, the terms, and how many more there are."""

    heading: str
    terms: tuple[Link | Words, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A day of the list, and what was done on it."""

    day: Day
    deeds: tuple[Deed, ...]


def pages(site: Site) -> Iterator[Page]:
    """Make the one page; none where nothing is known of what changed."""
    if not site.history.days:
        return
    say = site.words.say
    months = groupby(site.history.days, key=lambda day: month(say, day.date))
    yield page(
        site,
        PATH,
        "changes.md.j2",
        say("changes.title"),
        say("changes.summary", glossary=site.glossary.about.title),
        entry=say("changes.title"),
        section=say("data.section"),
        searched=False,
        months=[(name, list(entries(site, days))) for name, days in months],
    )


def newest(site: Site) -> list[Entry]:
    """Return what the home page tells of the last days on which terms changed."""
    return list(entries(site, site.history.days[:NEWEST], most=FEW))


def entries(site: Site, days: Iterable[DayOfChanges], most: int | None = None) -> Iterator[Entry]:
    """Yield days as lists show them, with so many terms named of each deed."""
    for day in days:
        deeds = (
            Deed(
                _heading(site, name, len(ids)),
                tuple(_named(site, id_) for id_ in ids[:most]),
                len(ids[most or len(ids) :]),
            )
            for name, ids in done(day)
        )
        yield Entry(Day(day.date.isoformat(), in_words(site.words.say, day.date)), tuple(deeds))


def done(day: DayOfChanges) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what was done to terms on a day, by its name in the catalogue, with their ids."""
    renamed = tuple(id_ for _, id_ in day.renamed)
    for name, ids in (("added", day.added), ("changed", day.changed), ("renamed", renamed), ("removed", day.removed)):
        if ids:
            yield name, ids


def _heading(site: Site, name: str, number: int) -> str:
    """Say what was done, with the number of terms where one would not count them at a glance."""
    say = site.words.say
    return say(f"changes.done-{name}-many", number=number) if number > FEW else say(f"changes.done-{name}")


def _named(site: Site, id_: str) -> Link | Words:
    term = site.glossary.terms.get(id_)
    return link(term) if term else Words(id_.replace("-", " "))
