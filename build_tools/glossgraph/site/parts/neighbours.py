"""What a page names as coming before a term and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.sequence import order, sequence

if TYPE_CHECKING:
    from glossgraph.model import Glossary, Term


def arrivals(glossary: Glossary, term: Term) -> list[Term]:
    """Return the terms right before a term in the sequence, those first that the strongest relations join to it."""
    before = {earlier: data["rank"] for earlier, _, data in sequence(glossary).in_edges(term.id, data=True)}
    return _ranked(glossary, before)


def departures(glossary: Glossary, term: Term) -> list[Term]:
    """Return the terms right after a term in the sequence, those first that the strongest relations join to it."""
    after = {later: data["rank"] for _, later, data in sequence(glossary).out_edges(term.id, data=True)}
    return _ranked(glossary, after)


def _ranked(glossary: Glossary, ranks: dict[str, int]) -> list[Term]:
    position = order(glossary)
    return [glossary.terms[id_] for id_ in sorted(ranks, key=lambda id_: (ranks[id_], position[id_]))]
