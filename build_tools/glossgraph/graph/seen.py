"""The articles with dates or figures in which terms appear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.model import once

if TYPE_CHECKING:
    from glossgraph.model import Edge, Glossary, StoryItem, Term


@dataclass(frozen=True, slots=True)
class Appearance:
    """An article in which a term appears: the items of its story that show the term, and the edges between the two."""

    article: Term
    items: tuple[StoryItem, ...]
    edges: tuple[Edge, ...]


def is_article(glossary: Glossary, term: Term) -> bool:
    """Tell whether the kind of a term makes its page an article."""
    kind = glossary.kinds.get(term.kind)
    return bool(kind and kind.article)


def is_dated(term: Term) -> bool:
    """Tell whether a term's story has dates, which means that it happened."""
    return any(item.date for item in term.sequence)


def seen_in(glossary: Glossary, term: Term) -> list[Appearance]:
    """Return the appearances of a term, by the id of the article.

    An article with neither dates nor figures only puts terms in order, and does not count.
    """
    return _appearances(glossary).get(term.id, [])


@once
def _appearances(glossary: Glossary) -> dict[str, list[Appearance]]:
    appearances: dict[str, list[Appearance]] = {}
    for article in glossary.terms.values():
        if not is_article(glossary, article) or article.deprecated or not (is_dated(article) or article.figures):
            continue
        edges = glossary.by_term[article.id]
        joined = [e.target if e.source == article.id else e.source for e in edges]
        for id_ in sorted({*joined, *(item.term for item in article.sequence)} & glossary.terms.keys() - {article.id}):
            items = tuple(item for item in article.sequence if item.term == id_)
            between = tuple(edge for edge in edges if id_ in {edge.source, edge.target})
            appearances.setdefault(id_, []).append(Appearance(article, items, between))
    return appearances
