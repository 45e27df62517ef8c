"""The A-Z: every label, and every alias as a "see" entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.site.content import Words, text
from glossgraph.site.parts.collation import collation
from glossgraph.site.parts.edges import link, listed_link
from glossgraph.site.parts.prose import sentence
from glossgraph.site.parts.setting_filter import filter_of_terms
from glossgraph.site.template import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.site.content import Markdown
    from glossgraph.site.page import Page, Site


class IndexEntry(NamedTuple):
    """A line of the index."""

    name: str
    """The name by which it is sorted."""
    rank: tuple[str, ...]
    """What decides between entries with the same name."""
    line: Markdown


def pages(site: Site) -> Iterator[Page]:
    """Make the one page."""
    glossary, say = site.glossary, site.words.say
    yield page(
        site,
        "terms/index.md",
        "a_to_z.md.j2",
        say("a-to-z.title"),
        say("a-to-z.summary", glossary=glossary.about.title),
        values=lambda: {
            "letters": [(Words(letter or say("a-to-z.ideographs")), lines) for letter, lines in _by_letter(site)],
            "terms": len(glossary.terms),
            "filter": filter_of_terms(site, glossary.terms),
        },
        leads_to=(f"terms/{id_}.md" for id_ in glossary.terms),
        entry=say("a-to-z.entry"),
        definitions=False,
    )


def _by_letter(site: Site) -> Iterable[tuple[str, list[Markdown]]]:
    order = collation(site.glossary.about.language)
    letters: dict[str, list[Markdown]] = {}
    for entry in sorted(_entries(site), key=lambda entry: (order.key(entry.name), entry.rank)):
        letters.setdefault(order.letter(entry.name), []).append(entry.line)
    return letters.items()


def _entries(site: Site) -> Iterator[IndexEntry]:
    glossary = site.glossary
    for term in glossary.terms.values():
        line = text("**", listed_link(glossary, term), "**: ", sentence(glossary, term.definition))
        replacement = glossary.terms.get(term.replaced_by) if term.deprecated else None
        if replacement:
            line = text(line, " ", site.words.text("a-to-z.replaced", replacement=link(replacement)))
        yield IndexEntry(term.label, ("", term.label), line)
        for alias in term.aliases:
            line = site.words.text("a-to-z.see", alias=alias, term=link(term))
            yield IndexEntry(alias, (alias, term.label), line)
