"""An edition: what changed in meaning since the one before it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.diff import html
from glossgraph.diff.told import Entry
from glossgraph.site.pages import changes
from glossgraph.site.parts.releases import as_markdown, command_of, path_of, with_links
from glossgraph.site.template import page
from glossgraph.text.escape import escape_html
from glossgraph.words.content import Picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.diff.pieces import Line
    from glossgraph.diff.told import Section
    from glossgraph.site.page import Page, Site
    from glossgraph.site.past import Edition
    from glossgraph.words.content import Markdown, Place

MOST = 150
"""The most changes of each sort that are named on a page."""

LARGEST = 100_000
"""The most characters of a page, as far as they are of texts; with more, it only names what changed."""


class Shown(NamedTuple):
    """A section of the page: as raw HTML, and as Markdown for plain text."""

    heading: str
    listed: Picture
    lines: list[tuple[Markdown, list[Markdown]]]
    left_out: int


def pages(site: Site) -> Iterator[Page]:
    """Make a page for each edition before which there was another."""
    for edition in site.editions:
        say = site.words.say
        title = say("releases.title", tag=edition.tag)
        summary = say("releases.summary", before=edition.before, changes=edition.told.summary)
        yield page(
            site,
            path_of(edition),
            "release.md.j2",
            title,
            summary,
            values=partial(_values, site, edition, title, summary),
            parent=changes.PATH,
            searched=False,
        )


def _values(site: Site, edition: Edition, title: str, summary: str) -> dict[str, object]:
    sections = edition.told.sections
    is_whole = sum(_size(entry) for section in sections for entry in section.entries[:MOST]) <= LARGEST
    return {
        "title": title,
        "summary": summary,
        "command": None if is_whole else command_of(edition),
        "sections": [_shown(site, section, is_whole=is_whole) for section in sections],
        "all_changes": changes.PATH if site.has_days else "",
    }


def _size(entry: Entry) -> int:
    """Return about how many characters the texts of an entry have, with their marks."""
    texts = (getattr(piece, "text", getattr(piece, "words", "")) for piece in entry.head)
    return sum(len(str(text)) + len("<ins></ins>") for text in texts) + sum(map(_size, entry.lines))


def _shown(site: Site, section: Section, *, is_whole: bool) -> Shown:
    entries = tuple(
        entry._replace(
            head=with_links(site, entry.head),
            lines=tuple(_linked(site, line) for line in entry.lines) if is_whole else (),
        )
        for entry in section.entries[:MOST]
    )
    lines = [(as_markdown(entry.head), [as_markdown(line) for line in _flat(entry.lines)]) for entry in entries]
    listed = Picture(partial(_html, section._replace(entries=entries)))
    return Shown(section.heading, listed, lines, len(section.entries) - len(entries))


def _linked(site: Site, entry: Entry) -> Entry:
    return Entry(with_links(site, entry.head), tuple(_linked(site, line) for line in entry.lines))


def _flat(entries: Iterable[Entry]) -> Iterator[Line]:
    for entry in entries:
        yield entry.head
        yield from _flat(entry.lines)


def _html(section: Section, place: Place) -> str:
    return html.listed(section, place.anchor, escape_html)
