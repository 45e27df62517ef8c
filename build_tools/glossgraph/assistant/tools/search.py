"""Return the terms of the glossary that fit some words, the best first, each with its definition.

Use it to find out which terms the glossary has for a topic, and before you say that it has none. Names count most; then
definitions, questions and other texts. Words are matched, not meanings: if nothing fits, try other words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from glossgraph.assistant.markdown import shown, term_line, whole
from glossgraph.assistant.plain import SHORT, named
from glossgraph.assistant.shapes import Answer, Name, Shape, TermFound
from glossgraph.assistant.terms import found_term
from glossgraph.graph.search import search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.site.page import Site

TITLE = "Search the glossary"


class Asked(Shape):
    """Words."""

    words: Name
    """The words to look for."""
    limit: Annotated[int, Field(ge=1, le=20)] = 8
    """How many terms are returned at most."""


class Hit(TermFound):
    """A term that fits."""

    fits: str
    """What of it fits: a name, the definition, a question, or another text."""
    excerpt: str = ""
    """What fits, if it is neither the label nor in the definition."""


class Told(Answer):
    """Terms that fit some words."""

    words: str
    hits: tuple[Hit, ...] = ()


def answer(site: Site, asked: Asked) -> Told:
    """Return the terms that fit."""
    glossary = site.glossary
    hits = []
    for hit in search(glossary, asked.words, asked.limit):
        term = found_term(site, glossary.terms[hit.term], SHORT)
        excerpt = named(hit.excerpt)
        is_told = excerpt == term.label or excerpt.strip("… ") in term.definition
        hits.append(Hit(**term.model_dump(), fits=str(hit.part), excerpt="" if is_told else excerpt))
    return Told(words=named(asked.words), hits=hits)


def text(told: Told) -> str:
    """Return the answer as Markdown."""
    return whole(told, _lines(told))


def _lines(told: Told) -> Iterator[str]:
    yield from (f"# Terms that fit: {shown(told.words)}", "")
    if not told.hits:
        yield "No term fits these words. Other words may find something; `about` says what the glossary is about."
    for hit in told.hits:
        yield term_line(hit)
        if hit.excerpt:
            yield f"    - {hit.fits}: {shown(hit.excerpt)}"
