"""The days on which terms changed, as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from glossgraph.site.address import HOME
from glossgraph.site.pages.changes import FEED, PATH, changed_fields, changes_on
from glossgraph.text.plain import plain_words
from glossgraph.words.dates import day_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossgraph.site.page import Site
    from glossgraph.source import Day

MOST = 30
"""The most days that the feed lists."""

MOST_TERMS = 900
"""The most terms that the feed names."""

_ATOM = "http://www.w3.org/2005/Atom"

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that XML cannot hold, not even as a code (https://www.w3.org/TR/xml/#charsets)."""


def feed(site: Site) -> str:
    """Return the feed; nothing if no day is known on which terms changed.

    Its ids start with the base of the glossary's identifiers, so that they stay when the site moves.
    """
    if not site.has_days:
        return ""
    about, newest = site.glossary.about, site.days[0].date
    # tags that are in a namespace for ElementTree itself would all be written with a prefix
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": about.language})
    _add(root, "id", f"{about.base}changes")
    _add(root, "title", about.title)
    _add(root, "subtitle", plain_words(site.glossary, about.description))
    _add(root, "updated", f"{newest.isoformat()}T00:00:00Z")
    _add(root, "link", rel="alternate", type="text/html", href=_page(site))
    _add(root, "link", rel="self", type="application/atom+xml", href=site.file(FEED))
    for party in about.authors or (about.published_by,):
        author = _add(root, "author")
        _add(author, "name", party.name)
        if party.url:
            _add(author, "uri", party.url)
    days = site.days[:MOST]
    most = _most_of_each(days)
    for day in days:
        _add_entry(root, site, day, most)
    ET.indent(root, space="")
    return _NOT_IN_XML.sub("", ET.tostring(root, encoding="unicode", xml_declaration=True)) + "\n"


def _page(site: Site) -> str:
    return site.link(PATH if site.has(PATH) else HOME)


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, attributes)
    element.text = text
    return element


def _most_of_each(days: Sequence[Day]) -> int:
    """Return how many terms are named for each sort of change on a day, so that the feed does not name too many."""
    numbers = [len(ids) for day in days for _, ids in changes_on(day)]
    return next(most for most in range(MOST_TERMS, 0, -1) if sum(min(n, most) for n in numbers) <= MOST_TERMS)


def _add_entry(root: ET.Element, site: Site, day: Day, most: int) -> None:
    iso = day.date.isoformat()
    entry = _add(root, "entry")
    _add(entry, "id", f"{site.glossary.about.base}changes/{iso}")
    _add(entry, "title", _title(site, day))
    _add(entry, "updated", f"{iso}T00:00:00Z")
    _add(entry, "link", rel="alternate", type="text/html", href=_page(site))
    _add(entry, "content", _content(site, day, most), type="html")


def _title(site: Site, day: Day) -> str:
    say = site.words.say
    changes = (say(f"feed.{name}", number=len(ids)) for name, ids in changes_on(day))
    return say("feed.day", day=day_in_words(say, day.date), changes=say("list.comma").join(changes))


def _content(site: Site, day: Day, most: int) -> str:
    """Return the changes of a day as HTML, which the feed holds as text."""
    say = site.words.say
    content = ET.Element("div")
    for name, ids in changes_on(day):
        _add(content, "p", say("feed.heading", done=say(f"changes.done-{name}")))
        terms = _add(content, "ul")
        for id_ in ids[:most]:
            _add_term(terms, site, id_, changed_fields(site, day, id_))
        if ids[most:]:
            _add(terms, "li", say("feed.more", number=len(ids[most:])))
    return "".join(ET.tostring(element, encoding="unicode", method="html") for element in content)


def _add_term(terms: ET.Element, site: Site, id_: str, fields: str) -> None:
    """Add an item to a list: a link to a term with its definition, or only the name of a term that is gone.

    Of a term that changed, it says in which fields.
    """
    term = site.glossary.terms.get(id_)
    if term is None:
        _add(terms, "li", id_.replace("-", " "))
        return
    path = f"terms/{id_}.md"
    item = _add(terms, "li")
    link = _add(item, "a", term.title, href=site.link(path)) if site.has(path) else _add(item, "span", term.title)
    link.tail = f"{f' ({fields})' if fields else ''}: {plain_words(site.glossary, term.definition)}"
