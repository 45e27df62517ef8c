"""The sources that a page cites: small numbers in its text, and the numbered list at its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.site.parts.citations import named_source
from glossgraph.text.escape import escape_html
from glossgraph.words.citations import reference_citation
from glossgraph.words.content import Source, Words

if TYPE_CHECKING:
    from glossgraph.site.page import Site
    from glossgraph.words.content import Cite


@dataclass(frozen=True, slots=True)
class Place:
    """A place at which a page cites a source."""

    address: str
    """Its address on the page, without `#`."""
    locator: Words
    """What is said of the source there, such as "p. 3"; mostly nothing."""
    back: str
    """What the link from the list to the place says to a screen reader."""


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A source in the list of a page."""

    reference: str
    address: str
    citation: str | Words
    places: tuple[Place, ...]


class Sources:
    """The sources that a page cites, numbered in the order in which they are written."""

    def __init__(self, site: Site) -> None:
        """Begin with a page that cites nothing."""
        self._site = site
        self._cited: dict[str, list[Source]] = {}

    def __contains__(self, reference: str) -> bool:
        """Tell whether a reference has been cited."""
        return reference in self._cited

    def __bool__(self) -> bool:
        """Tell whether any has."""
        return bool(self._cited)

    def superscript(self, cite: Cite) -> str:
        """Return the numbers of the sources of a citation, as links in HTML, and remember where they are cited."""
        links: list[str] = []
        for source in cite.sources:
            number, attributes = self._remember(source)
            label = escape_html(self._label(number, source))
            links.append(f'<a {attributes} aria-label="{label}">{number}</a>')
        return f'<sup class="gg-source" data-search-exclude>{", ".join(links)}</sup>'

    def named(self, reference: str) -> str:
        """Return a link in HTML to a source, with its authors and its year as words, and remember where it is."""
        _, attributes = self._remember(Source(reference))
        return f"<a {attributes}>{escape_html(named_source(self._site, reference))}</a>"

    def listed(self) -> list[ListedSource]:
        """Return the sources that have been cited, in the order of their numbers."""
        return [
            ListedSource(reference, f"source.{number}", self.entry(reference), tuple(self._places(number, places)))
            for number, (reference, places) in enumerate(self._cited.items(), start=1)
        ]

    def entry(self, reference: str) -> str | Words:
        """Return a reference as an entry of a list."""
        known = self._site.glossary.references.get(reference)
        return reference_citation(self._site.words, known) if known else Words(reference)

    def _remember(self, source: Source) -> tuple[int, str]:
        """Return the number of a source, and the attributes of a link to it that has an address of its own."""
        places = self._cited.setdefault(source.reference, [])
        places.append(source)
        number = list(self._cited).index(source.reference) + 1
        return number, f'href="#source.{number}" id="cited.{number}.{len(places)}"'

    def _label(self, number: int, source: Source) -> str:
        say = self._site.words.say
        named = " ".join(filter(None, (source.before, named_source(self._site, source.reference))))
        return say("sources.link", number=number, source=say("list.comma").join(filter(None, (named, source.after))))

    def _places(self, number: int, places: list[Source]) -> list[Place]:
        say = self._site.words.say
        return [
            Place(
                f"cited.{number}.{count}",
                Words(" ".join(filter(None, (source.before, source.after)))),
                say("sources.back", number=number, place=count, of=len(places))
                if len(places) > 1
                else say("sources.back-only", number=number),
            )
            for count, source in enumerate(places, start=1)
        ]
