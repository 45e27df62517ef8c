"""The references, with the terms and the settings that rest on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model import Setting, Term
from glossgraph.site.parts.citations import addresses, short_citation, work
from glossgraph.site.parts.collation import collation
from glossgraph.site.parts.edges import link
from glossgraph.site.parts.of_settings import setting_link
from glossgraph.site.template import page
from glossgraph.text.cited import citing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.site.content import Link, Markdown
    from glossgraph.site.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """Make the one page; none in a glossary without references."""
    glossary, words = site.glossary, site.words
    if not glossary.references:
        return
    yield page(
        site,
        "references.md",
        "reference.md.j2",
        words.say("references.title"),
        words.say("references.summary", glossary=glossary.about.title),
        values=lambda: {
            "entries": list(_entries(site)),
        },
        source="graph/references.yml",
        entry=words.say("references.title"),
        definitions=False,
    )


def _entries(site: Site) -> Iterator[tuple[str, str, str, Markdown]]:
    glossary, words = site.glossary, site.words
    order, named = collation(glossary.about.language), citing(glossary)
    sorted_ = sorted(glossary.references.values(), key=lambda r: (order.key(short_citation(words, r)), r.id))
    for reference in sorted_:
        entries = (entry for entry in named.get(reference.id, ()) if isinstance(entry, Term | Setting))
        yield reference.id, work(words, reference), addresses(reference), words.listed(map(_link, entries))


def _link(entry: Term | Setting) -> Link:
    return link(entry) if isinstance(entry, Term) else setting_link(entry)
