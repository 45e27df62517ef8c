"""Which sorts of things a glossary holds, for those who have to say what they leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from glossgraph.model import Edge, Glossary, Term

_OF_TERMS: dict[str, Callable[[Term], object]] = {
    "aliases": lambda term: term.aliases,
    "further names": lambda term: term.names,
    "translations": lambda term: term.translations,
    "matches": lambda term: [*term.matches.by_type()],
    "explanations": lambda term: term.explanation,
    "boundaries": lambda term: term.boundaries,
    "notes": lambda term: term.notes,
    "sentences of usage": lambda term: term.usage,
    "questions": lambda term: term.faq,
    "examples": lambda term: term.examples,
    "figures": lambda term: term.figures,
    "dates": lambda term: term.created or term.modified,
    "further reading": lambda term: term.see_also,
    "sources": lambda term: term.sources,
}

_OF_EDGES: dict[str, Callable[[Edge], object]] = {
    "conditions of edges": lambda edge: edge.when,
    "details of edges": lambda edge: edge.detail,
    "sources of edges": lambda edge: edge.sources,
}

_OF_ALL: dict[str, Callable[[Glossary], bool]] = {
    "stories": lambda glossary: any(
        term.step or term.steps or term.sequence or term.sequences for term in glossary.terms.values()
    ),
    "casts": lambda glossary: any(setting.cast for setting in glossary.settings.values()),
    "facts of settings": lambda glossary: any(setting.facts for setting in glossary.settings.values()),
    "reading paths": lambda glossary: bool(glossary.paths),
    "models": lambda glossary: bool(glossary.models),
}


def held(glossary: Glossary, *sorts: str) -> str:
    """Return those of some sorts of things that a glossary holds any of, as a list in words; nothing if there are none.

    Raises:
        KeyError: no such sort is known.

    """
    known = _held(glossary)
    names = [sort for sort in sorts if known[sort]]
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


@once
def _held(glossary: Glossary) -> Mapping[str, bool]:
    terms, edges = glossary.terms.values(), glossary.edges
    of_terms = {sort: any(map(value, terms)) for sort, value in _OF_TERMS.items()}
    of_edges = {sort: any(map(value, edges)) for sort, value in _OF_EDGES.items()}
    return {**of_terms, **of_edges, **{sort: find(glossary) for sort, find in _OF_ALL.items()}}
