"""The comparisons of a glossary: what they are called, and which there are of a term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.sequence import order
from glossgraph.model import once
from glossgraph.site.parts.edges import comparison_path
from glossgraph.words.content import Link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.model import Glossary, Term
    from glossgraph.site.page import Site

Pair = tuple[str, str]
"""The ids of two terms that are kept apart, in order."""


def title_of_pair(site: Site, pair: Pair) -> str:
    """Return what a comparison is called, such as "Forced liquidation vs Margin call"."""
    first, second = (site.glossary.terms[id_].label for id_ in pair)
    return site.words.say("comparisons.pair", first=first, second=second)


@once
def kept_apart(glossary: Glossary) -> Mapping[str, tuple[Term, ...]]:
    """Return the terms from which each term is kept apart: core terms first, then in the order of the sequence."""
    others: dict[str, list[str]] = {}
    for first, second in glossary.apart:
        others.setdefault(first, []).append(second)
        others.setdefault(second, []).append(first)
    position, core = order(glossary), glossary.about.core
    return {
        id_: tuple(glossary.terms[other] for other in sorted(found, key=lambda o: (o not in core, position[o])))
        for id_, found in others.items()
    }


def link_to_comparison(term: Term, other: Term) -> Link:
    """Return a link to the comparison of two terms, from a place that names the first."""
    return Link(comparison_path(term.id, other.id), other.label)


def leading(glossary: Glossary, pair: Pair) -> str:
    """Return the one of two terms that is mistaken more often, or else a core term, or else the earlier one."""
    others, position, core = kept_apart(glossary), order(glossary), glossary.about.core
    return min(pair, key=lambda id_: (-len(others[id_]), id_ not in core, position[id_]))
