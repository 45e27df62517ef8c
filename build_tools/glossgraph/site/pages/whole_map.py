"""The map: what leads from each stage to each other, drawn as a spine; a script shows whatever part is chosen."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from glossgraph.graph.hierarchy import decides_order, levels
from glossgraph.graph.spine import columns, counts, leading, main_chain
from glossgraph.model import Flow
from glossgraph.pictures.arcs import Arc, arcs, weight
from glossgraph.site.material import ASSETS
from glossgraph.site.parts.edges import has_reasons, link
from glossgraph.site.parts.kinds import told_apart
from glossgraph.site.parts.map_choices import choices
from glossgraph.site.parts.map_files import NAMES, class_of, name_of
from glossgraph.site.template import page
from glossgraph.text.escape import escape_script
from glossgraph.words.content import Link, Picture, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.graph.spine import Column
    from glossgraph.model import Glossary, Term
    from glossgraph.site.page import Page, Site
    from glossgraph.words.content import Place

PATH = "map.md"

LEADING = 5
"""How many terms of a column are named at rest."""

SKIPPING, RETURNING = 14, 4
"""How many arcs there are at rest of those that skip a column, and of those that return."""

MOST_OUTSIDE = 12
"""How many terms of a kind are named that are in no column."""

MOST_AT_ONCE = 6_000
"""For how many terms this map is made; whoever wants to see more of them at once needs another tool."""

_Counts = tuple[int, int, int]
"""Two columns, and how many edges lead from the first to the second."""


@dataclass(frozen=True, slots=True)
class _Bar:
    """What leads from a column to another."""

    name: str
    number: int
    pair: str
    css_class: str
    weight: int
    returns: bool


@dataclass(frozen=True, slots=True)
class _Shown:
    """A column at rest."""

    number: int
    name: str
    css_class: str
    page: str
    """The page of its stage; empty without stages."""
    chain: list[Link]
    terms: list[Link]
    more: int
    size: int
    ribbon: _Bar | None
    """What leads to the next column."""
    bars: list[_Bar]
    """What leads to each column, in order."""


def pages(site: Site) -> Iterator[Page]:
    """Make the one page; none if there is nothing to draw."""
    say = site.words.say
    if not has_map(site.glossary):
        return
    yield page(
        site,
        PATH,
        "whole_map.md.j2",
        say("map.title"),
        say("map.summary", glossary=site.glossary.about.title, numbers=_numbers(site)),
        values=lambda: _values(site),
        entry=say("map.title"),
        wide=True,
    )


def has_map(glossary: Glossary) -> bool:
    """Tell whether there is anything to draw: stages, or what joins terms."""
    return bool(glossary.relations or glossary.stages)


def _values(site: Site) -> dict[str, Any]:
    glossary = site.glossary
    drawn, (above, below) = columns(glossary), _strongest(glossary)
    most = max((number for *_, number in counts(glossary)), default=0)
    shown_arcs = {(one, other) for one, other, _ in (*above, *below)}
    ribbons = set(_next(drawn))
    return {
        "heading": Words(site.words.say("map.title")),
        "numbers": _numbers(site),
        "very_many": len(glossary.terms) > MOST_AT_ONCE,
        "choices": list(choices(site)),
        "columns": [_shown(site, column, most) for column in drawn],
        "above": _picture(site, above, most, above=True),
        "below": _picture(site, below, most, above=False),
        "left_out": [
            number
            for one, other, number in counts(glossary)
            if one != other and (one, other) not in shown_arcs | ribbons
        ],
        "outside": list(_outside(site)),
        "has_relations": bool(glossary.relations),
        "has_reasons": has_reasons(glossary),
        "returns": any(glossary.flow(edge) is Flow.FEEDBACK for edge in glossary.joining),
        "data": _data(site),
        "names": NAMES,
        "assets": ASSETS,
    }


def _numbers(site: Site) -> str:
    """Return a sentence that says how much there is."""
    glossary, say = site.glossary, site.words.say
    terms = say("count.terms", number=len(glossary.terms))
    connections = say("count.connections", number=len(glossary.joining))
    if glossary.stages:
        return say("map.numbers-by-stage", terms=terms, number=len(glossary.stages), connections=connections)
    if decides_order(glossary):
        number = max(levels(glossary).values(), default=0)
        return say("map.numbers-by-level", terms=terms, number=number, connections=connections)
    return say("map.numbers", terms=terms, connections=connections)


def _next(drawn: Sequence[Column]) -> list[tuple[int, int]]:
    return [(one.number, other.number) for one, other in pairwise(drawn)]


def _strongest(glossary: Glossary) -> tuple[list[_Counts], list[_Counts]]:
    """Return what returns and what skips a column, the greatest numbers of each."""
    following = set(_next(columns(glossary)))

    def strongest(found: list[_Counts], most: int) -> list[_Counts]:
        return sorted(found, key=lambda each: (-each[2], each))[:most]

    returning = [each for each in counts(glossary) if each[0] > each[1]]
    skipping = [each for each in counts(glossary) if each[0] < each[1] and each[:2] not in following]
    return strongest(returning, RETURNING), strongest(skipping, SKIPPING)


def _shown(site: Site, column: Column, most: int) -> _Shown:
    glossary = site.glossary
    chain = [id_ for id_ in main_chain(glossary) if id_ in set(column.terms)]
    others = [id_ for id_ in column.terms if id_ not in chain]
    named = others[: max(LEADING - len(chain), 1)]
    following = dict(_next(columns(glossary))).get(column.number)
    bars = [_bar(site, column, other, number, most) for one, other, number in counts(glossary) if one == column.number]
    return _Shown(
        column.number,
        name_of(site, column),
        class_of(glossary, column),
        f"stages/{column.stage}.md" if column.stage else "",
        [link(glossary.terms[id_]) for id_ in chain],
        [link(glossary.terms[id_]) for id_ in named],
        len(others) - len(named),
        len(column.terms),
        next((bar for bar in bars if bar.pair == f"{column.number}-{following}"), None),
        bars,
    )


def _bar(site: Site, column: Column, other: int, number: int, most: int) -> _Bar:
    target = next(each for each in columns(site.glossary) if each.number == other)
    return _Bar(
        _name_of_bar(site, column, target),
        number,
        f"{column.number}-{other}",
        class_of(site.glossary, target),
        weight(number, most),
        other < column.number,
    )


def _name_of_bar(site: Site, column: Column, target: Column) -> str:
    say, name = site.words.say, name_of(site, target)
    if target is column:
        return say("map.within")
    return say("map.returns-to" if target.number < column.number else "map.leads-to", column=name)


def _picture(site: Site, drawn: Sequence[_Counts], most: int, *, above: bool) -> Picture | None:
    places = {column.number: place for place, column in enumerate(columns(site.glossary))}
    named = {column.number: column for column in columns(site.glossary)}

    def draw(here: Place) -> str:
        return arcs([arc(here, *each) for each in drawn], len(places), most, above=above)

    def arc(here: Place, one: int, other: int, number: int) -> Arc:
        ends = f"{name_of(site, named[one])} → {name_of(site, named[other])}"
        name = site.words.say("map.from-to", number=number, columns=ends)
        css_class = class_of(site.glossary, named[one])
        target = here.address(f"#gg-map-{one}")
        return Arc(places[one], places[other], number, name, target, f"{one}-{other}", css_class)

    return Picture(draw) if drawn else None


def _outside(site: Site) -> Iterator[tuple[Words, list[Link], int, str]]:
    """Yield the terms that are in no column: by kind, the first of them, how many there are more, and their page."""
    glossary = site.glossary
    inside = {id_ for column in columns(glossary) for id_ in column.terms}
    outside: dict[str, list[Term]] = {}
    for term in glossary.terms.values():
        if term.id not in inside:
            outside.setdefault(term.kind, []).append(term)
    kinds = told_apart(glossary).values()
    groups = [(kind.label, f"kinds/{kind.id}.md", outside.pop(kind.id, [])) for kind in kinds]
    groups.append(
        (site.words.say("map.others"), "terms/index.md", [term for each in outside.values() for term in each])
    )
    for label, path, terms in groups:
        ids = leading(glossary, [term.id for term in terms])
        named = [link(glossary.terms[id_]) for id_ in ids[:MOST_OUTSIDE]]
        if ids:
            yield Words(label), named, len(ids) - len(named), path


def _data(site: Site) -> str:
    """Return the words that the script needs, as JSON that cannot end its element."""
    say = site.words.say
    words = site.words.group("map-script") | {"comma": say("list.comma")}
    if decides_order(site.glossary):
        words |= site.words.group("map-script-of-hierarchy")
    values = {"language": site.words.language, "pairs": say("search.pairs").split(), "words": words}
    return escape_script(json.dumps(values, ensure_ascii=False, separators=(",", ":")))
