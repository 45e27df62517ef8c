"""All of a book, section after section."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.exports.parts.book import back, front
from glossgraph.exports.parts.book.chapters import chapters
from glossgraph.exports.parts.book.element import element
from glossgraph.exports.parts.book.entry import entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from glossgraph.exports.parts.book.chapters import Chapter
    from glossgraph.exports.parts.book.edition import Edition


class Section(NamedTuple):
    """A section of a book, as a reader turns to it: `kind` is its type in the vocabulary of EPUB."""

    title: str
    kind: str
    element: Element
    is_continued: bool = False
    """Whether it goes on with the chapter of the section before it."""


_MOST_AT_ONCE = 60
"""How many terms one section has at most."""


def sections(edition: Edition) -> Iterator[Section]:
    """Yield the sections of a book in order; a long chapter has several, the first of which has its heading."""
    say = edition.say
    yield Section(say("book.cover"), "titlepage", front.title_page(edition))
    yield Section(say("book.how-to-read"), "preface", front.how_to_read(edition))
    yield from (Section(say("book.introduction"), "introduction", each) for each in front.introduction(edition))
    for chapter in chapters(edition):
        yield from _of_chapter(edition, chapter)
    for each in (*back.settings(edition), *back.paths(edition)):
        yield Section("".join(each[0].itertext()), "appendix", each)
    yield from (Section(say("sources.heading"), "bibliography", each) for each in back.sources(edition))
    yield Section(say("book.index"), "index", back.index(edition))


def _of_chapter(edition: Edition, chapter: Chapter) -> Iterator[Section]:
    for start in range(0, len(chapter.terms), _MOST_AT_ONCE):
        made = element("section", id=f"c-{chapter.id}" if not start else "", class_="chapter")
        if not start:
            made.extend(_opening(edition, chapter))
        made.extend(entry(edition, term) for term in chapter.terms[start : start + _MOST_AT_ONCE])
        yield Section(chapter.title, "chapter", made, is_continued=bool(start))


def _opening(edition: Edition, chapter: Chapter) -> Iterator[Element]:
    if chapter.number:
        yield element("p", edition.say("book.part", number=chapter.number), class_="part")
    yield element("h1", chapter.title)
    yield from edition.text(chapter.description)
    if len(chapter.terms) > 1:
        links = (
            element("li", element("a", term.title, href=f"#t-{term.id}", class_="entry")) for term in chapter.terms
        )
        yield element("p", edition.say("book.in-this-chapter"), class_="relation")
        yield element("ul", *links, class_="toc")
