"""The days on which terms changed, as an Atom feed (RFC 4287)."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from glossgraph.site.pages.changes import PATH, done
from glossgraph.site.parts.dates import in_words
from glossgraph.text.mentions import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.site.page import Site
    from glossgraph.source import Day

FEED = "changes.xml"
"""Where the feed stands on the site."""

MOST = 30
"""How many days the feed tells of."""


def feed(site: Site) -> str:
    """Return the feed; nothing where nothing is known of what changed.

    Its ids start with the base of the glossary's identifiers, so that they stay when the site moves.
    """
    return "\n".join(_rows(site)) + "\n" if site.history.days else ""


def _rows(site: Site) -> Iterator[str]:
    about, newest = site.glossary.about, site.history.days[0].date
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_attribute(about.language)}>'
    yield f"<id>{_text(about.base)}changes</id>"
    yield f"<title>{_text(about.title)}</title>"
    yield f"<subtitle>{_text(on_one_line(site.glossary, about.description))}</subtitle>"
    yield f"<updated>{newest.isoformat()}T00:00:00Z</updated>"
    yield f"<link rel='alternate' type='text/html' href={_attribute(site.link(PATH))}/>"
    yield f"<link rel='self' type='application/atom+xml' href={_attribute(site.file(FEED))}/>"
    for party in about.authors or (about.published_by,):
        address = f"<uri>{_text(party.url)}</uri>" if party.url else ""
        yield f"<author><name>{_text(party.name)}</name>{address}</author>"
    for day in site.history.days[:MOST]:
        yield from _entry(site, day)
    yield "</feed>"


def _entry(site: Site, day: Day) -> Iterator[str]:
    iso = day.date.isoformat()
    yield "<entry>"
    yield f"<id>{_text(site.glossary.about.base)}changes/{iso}</id>"
    yield f"<title>{_text(_title(site, day))}</title>"
    yield f"<updated>{iso}T00:00:00Z</updated>"
    yield f"<link rel='alternate' type='text/html' href={_attribute(site.link(PATH))}/>"
    yield f"<content type='html'>{_text(''.join(_content(site, day)))}</content>"
    yield "</entry>"


def _title(site: Site, day: Day) -> str:
    say = site.words.say
    changes = (say(f"feed.{name}", number=len(ids)) for name, ids in done(day))
    return say("feed.day", day=in_words(say, day.date), changes=say("list.comma").join(changes))


def _content(site: Site, day: Day) -> Iterator[str]:
    say = site.words.say
    for name, ids in done(day):
        heading = escape(say("feed.heading", done=say(f"changes.done-{name}")))
        yield f"<p>{heading}</p><ul>{''.join(f'<li>{_item(site, id_)}</li>' for id_ in ids)}</ul>"


def _item(site: Site, id_: str) -> str:
    term = site.glossary.terms.get(id_)
    if term is None:
        return escape(id_.replace("-", " "))
    definition = escape(on_one_line(site.glossary, term.definition))
    return f'<a href="{escape(site.link(f"terms/{id_}.md"))}">{escape(term.label)}</a>: {definition}'


def _text(text: str) -> str:
    return escape(_readable(text), quote=False)


def _attribute(text: str) -> str:
    return quoteattr(_readable(text))


def _readable(text: str) -> str:
    """Return a text without the characters that no XML can hold."""
    return "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
