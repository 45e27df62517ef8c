"""What a term is joined to, and what it is not: each relation with the other terms, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.parts.book.element import element
from glossgraph.graph.by_relation import ends_by_relation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from glossgraph.exports.parts.book.edition import Edition
    from glossgraph.exports.parts.book.element import Content
    from glossgraph.model import Edge, Term


def connections(edition: Edition, term: Term) -> Iterator[Element]:
    """Yield the edges from a term and to it, by their relations."""
    for ends in ends_by_relation(edition.glossary, term, distinguishing=False):
        yield element("p", ends.words, class_="relation")
        yield element("ul", *(_item(edition, term, other, edge) for other, edge in ends.edges))


def distinctions(edition: Edition, term: Term) -> Iterator[Element]:
    """Yield the terms that a term is not to be taken for, and what tells them apart."""
    for ends in ends_by_relation(edition.glossary, term, distinguishing=True):
        yield element("ul", *(_item(edition, term, other, edge) for other, edge in ends.edges))


def _item(edition: Edition, term: Term, other: str, edge: Edge) -> Element:
    say, glossary = edition.say, edition.glossary
    # the list links to the other term right before the reason
    reason = edition.line(edge.reason, term.id, {other})
    line: list[Content] = [edition.link(glossary.terms[other])]
    if edge.when:
        line += [say("list.comma"), say("edge.only-if", when=edge.when)]
    settings = [glossary.settings[id_].label for id_ in edge.settings if id_ in glossary.settings]
    if settings:
        line += [" ", element("span", f"({say('list.comma').join(settings)})", class_="settings")]
    line += [": ", *reason] if reason else []
    for source in edge.sources:
        line += edition.cited(source)
    return element("li", element("p", *line), *edition.text(edge.detail, term.id))
