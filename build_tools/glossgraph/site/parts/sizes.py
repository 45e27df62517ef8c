"""About how many bytes things take on a page, before they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.model import Edge, Glossary

_LINK, _CITATION = 60, 500
"""About how many bytes a mention in a text takes besides its words, and a citation with its entry among the sources."""


def size(*texts: str) -> int:
    """Return about how many bytes an entry with these contributed texts takes as HTML."""
    sizes = _LINK
    for text in texts:
        sizes += len(text) if text.isascii() else len(text.encode())
        if "[" in text:
            sizes += _LINK * text.count("[[") + _CITATION * text.count("[@")
    return sizes


@once
def sizes_of_links(glossary: Glossary) -> Mapping[str, int]:
    """Return about how many bytes a link to each term takes."""
    return {id_: size(id_, term.title) for id_, term in glossary.terms.items()}


@once
def sizes_of_definitions(glossary: Glossary) -> Mapping[str, int]:
    """Return about how many bytes each term takes with its definition."""
    return {id_: size(id_, term.title, term.definition) for id_, term in glossary.terms.items()}


def size_of_edge(glossary: Glossary, edge: Edge) -> int:
    """Return about how many bytes the texts of an edge take."""
    return _sizes_of_edges(glossary)[edge.source, edge.relation, edge.target]


@once
def sizes_by_term(glossary: Glossary) -> Mapping[str, int]:
    """Return about how many bytes the texts of all edges of each term take."""
    sizes = _sizes_of_edges(glossary)
    return {
        id_: sum(sizes[edge.source, edge.relation, edge.target] for edge in glossary.by_term[id_])
        for id_ in glossary.terms
    }


@once
def _sizes_of_edges(glossary: Glossary) -> Mapping[tuple[str, str, str], int]:
    return {(e.source, e.relation, e.target): size(e.reason, e.when, e.detail) for e in glossary.joining}
