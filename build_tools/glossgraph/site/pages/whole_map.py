"""The map: the whole graph as one picture, in which a script lets readers search, filter and follow edges.

A graph that is too large for one picture is drawn as groups of terms, and each group as a picture of its own.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from glossgraph.graph.folded import Group, folded
from glossgraph.graph.sequence import all_in_order
from glossgraph.pictures.map.svg import map_in_numbers, map_svg
from glossgraph.site.content import Words
from glossgraph.site.page import once_for_site
from glossgraph.site.parts.drawn_map import Drawn, data, legend
from glossgraph.site.parts.paged_list import Item, parts_of, stage_or_kind
from glossgraph.site.parts.sizes import size, sizes_of_definitions
from glossgraph.site.template import page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from glossgraph.model import Glossary, Term
    from glossgraph.site.page import Page, Site
    from glossgraph.site.parts.paged_list import Part

PATH = "map.md"

PICTURE = "map.svg"
"""The file of the picture alone."""

MOST = 800_000
"""The most bytes, as they are estimated, of a map that shows all terms in one picture."""

_BOX, _LINE = 500, 260
"""About how many bytes a term and an edge take on the map, besides their texts."""


def pages(site: Site) -> Iterator[Page]:
    """Make the page, and one for the map of each group if there are too many terms for one picture."""
    say, parts = site.words.say, _parts(site)
    title, drawn = say("map.title"), partial(_drawn, site)
    numbers = _numbers(site)
    yield page(
        site,
        PATH,
        "whole_map.md.j2",
        title,
        say("map.summary", glossary=site.glossary.about.title, numbers=numbers),
        values=lambda: _values(site, drawn(), title) | {"numbers": numbers, "parts": parts},
        leads_to=[part.path for part in parts],
        entry=title,
        wide=True,
        definitions=False,
    )
    for number, part in enumerate(parts):
        yield _page(site, parts, number, part)


def pictures(site: Site) -> dict[str, Callable[[], str]]:
    """Return what makes the pictures alone, by their paths: that of the map, and of the map of each group."""
    groups: dict[str, Callable[[], str]] = {_picture(p): partial(_picture_alone, site, p) for p in _parts(site)}
    return {PICTURE: partial(_picture_alone, site)} | groups


def _page(site: Site, parts: Sequence[Part], number: int, part: Part) -> Page:
    title = site.words.say("parts.title", list=site.words.say("map.title"), part=part.name)
    neighbours = {
        "before": parts[number - 1] if number else None,
        "after": parts[number + 1] if number + 1 < len(parts) else None,
    }
    terms = all_in_order(site.glossary)[part.span]
    return page(
        site,
        part.path,
        "whole_map.md.j2",
        title,
        site.words.say("map.summary-of-group", glossary=site.glossary.about.title, group=part.name),
        values=lambda: (
            _values(site, _drawn(site, part), title)
            | {
                "numbers": site.words.say("map.numbers-of-group", number=len(terms)),
                "parts": (),
                "neighbours": neighbours,
            }
        ),
        leads_to=(f"terms/{term.id}.md" for term in terms),
        parent=PATH,
        searched=False,
        wide=True,
        definitions=False,
    )


def _values(site: Site, drawn: Drawn, title: str) -> dict[str, Any]:
    return legend(site, drawn) | {"heading": Words(title), "data": data(site, drawn), "neighbours": None}


def _picture_alone(site: Site, part: Part | None = None) -> str:
    drawn = _drawn(site, part)
    return f"{map_svg(drawn.glossary, site.words.say, numbers=drawn.numbers)}\n"


def _picture(part: Part) -> str:
    return part.path.removesuffix(".md") + ".svg"


def _drawn(site: Site, part: Part | None = None) -> Drawn:
    """Return what is drawn: the whole glossary, its groups, or the terms of a group with the groups around."""
    glossary, say, parts = site.glossary, site.words.say, _parts(site)
    if not parts:
        return Drawn(glossary, PICTURE, "", frozenset(glossary.terms))
    groups = {each.path: _group(site, each) for each in parts}
    pages_of_groups = {group.id: path for path, group in groups.items()}
    unfolded = groups[part.path] if part else None
    shown = folded(glossary, list(groups.values()), lambda number: say("count.connections", number=number), unfolded)
    if part:
        name = say("parts.title", list=glossary.about.title, part=part.name)
        shown = replace(shown, about=replace(glossary.about, title=name))
    numbers = say("map.numbers-of-group", number=part.stop - part.first) if part else _numbers(site)
    inside = frozenset(unfolded.terms) if unfolded else frozenset()
    return Drawn(shown, _picture(part) if part else PICTURE, numbers, inside, pages_of_groups)


def _group(site: Site, part: Part) -> Group:
    terms = all_in_order(site.glossary)[part.span]
    stage = terms[0].stage if terms[0].stage in site.glossary.stages else ""
    # no id of a term has a slash in it; the numbers have the same length, so that the ids are in order
    number = part.path.removesuffix(".md").rpartition("/")[2]
    return Group(f"map/{number:0>5}", part.name, stage, frozenset(term.id for term in terms))


def _numbers(site: Site) -> str:
    """Return a sentence that says how much the map shows."""
    numbers, parts = map_in_numbers(site.glossary, site.words.say), _parts(site)
    return site.words.say("map.numbers-of-groups", numbers=numbers, groups=len(parts)) if parts else numbers


@once_for_site
def _parts(site: Site) -> tuple[Part, ...]:
    """Return the groups, each with the path of its map; none if all terms are in one picture."""
    items = (Item(_size(site.glossary, term), stage_or_kind(site)[term.id]) for term in all_in_order(site.glossary))
    return parts_of(site.words, "map/", items, MOST)


def _size(glossary: Glossary, term: Term) -> int:
    """Return about how many bytes a term takes on the map, with its half of each of its edges."""
    own = sizes_of_definitions(glossary)[term.id] + size(*term.aliases) + _BOX
    return own + sum(_LINE + len(edge.reason) for edge in glossary.by_term[term.id]) // 2
