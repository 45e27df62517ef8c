"""The references, with the terms and the settings that rest on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model import Setting, Term
from glossgraph.site.parts.edges import link
from glossgraph.site.parts.of_settings import setting_link
from glossgraph.site.parts.paged_list import Whole, pages_of
from glossgraph.site.parts.places import SCRIPT
from glossgraph.site.parts.references import (
    MOST_NAMED,
    PATH,
    places_of_references,
    references_in_parts,
    sorted_references,
)
from glossgraph.site.template import page
from glossgraph.text.cited import citing
from glossgraph.words.citations import addresses, short_citation, work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.site.page import Page, Site
    from glossgraph.site.parts.paged_list import Part
    from glossgraph.words.content import Link, Markdown


def pages(site: Site) -> Iterator[Page]:
    """Make the page, and one for each part if there are too many; none in a glossary without references."""
    glossary, say = site.glossary, site.words.say
    if not glossary.references:
        return
    title, summary = say("references.title"), say("references.summary", glossary=glossary.about.title)
    parts = references_in_parts(site)
    sources = {reference.file for reference in glossary.references.values()}
    source = min(sources) if len(sources) == 1 else ""
    yield page(
        site,
        PATH,
        "reference.md.j2",
        title,
        summary,
        values=lambda: {
            "parts": [(part, *_ends(site, part)) for part in parts],
            "files": [(group[0][0], path) for path, group in places_of_references(site).items()],
            "script": SCRIPT,
            "entries": [] if parts else list(_entries(site, slice(None))),
        },
        source=source,
        leads_to=[part.path for part in parts],
        foot=title,
    )
    yield from pages_of(
        site,
        Whole(PATH, title, summary, source),
        parts,
        "references_list.j2",
        lambda part: {"entries": list(_entries(site, part.span))},
        searched=True,
    )


def _ends(site: Site, part: Part) -> tuple[str, str]:
    """Return what the first and the last reference of a part are called."""
    listed = sorted_references(site)[part.span]
    return short_citation(site.words, listed[0]), short_citation(site.words, listed[-1])


def _entries(site: Site, span: slice) -> Iterator[tuple[str, str, str, Markdown]]:
    words, named = site.words, citing(site.glossary)
    for reference in sorted_references(site)[span]:
        entries = [entry for entry in named.get(reference.id, ()) if isinstance(entry, Term | Setting)]
        links, more = words.listed(map(_link, entries[:MOST_NAMED])), len(entries[MOST_NAMED:])
        named_here = words.text("list.and-more", list=links, number=more) if more else links
        yield reference.id, work(words, reference), addresses(reference), named_here


def _link(entry: Term | Setting) -> Link:
    return link(entry) if isinstance(entry, Term) else setting_link(entry)
