"""Which definitions use which terms, and where they explain one another in a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model import UNREADABLE, once
from glossgraph.model import networkx as nx
from glossgraph.text.grammar import grammar
from glossgraph.text.mentions import mentioned, position_in_source, without_mentions
from glossgraph.text.names import used_in_definitions
from glossgraph.text.sentences import second_sentence

if TYPE_CHECKING:
    from glossgraph.model import Glossary, Term
    from glossgraph.text.names import Use


@once
def definitions(glossary: Glossary) -> nx.DiGraph[str]:
    """Return the graph that leads from each term to those that its definition uses, each edge with the `words`.

    A definition that uses its own term has an edge to itself; one that names no term is not in the graph. It may open
    with its own term, as in "A loan is ...", and name it again after the sentence that says what it is.
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


def opening(glossary: Glossary, term: Term) -> str:
    """Return the name of its own term with which a definition opens, as in "A loan is ..."; nothing if it does not."""
    first = next((use for use in used_in_definitions(glossary)[term.id] if term.id in use.terms), None)
    return first.written if first and _is_opening(glossary, term.definition, first) else ""


def _is_opening(glossary: Glossary, definition: str, use: Use) -> bool:
    rules = grammar(glossary.about.language)
    is_first = rules.before_name.fullmatch(definition, 0, use.start)
    return bool(is_first and rules.is_defined.match(definition, use.start + len(use.written)))


def _terms_used(glossary: Glossary, term: Term) -> dict[str, str]:
    """Return the terms that a definition uses, each with the words that name it; ambiguous words are left out."""
    used = {id_: words for id_, words in mentioned(term.definition) if id_ in glossary.terms}
    sure = [use for use in used_in_definitions(glossary)[term.id] if len(use.terms) == 1]
    used |= {use.terms[0]: use.written for use in sure if use.terms[0] != term.id}
    if words := _own_words(glossary, term, [use for use in sure if use.terms[0] == term.id]):
        used[term.id] = words
    return dict(sorted(used.items()))


def _own_words(glossary: Glossary, term: Term, uses: list[Use]) -> str:
    """Return the words by which a definition explains its own term, of those that name it; nothing if it does not."""
    if not uses:
        return ""
    second = second_sentence(without_mentions(glossary, term.definition), glossary.about.language)
    end = position_in_source(glossary, term.definition, second) if second else len(term.definition)
    explaining = (use.written for use in uses if use.start < end and not _is_opening(glossary, term.definition, use))
    return next(explaining, "")
