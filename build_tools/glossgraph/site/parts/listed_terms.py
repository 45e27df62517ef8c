"""A list of terms with their definitions in the order of the sequence, on one page or on several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossgraph.graph.sequence import in_order
from glossgraph.site.parts.edges import listed_link
from glossgraph.site.parts.paged_list import MOST, Item, pages_of, parts_of, stage_or_kind
from glossgraph.site.parts.setting_filter import filter_of_terms, settings_by_term
from glossgraph.site.parts.sizes import sizes_of_definitions
from glossgraph.words.prose import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossgraph.model import Glossary, Term
    from glossgraph.site.page import Page, Site
    from glossgraph.site.parts.paged_list import Part, Whole


def terms_in_parts(site: Site, start: str, terms: Sequence[Term], room: int = MOST) -> tuple[Part, ...]:
    """Return the parts of the list, whose paths start as given; none if it fits into the room on its page."""
    glossary, groups = site.glossary, stage_or_kind(site)
    if size_of_terms(glossary, terms) <= room:
        return ()
    settings, sizes = settings_by_term(glossary), sizes_of_definitions(glossary)

    def item(term: Term) -> Item:
        # with the choice of settings, each of them names the term again
        return Item(sizes[term.id] + len(settings[term.id]) * (len(term.id) + 1), groups[term.id])

    return parts_of(site.words, start, map(item, in_order(glossary, terms)), room=0)


def size_of_terms(glossary: Glossary, terms: Iterable[Term]) -> int:
    """Return about how many bytes the list takes on a page."""
    return sum(sizes_of_definitions(glossary)[term.id] for term in terms)


def listed_terms(site: Site, terms: Sequence[Term]) -> dict[str, Any]:
    """Return what the template of the list needs."""
    glossary = site.glossary
    return {
        "filter": filter_of_terms(site, [term.id for term in terms]),
        "terms": [
            (listed_link(glossary, term), sentence(glossary, term.definition)) for term in in_order(glossary, terms)
        ],
    }


def pages_of_terms(site: Site, whole: Whole, parts: Sequence[Part], terms: Iterable[Term]) -> Iterator[Page]:
    """Make the pages of the parts of the list."""
    ordered = in_order(site.glossary, terms) if parts else []
    yield from pages_of(
        site,
        whole,
        parts,
        "terms_list.j2",
        lambda part: listed_terms(site, ordered[part.span]),
        leads_to=lambda part: (f"terms/{term.id}.md" for term in ordered[part.span]),
    )
