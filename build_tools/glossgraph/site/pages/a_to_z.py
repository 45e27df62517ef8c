"""The A-Z: every label, and every alias as a "see" entry."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.site.content import text
from glossgraph.site.parts.edges import link, listed_link
from glossgraph.site.parts.prose import sentence
from glossgraph.site.template import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.site.content import Markdown
    from glossgraph.site.page import Page, Site


class IndexEntry(NamedTuple):
    """A line of the index."""

    key: str
    """The name by which it is sorted."""
    rank: tuple[str, ...]
    """What decides between entries with the same key."""
    line: Markdown


def pages(site: Site) -> Iterator[Page]:
    """Make the one page."""
    glossary, say = site.glossary, site.words.say
    entries = sorted(_entries(site), key=lambda entry: (_letter(entry.key), entry.key, entry.rank))
    letters = [(letter, [e.line for e in group]) for letter, group in groupby(entries, key=lambda e: _letter(e.key))]
    yield page(
        site,
        "terms/index.md",
        "a_to_z.md.j2",
        say("a-to-z.title"),
        say("a-to-z.summary", glossary=glossary.about.title),
        letters=letters,
        leads_to=(f"terms/{id_}.md" for id_ in glossary.terms),
        entry=say("a-to-z.entry"),
        definitions=False,
        terms=len(glossary.terms),
    )


def _entries(site: Site) -> Iterator[IndexEntry]:
    glossary = site.glossary
    for term in glossary.terms.values():
        line = text("**", listed_link(glossary, term), "**: ", sentence(glossary, term.definition))
        replacement = glossary.terms.get(term.replaced_by) if term.deprecated else None
        if replacement:
            line = text(line, " ", site.words.text("a-to-z.replaced", replacement=link(replacement)))
        yield IndexEntry(_key(term.label), ("", term.label), line)
        for alias in term.aliases:
            line = site.words.text("a-to-z.see", alias=alias, term=link(term))
            yield IndexEntry(_key(alias), (alias, term.label), line)


def _key(name: str) -> str:
    """Return a name as it is sorted: without accents or hyphens, and in small letters."""
    letters = unicodedata.normalize("NFKD", name.casefold().replace("-", " "))
    return "".join(c for c in letters if not unicodedata.combining(c))


def _letter(key: str) -> str:
    return key[:1].upper() if key[:1].isalpha() else "#"
