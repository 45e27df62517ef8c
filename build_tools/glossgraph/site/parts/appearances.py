"""The articles in which a term appears, as pages list them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossgraph.site.content import Words, joined
from glossgraph.site.parts.edges import edge_in_words, link
from glossgraph.site.parts.prose import sentence

if TYPE_CHECKING:
    from glossgraph.graph.seen import Appearance
    from glossgraph.model import Term
    from glossgraph.site.page import Site


def listed_appearance(site: Site, term: Term, seen: Appearance) -> dict[str, Any]:
    """Return an article that shows a term: a link to it, what happens there and when, and what joins the two."""
    glossary = site.glossary
    steps = [(item.date, item.action or term.step) for item in seen.items]
    return {
        "link": link(seen.article),
        "steps": joined(
            (joined(filter(None, (Words(date), Words(action.text) if action else "")), ": ") for date, action in steps),
            site.words.say("list.semicolon"),
        ),
        "edges": [(edge_in_words(glossary, edge), sentence(glossary, edge.reason, term.id)) for edge in seen.edges],
    }
