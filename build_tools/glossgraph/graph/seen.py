"""Where terms are seen at work: in the articles that have dates or figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.model import once

if TYPE_CHECKING:
    from glossgraph.model import Edge, Glossary, StoryItem, Term


@dataclass(frozen=True, slots=True)
class Seen:
    """An article in which a term is seen: the entries of its story that show it, and the edges between the two."""

    article: Term
    items: tuple[StoryItem, ...]
    edges: tuple[Edge, ...]


def is_article(glossary: Glossary, term: Term) -> bool:
    """Tell whether a term is read as an article, by its kind."""
    kind = glossary.kinds.get(term.kind)
    return bool(kind and kind.article)


def is_dated(term: Term) -> bool:
    """Tell whether a term's story has dates: it happened."""
    return any(item.date for item in term.sequence)


def seen_in(glossary: Glossary, term: Term) -> list[Seen]:
    """Return the articles that show a term at work, by id: not those that only put it in order."""
    return _seen(glossary).get(term.id, [])


@once
def _seen(glossary: Glossary) -> dict[str, list[Seen]]:
    seen: dict[str, list[Seen]] = {}
    for article in glossary.terms.values():
        shows = is_article(glossary, article) and not article.deprecated and (is_dated(article) or article.figures)
        if not shows:
            continue
        edges = glossary.by_term[article.id]
        joined = [e.target if e.source == article.id else e.source for e in edges]
        for id_ in sorted({*joined, *(item.term for item in article.sequence)} & glossary.terms.keys() - {article.id}):
            items = tuple(item for item in article.sequence if item.term == id_)
            between = tuple(edge for edge in edges if id_ in {edge.source, edge.target})
            seen.setdefault(id_, []).append(Seen(article, items, between))
    return seen
