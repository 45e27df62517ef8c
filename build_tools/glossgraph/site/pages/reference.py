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

    from glossgraph.site.content import Link
    from glossgraph.site.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """Make the one page; none in a glossary without references."""
    glossary, words = site.glossary, site.words
    if not glossary.references:
        return
    order = collation(glossary.about.language)
    rows = sorted(
        glossary.references.values(), key=lambda reference: (order.key(short_citation(words, reference)), reference.id)
    )
    named = citing(glossary)
    entries = [
        (
            reference.id,
            work(words, reference),
            addresses(reference),
            words.listed(_link(entry) for entry in named.get(reference.id, ()) if isinstance(entry, Term | Setting)),
        )
        for reference in rows
    ]
    yield page(
        site,
        "references.md",
        "reference.md.j2",
        words.say("references.title"),
        words.say("references.summary", glossary=glossary.about.title),
        source="graph/references.yml",
        entry=words.say("references.title"),
        definitions=False,
        entries=entries,
    )


def _link(entry: Term | Setting) -> Link:
    return link(entry) if isinstance(entry, Term) else setting_link(entry)
