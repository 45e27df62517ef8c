"""The hierarchy as the lines of a tree: every term below those that are broader, with what is below it only once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.hierarchy import broader, narrower, sizes, top_concepts
from glossgraph.model import once
from glossgraph.site.parts.edges import listed_link
from glossgraph.site.parts.paged_list import Item, total
from glossgraph.site.parts.sizes import sizes_of_links
from glossgraph.text.collation import collation
from glossgraph.words.content import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from glossgraph.model import Glossary
    from glossgraph.site.page import Site

_FOLDED = 80
"""About how many bytes a line takes more of which others are below."""


class Line(NamedTuple):
    """A place of a term in the tree."""

    term: str
    depth: int
    """How many terms are above it."""
    holds: bool
    """Whether the lines of what is below it follow. Of several places of a term, only the preferred one holds them."""


class Row(NamedTuple):
    """A line of a tree, as the template writes it."""

    link: Link
    below: int
    """How many terms are below it, be it by way of others."""
    anchor: str
    """The id of its place, if what is below it is listed here; otherwise empty."""
    elsewhere: Link | None
    """Where what is below it is listed, if that is elsewhere."""
    depth: int
    opens: bool
    """Whether the next line is below it."""
    closes: int
    """How many lists end after it."""


@once
def lines(glossary: Glossary) -> tuple[Line, ...]:
    """Return the whole tree; terms that are below the same one are in alphabetical order."""
    found: list[Line] = []
    below = narrower(glossary)
    waiting = [Line(id_, 0, holds=True) for id_ in reversed(alphabetical(glossary, top_concepts(glossary)))]
    while waiting:
        line = waiting.pop()
        found.append(line)
        for id_ in reversed(alphabetical(glossary, below.get(line.term, ()))) if line.holds else ():
            is_preferred = broader(glossary)[id_][0] == line.term
            waiting.append(Line(id_, line.depth + 1, holds=id_ in below and is_preferred))
    return tuple(found)


def alphabetical(glossary: Glossary, ids: Iterable[str]) -> list[str]:
    """Return terms in the order of their labels."""
    order = collation(glossary.about.language)
    return sorted(ids, key=lambda id_: (order.key(glossary.terms[id_].label), id_))


def items(glossary: Glossary, ideographs: str) -> list[Item]:
    """Return what has to be known of each line before it is written; the group is the letter of the term at the top.

    Args:
        glossary: The glossary.
        ideographs: The words in place of the letter where there is none.

    """
    order, links, below = collation(glossary.about.language), sizes_of_links(glossary), narrower(glossary)
    found: list[Item] = []
    letter = ""
    for line in lines(glossary):
        letter = letter if line.depth else order.letter(glossary.terms[line.term].label) or ideographs
        found.append(Item(links[line.term] + (_FOLDED if line.term in below else 0), letter))
    return found


def outline(glossary: Glossary, room: int) -> list[Line]:
    """Return the lines of as many levels from the top as fit into so many bytes; they hold what they show."""
    listed = list(zip(lines(glossary), items(glossary, ""), strict=True))
    deepest = max((line.depth for line, _ in listed), default=0)
    for depth in range(deepest, -1, -1):
        if total(item for line, item in listed if line.depth <= depth) <= room:
            return [line._replace(holds=line.holds and line.depth < depth) for line, _ in listed if line.depth <= depth]
    return []


def place(id_: str) -> str:
    """Return the id of the place where what is below a term is listed."""
    return f"below-{id_}"


def rows(site: Site, first: int, shown: Sequence[Line], path_of: Callable[[str], str]) -> Iterator[Row]:
    """Yield lines of the tree as they are written, below the terms that are above the first of them.

    Args:
        site: What pages are made from.
        first: Which line of the tree is the first.
        shown: The lines, in order.
        path_of: Gives the path of the page that lists what is below a term.

    """
    glossary = site.glossary
    number, above = sizes(glossary), _above(lines(glossary), first)
    depths = [*(line.depth for line in (*above, *shown)), 0][1:]
    for place_in_list, (line, following) in enumerate(zip((*above, *shown), depths, strict=True)):
        opens, elsewhere = following > line.depth, None
        if line.term in number and not line.holds:
            words = site.words.say("hierarchy.below", number=number[line.term])
            elsewhere = Link(path_of(line.term), words, query=f"#{place(line.term)}")
        yield Row(
            listed_link(glossary, glossary.terms[line.term]),
            number.get(line.term, 0),
            place(line.term) if opens and place_in_list >= len(above) else "",
            elsewhere,
            line.depth,
            opens,
            max(line.depth - following, 0),
        )


def _above(listed: Sequence[Line], number: int) -> list[Line]:
    """Return the lines of the terms that are above a line, from the top down."""
    found: list[Line] = []
    depth = listed[number].depth if listed else 0
    while depth:
        number -= 1
        if listed[number].depth < depth:
            found.append(listed[number])
            depth = listed[number].depth
    return found[::-1]
