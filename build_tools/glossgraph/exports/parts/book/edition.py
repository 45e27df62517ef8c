"""What the parts of a book have in common: the glossary, the terms that are in the book, and how its texts are made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from glossgraph.exports.parts.book.element import element
from glossgraph.exports.parts.book.text import blocks, inline
from glossgraph.text.cited import sources_of
from glossgraph.text.collation import collation
from glossgraph.words import catalogue
from glossgraph.words.citations import short_citation
from glossgraph.words.prose import prose, sentence
from glossgraph.words.say import label_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from xml.etree.ElementTree import Element

    from glossgraph.exports.parts.book.element import Content
    from glossgraph.model import Glossary, Reference, Term
    from glossgraph.text.collation import Collation
    from glossgraph.words import Catalogue
    from glossgraph.words.content import Markdown
    from glossgraph.words.say import Say

_HEADINGS = 4
"""The level of the highest headings in a text: below chapter, term and section."""


@dataclass(frozen=True)
class Edition:
    """A book of a glossary, with all of its terms or with some of them."""

    glossary: Glossary
    terms: frozenset[str]
    """The ids of the terms that are in it."""

    @cached_property
    def words(self) -> Catalogue:
        """The words of its headings."""
        return catalogue(self.glossary.about.language)

    @property
    def say(self) -> Say:
        """What returns these words by their keys."""
        return self.words.say

    @cached_property
    def order(self) -> Collation:
        """The order of names in the language of the glossary."""
        return collation(self.glossary.about.language)

    @cached_property
    def references(self) -> Sequence[Reference]:
        """The sources that it rests on, by their authors and years."""
        glossary = self.glossary
        found = list(glossary.references.values())
        if len(self.terms) < len(glossary.terms):
            others = (entry for entry in glossary.entries if getattr(entry, "id", "") not in glossary.terms)
            entries = (*(glossary.terms[id_] for id_ in self.terms), *others)
            named = {id_ for entry in entries for id_ in sources_of(entry)}
            found = [reference for reference in found if reference.id in named]
        return sorted(found, key=lambda r: (self.order.key(short_citation(self.words, r)), r.id))

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The numbers by which sources are cited, from 1, by their ids."""
        return {reference.id: number for number, reference in enumerate(self.references, start=1)}

    @cached_property
    def named(self) -> Mapping[str, str]:
        """The authors and the year of each source, by its id."""
        return {reference.id: short_citation(self.words, reference) for reference in self.references}

    def has(self, term: str) -> bool:
        """Tell whether a term is in the book."""
        return term in self.terms

    def text(self, text: str, own: str = "") -> list[Element]:
        """Return a contributed text as blocks; names of terms become links, each the first time."""
        return blocks(self, prose(self.glossary, text, own, set(), level=_HEADINGS)) if text else []

    def line(self, text: str, own: str = "", seen: set[str] | None = None) -> list[Content]:
        """Return a contributed text as the content of a paragraph; names of terms become links if `seen` is given."""
        return self.written(sentence(self.glossary, text, own, seen))

    def written(self, content: Markdown) -> list[Content]:
        """Return what is written on one line as the content of a paragraph."""
        return inline(self, content)

    def link(self, term: Term, *, page: bool = True) -> Element:
        """Return a link to a term, which says on which page it is where there are pages; or its name alone."""
        label = label_of(self.say, term)
        if not self.has(term.id):
            return element("span", label)
        return element("a", label, href=f"#t-{term.id}", class_="page" if page else "")

    def cited(self, reference: str, after: str = "") -> list[Content]:
        """Return a citation of a source in brackets, after a space that does not break."""
        return self.citation([("", reference, after)])

    def citation(self, sources: Sequence[tuple[str, str, str]]) -> list[Content]:
        """Return a citation of sources: the words before each, its id, and the words after it."""
        parts: list[Content] = []
        for before, id_, after in sources:
            number = self.numbers.get(id_)
            name = element("a", str(number), href=f"#s-{number}") if number else id_
            parts += [self.say("list.semicolon")] if parts else []
            parts += [f"{before} " if before else "", name, f"{self.say('list.comma')}{after}" if after else ""]
        return ["\u00a0", element("span", "[", *(part for part in parts if part != ""), "]", class_="cite")]
