"""The articles in which a term appears, as pages list them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossgraph.site.parts.edges import edge_in_words, link
from glossgraph.words.content import Words, joined
from glossgraph.words.prose import sentence

if TYPE_CHECKING:
    from glossgraph.graph.seen import Appearance
    from glossgraph.model import Edge, Glossary, Term
    from glossgraph.site.page import Site


def listed_appearance(site: Site, term: Term, seen: Appearance) -> dict[str, Any]:
    """Return an article that shows a term: a link to it, what happens there and when, and what joins the two.

    Where only articles can be joined in a way, the reason alone says how.
    """
    glossary = site.glossary
    plain = [edge for edge in seen.edges if _is_of_articles(glossary, edge)]
    steps = [(item.date, item.action or term.step) for item in seen.items]
    return {
        "link": link(seen.article),
        "steps": joined(
            (joined(filter(None, (Words(date), Words(action.text) if action else "")), ": ") for date, action in steps),
            site.words.say("list.semicolon"),
        ),
        "reasons": joined((sentence(glossary, edge.reason, term.id) for edge in plain), " "),
        "edges": [
            (edge_in_words(glossary, edge), sentence(glossary, edge.reason, term.id))
            for edge in seen.edges
            if edge not in plain
        ],
    }


def _is_of_articles(glossary: Glossary, edge: Edge) -> bool:
    kinds = glossary.relations[edge.relation].source_kinds
    return bool(kinds) and all(id_ in glossary.kinds and glossary.kinds[id_].article for id_ in kinds)
