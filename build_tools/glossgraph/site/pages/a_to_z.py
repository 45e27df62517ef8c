"""The A-Z: every label, and every alias as a "see" entry."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.site.parts.prose import sentence
from glossgraph.site.parts.words import link
from glossgraph.site.template import page
from glossgraph.text.escape import escape_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary
    from glossgraph.site.page import Page, Site


class Entry(NamedTuple):
    """A line of the index, as Markdown."""

    key: str
    text: str


def pages(site: Site) -> Iterator[Page]:
    """Make the one page."""
    glossary = site.glossary
    entries = sorted(_entries(glossary), key=lambda entry: (_letter(entry.key), entry))
    letters = [(letter, [e.text for e in group]) for letter, group in groupby(entries, key=lambda e: _letter(e.key))]
    description = f"Every term of the {glossary.about.title}, from A to Z, with its other names."
    yield page("terms/index.md", "index.md.j2", "A–Z", description, letters=letters, terms=len(glossary.terms))


def _entries(glossary: Glossary) -> Iterator[Entry]:
    for term in glossary.terms.values():
        definition = sentence(glossary, term.definition)
        yield Entry(_key(term.label), f"**{link(term)}**: {definition}")
        for alias in term.aliases:
            yield Entry(_key(alias), f"{escape_markdown(alias)}, see {link(term)}")


def _key(name: str) -> str:
    """Return a name as it is sorted: without accents, case and hyphens."""
    letters = unicodedata.normalize("NFKD", name.casefold().replace("-", " "))
    return "".join(c for c in letters if not unicodedata.combining(c))


def _letter(key: str) -> str:
    return key[:1].upper() if key[:1].isalpha() else "#"
