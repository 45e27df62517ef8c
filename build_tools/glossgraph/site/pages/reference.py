"""The references, with the terms that rest on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.site.parts.citations import reference_citation
from glossgraph.site.parts.edges import link
from glossgraph.site.template import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Term
    from glossgraph.site.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """Make the one page; none in a glossary without references."""
    glossary, words = site.glossary, site.words
    if not glossary.references:
        return
    rows = sorted((reference_citation(words, reference), reference.id) for reference in glossary.references.values())
    entries = [(id_, citation, words.listed(map(link, _citing(glossary, id_)))) for citation, id_ in rows]
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


def _citing(glossary: Glossary, reference: str) -> list[Term]:
    return [term for term in glossary.terms.values() if reference in sources_of(term)]


def sources_of(term: Term) -> list[str]:
    """Return every reference that a term names, each once: its own, those of its edges and those of its figures."""
    own = [*term.sources, *(s for edge in term.edges for s in edge.sources), *(f.source for f in term.figures)]
    return list(dict.fromkeys(own))
