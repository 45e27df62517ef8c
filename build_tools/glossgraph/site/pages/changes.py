"""What changed: the days on which terms were added, changed, renamed or removed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from glossgraph.diff.meaning import EDGES
from glossgraph.site.parts.edges import link
from glossgraph.site.parts.paged_list import Item, Whole, pages_of, parts_of
from glossgraph.site.parts.releases import path_of
from glossgraph.site.parts.sizes import size, sizes_of_links
from glossgraph.site.template import page
from glossgraph.words.content import Day, Link, Markdown, Words
from glossgraph.words.dates import day_in_words, month_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.site.page import Page, Site
    from glossgraph.source import Day as DayOfChanges

PATH = "changes.md"
"""The path of the page on the site."""

FEED = "changes.xml"
"""The path of the feed on the site."""

MOST = 200
"""The most terms that are named for each sort of change on a day."""


FEW = 6
"""The most terms that can be counted at a glance."""

_OF_FIELDS = 60
"""How many bytes about it takes to say in which fields a term changed."""

MOST_FIELDS = 4
"""The most fields that are named of a term that changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One sort of change on a day, such as that terms were added."""

    heading: str
    terms: tuple[Link | Words | Markdown, ...]
    """The terms that are named, each with what changed in it where that is known."""
    more: int
    """How many terms are not named."""


@dataclass(frozen=True, slots=True)
class ListedDay:
    """A day of the list, and what changed on it."""

    day: Day
    changes: tuple[Change, ...]


def pages(site: Site) -> Iterator[Page]:
    """Make the one page; none if no day is known on which terms changed."""
    if not site.has_days:
        return
    say, days = site.words.say, site.history.days
    title, summary = say("changes.title"), say("changes.summary", glossary=site.glossary.about.title)
    editions = site.editions
    parts = parts_of(site.words, "changes/", (_item(site, day) for day in days))
    yield page(
        site,
        PATH,
        "changes.md.j2",
        title,
        summary,
        values=lambda: {
            "feed": Link(FEED, "", is_file=True),
            "parts": parts,
            "months": [] if parts else _months(site, days),
            "editions": [Link(path_of(edition), edition.tag) for edition in editions],
        },
        leads_to=[*(part.path for part in parts), *map(path_of, editions)],
        foot=title,
        searched=False,
    )
    yield from pages_of(
        site,
        Whole(PATH, title, summary),
        parts,
        "changes_list.j2",
        lambda part: {"months": _months(site, days[part.span])},
    )


def _months(site: Site, days: Iterable[DayOfChanges]) -> list[tuple[str, list[ListedDay]]]:
    return [
        (name, list(listed_days(site, of_month)))
        for name, of_month in groupby(days, key=lambda day: month_in_words(site.words.say, day.date))
    ]


def _item(site: Site, day: DayOfChanges) -> Item:
    links = sizes_of_links(site.glossary)
    shown = [id_ for _, ids in changes_on(day) for id_ in ids[:MOST]]
    fields = _OF_FIELDS * len(day.meanings.keys() & set(shown))
    return Item(
        size() + fields + sum(links.get(id_) or size(id_) for id_ in shown), month_in_words(site.words.say, day.date)
    )


def listed_days(site: Site, days: Iterable[DayOfChanges]) -> Iterator[ListedDay]:
    """Yield days as lists show them, with at most `MOST` terms named for each sort of change."""
    for day in days:
        changes = (
            Change(
                _heading(site, name, len(ids)),
                tuple(_named(site, id_, day) for id_ in ids[:MOST]),
                len(ids[MOST:]),
            )
            for name, ids in changes_on(day)
        )
        yield ListedDay(Day(day.date.isoformat(), day_in_words(site.words.say, day.date)), tuple(changes))


def changes_on(day: DayOfChanges) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each sort of change on a day, by its name in the catalogue, with the ids of its terms."""
    renamed = tuple(id_ for _, id_ in day.renamed)
    for name, ids in (("added", day.added), ("changed", day.changed), ("renamed", renamed), ("removed", day.removed)):
        if ids:
            yield name, ids


def _heading(site: Site, name: str, number: int) -> str:
    """Say what changed, with the number of terms if these are too many to count at a glance."""
    say = site.words.say
    return say(f"changes.done-{name}-many", number=number) if number > FEW else say(f"changes.done-{name}")


def _named(site: Site, id_: str, day: DayOfChanges) -> Link | Words | Markdown:
    term = site.glossary.terms.get(id_)
    named = link(term) if term else Words(id_.replace("-", " "))
    fields = changed_fields(site, day, id_)
    return site.words.text("changes.in-fields", term=named, fields=fields) if fields else named


def changed_fields(site: Site, day: DayOfChanges, id_: str) -> str:
    """Return in a few words what changed in a term on a day; nothing where that is not known."""
    say, meaning = site.words.say, day.meanings.get(id_)
    if not meaning:
        return ""
    names = site.words.group("diff-field")
    told = [
        say("count.connections", number=number) if field == EDGES else str(names.get(field, field))
        for field, number in meaning
    ]
    listed = say("list.comma").join(told[:MOST_FIELDS])
    return say("list.and-more", list=listed, number=len(told[MOST_FIELDS:])) if told[MOST_FIELDS:] else listed
