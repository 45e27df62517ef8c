"""The hierarchy as a tree, from the broadest terms down, on one page or on several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossgraph.graph.hierarchy import decides_order, levels, top_concepts
from glossgraph.site.material import ASSETS
from glossgraph.site.parts.paged_list import MOST, Whole, pages_of, part_with, parts_of
from glossgraph.site.parts.tree import items, lines, outline, rows
from glossgraph.site.template import page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.site.page import Page, Site
    from glossgraph.site.parts.paged_list import Part
    from glossgraph.site.parts.tree import Line

PATH = "hierarchy/index.md"

MOST_UNFOLDED = 60
"""How many lines a tree has at most that is not folded."""


def pages(site: Site) -> Iterator[Page]:
    """Make the page, and one for each part of a tree that is too long for it; none without a hierarchy."""
    glossary, say = site.glossary, site.words.say
    if not top_concepts(glossary):
        return
    title, summary = say("hierarchy.title"), say("hierarchy.summary", glossary=glossary.about.title)
    parts = parts_of(site.words, "hierarchy/", items(glossary, say("a-to-z.ideographs")))
    in_menu = decides_order(glossary)
    yield page(
        site,
        PATH,
        "hierarchy.md.j2",
        title,
        summary,
        values=lambda: {
            "terms": len(levels(glossary)),
            # where something else puts the terms in order, most are not expected here
            "outside": len(glossary.terms) - len(levels(glossary)) if in_menu else 0,
            "parts": parts,
            **_values(site, 0, outline(glossary, MOST), parts),
        },
        leads_to=[part.path for part in parts],
        entry=title if in_menu else "",
        foot="" if in_menu else title,
        searched=False,
    )
    yield from pages_of(
        site,
        Whole(PATH, title, summary),
        parts,
        "tree_list.j2",
        lambda part: _values(site, part.first, lines(glossary)[part.span], parts, unfolded=True),
    )


def _values(
    site: Site, first: int, shown: Sequence[Line], parts: Sequence[Part], *, unfolded: bool = False
) -> dict[str, Any]:
    places = {line.term: number for number, line in enumerate(lines(site.glossary)) if line.holds}

    def path_of(term: str) -> str:
        return part_with(parts, places[term], PATH)

    return {
        "rows": list(rows(site, first, shown, path_of)),
        "unfolded": unfolded or len(shown) <= MOST_UNFOLDED,
        "assets": ASSETS,
    }
