"""How a page cites its sources, and how others cite it: in the author-date style, and for BibTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.text.escape import escape_bibtex
from glossgraph.words.citations import short_citation
from glossgraph.words.dates import day_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Term
    from glossgraph.site.page import Site


def named_source(site: Site, key: str) -> str:
    """Return the authors and the year of a reference by its id, or the id if there is no such reference."""
    reference = site.glossary.references.get(key)
    return short_citation(site.words, reference) if reference else key


def page_citation(site: Site, term: Term) -> str:
    """Return a line for a list of references: authors, year, title and address, as far as they are known."""
    about, dates, say = site.glossary.about, site.history.files.get(term.file), site.words.say
    who = [party.name for party in about.authors or ([about.publisher] if about.publisher else [])]
    year = f" ({dates.changed.year})" if dates else ""
    day = f" {say('citation.changed', day=day_in_words(say, dates.changed))}" if dates else ""
    where = f" {site.link(f'terms/{term.id}.md')}" if site.url else ""
    what = say("citation.page", term=term.title, glossary=about.title)
    return f"{say('list.comma').join(who)}{year}. {what}.{day}{where}" if who else f"{what}{year}.{day}{where}"


def bibtex(site: Site, term: Term) -> list[str]:
    """Return the lines of a BibTeX entry for the page of a term."""
    return [f"@misc{{{term.id},", *(f"  {field}," for field in _fields(site, term)), "}"]


def _fields(site: Site, term: Term) -> Iterator[str]:
    """Yield the fields of a BibTeX entry; braces around a name keep BibTeX from changing it."""
    about, dates = site.glossary.about, site.history.files.get(term.file)
    people = about.authors or (about.published_by,)
    yield f"title = {{{{{escape_bibtex(term.title)}}}}}"
    yield f"author = {{{' and '.join(f'{{{escape_bibtex(person.name)}}}' for person in people)}}}"
    yield f"howpublished = {{{escape_bibtex(site.words.say('citation.in', glossary=about.title))}}}"
    if dates:
        yield f"year = {{{dates.changed.year}}}"
        yield f"month = {{{dates.changed.month}}}"
    if site.url:
        yield f"url = {{{site.link(f'terms/{term.id}.md')}}}"
