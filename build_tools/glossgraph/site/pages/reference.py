"""The references, with the terms that cite them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.members import citing
from glossgraph.site.parts.citations import reference_citation
from glossgraph.site.parts.collation import collation
from glossgraph.site.parts.edges import link
from glossgraph.site.parts.of_settings import setting_link
from glossgraph.site.template import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary
    from glossgraph.site.content import Link
    from glossgraph.site.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """Make the one page; none in a glossary without references."""
    glossary, words = site.glossary, site.words
    if not glossary.references:
        return
    order = collation(glossary.about.language)
    cited = ((reference_citation(words, reference), reference.id) for reference in glossary.references.values())
    rows = sorted(cited, key=lambda row: (order.key(row[0]), row[1]))
    entries = [(id_, citation, words.listed(_citing(glossary, id_))) for citation, id_ in rows]
    yield page(
        site,
        "references.md",
        "reference.md.j2",
        words.say("references.title"),
        words.say("references.summary", glossary=glossary.about.title),
        source="graph/references.yml",
        entry=words.say("references.title"),
        entries=entries,
    )


def _citing(glossary: Glossary, reference: str) -> Iterator[Link]:
    """Yield links to the terms that cite a reference, and to the settings with a fact that does."""
    yield from map(link, glossary.citing.get(reference, ()))
    yield from map(setting_link, citing(glossary).get(reference, ()))
