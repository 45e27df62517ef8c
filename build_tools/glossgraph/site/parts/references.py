"""The list of references: their order, and the page on which each is found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from glossgraph.site.page import once_for_site
from glossgraph.site.parts.paged_list import Item, part_with, parts_of
from glossgraph.site.parts.places import places, written
from glossgraph.site.parts.sizes import size
from glossgraph.text.cited import citing
from glossgraph.text.collation import collation
from glossgraph.words.citations import reference_citation, short_citation
from glossgraph.words.content import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from glossgraph.model import Reference
    from glossgraph.site.page import Site
    from glossgraph.site.parts.paged_list import Part

PATH = "references.md"

MOST_NAMED = 200
"""The most terms that are named below a reference."""

_TERM = 60
"""About how many bytes a link to a term takes."""


@once_for_site
def sorted_references(site: Site) -> list[Reference]:
    """Return the references by their authors and years."""
    order = collation(site.glossary.about.language)
    references = site.glossary.references.values()
    return sorted(references, key=lambda r: (order.key(short_citation(site.words, r)), r.id))


@once_for_site
def references_in_parts(site: Site) -> tuple[Part, ...]:
    """Return the parts of the list; none if it fits on one page."""
    order, cited = collation(site.glossary.about.language), citing(site.glossary)
    return parts_of(
        site.words,
        "references/",
        (
            Item(
                size(reference_citation(site.words, reference))
                + _TERM * min(len(cited.get(reference.id, ())), MOST_NAMED),
                order.letter(short_citation(site.words, reference)),
            )
            for reference in sorted_references(site)
        ),
    )


def reference_link(site: Site, reference: Reference) -> Link:
    """Return a link to a reference in the list, with its authors and its year as words."""
    parts, path = references_in_parts(site), PATH
    if parts:
        path = part_with(parts, _places(site)[reference.id], PATH)
    return Link(path, short_citation(site.words, reference), f"#{reference.id}")


@once_for_site
def places_of_references(site: Site) -> Mapping[str, Sequence[tuple[str, int]]]:
    """Return the ids with the numbers of the parts that have them, by the path of the file; none without parts."""
    groups = places(references_in_parts(site), [reference.id for reference in sorted_references(site)])
    return {f"references/places-{number}.json": group for number, group in enumerate(groups, start=1)}


def files(site: Site) -> dict[str, Callable[[], str]]:
    """Return what makes the files for the script of the list, by their paths."""
    return {path: partial(written, group) for path, group in places_of_references(site).items()}


@once_for_site
def _places(site: Site) -> Mapping[str, int]:
    return {r.id: number for number, r in enumerate(sorted_references(site))}
