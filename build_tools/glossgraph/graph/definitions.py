"""Which definitions use which terms, and where they explain one another in a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model import UNREADABLE, once
from glossgraph.model import networkx as nx
from glossgraph.text.mentions import mentioned
from glossgraph.text.names import used_in_definitions

if TYPE_CHECKING:
    from glossgraph.model import Glossary, Term


@once
def definitions(glossary: Glossary) -> nx.DiGraph[str]:
    """Return the graph that leads from each term to those that its definition uses, each edge with the `words`.

    A definition that uses its own term has an edge to itself; one that names no term is not in the graph.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    for term in glossary.terms.values():
        if term.definition not in {"", UNREADABLE} and not term.deprecated:
            for id_, words in _terms_used(glossary, term).items():
                graph.add_edge(term.id, id_, words=words)
    return graph


@once
def circles(glossary: Glossary) -> dict[str, set[str]]:
    """Return the terms whose definitions use one another, each with its whole group: none of it explains anything."""
    groups = nx.strongly_connected_components(definitions(glossary))
    return {id_: group for group in groups if len(group) > 1 for id_ in group}


def _terms_used(glossary: Glossary, term: Term) -> dict[str, str]:
    """Return the terms that a definition uses, each with the words that name it; ambiguous words are left out."""
    names = {use.terms[0]: use.written for use in used_in_definitions(glossary)[term.id] if len(use.terms) == 1}
    mentions = ((id_, words) for id_, words in mentioned(term.definition) if id_ in glossary.terms)
    return dict(sorted((dict(mentions) | names).items()))
