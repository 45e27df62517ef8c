"""What stands at the foot of a term's page: its dates, how to cite it, and the term for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.site.parts.dates import in_words
from glossgraph.text.escape import escape_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Term
    from glossgraph.site.page import Site

_IN_TEX = str.maketrans(
    {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    # a brace counts for BibTeX though it is escaped
    | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
    | {character: f"\\{character}" for character in "$&#%_"}
)


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot of a term's page. Dates are pairs, as programs and as people write them; empty if they are not known."""

    added: tuple[str, str] | tuple[()]
    changed: tuple[str, str] | tuple[()]
    citation: str
    """Plain text."""
    bibtex: str
    """The lines of an entry, as the text of raw HTML."""
    forms: tuple[tuple[str, str], ...]
    """What the term can be had as, and in which file, written for an attribute."""


def foot(site: Site, term: Term) -> Foot:
    """Return what stands at the foot of a term's page."""
    dates = site.history.files.get(term.file)
    added = dates.added if dates else None
    changed = dates.changed if dates and dates.changed != added else None
    forms = [("JSON", "json", True), ("YAML", "yml", term.id in site.files), ("Markdown", "md", site.markdown)]
    return Foot(
        added=(added.isoformat(), in_words(added)) if added else (),
        changed=(changed.isoformat(), in_words(changed)) if changed else (),
        citation=_citation(site, term),
        bibtex="&#10;".join(
            [escape_html(f"@misc{{{term.id},"), *(f"  {escape_html(f)}," for f in _fields(site, term)), "&#125;"]
        ),
        forms=tuple((name, f"terms/{escape_html(term.id)}.{ending}") for name, ending, is_there in forms if is_there),
    )


def _citation(site: Site, term: Term) -> str:
    """Return a line for a list of references: who, when, what, where; what is not known is left out."""
    about, dates = site.glossary.about, site.history.files.get(term.file)
    who = [party.name for party in about.authors or ([about.publisher] if about.publisher else [])]
    year = f" ({dates.changed.year})" if dates else ""
    day = f" Last changed {in_words(dates.changed)}." if dates else ""
    where = f" {site.link(f'terms/{term.id}.md')}" if site.url else ""
    what = f"“{term.label}”. In: {about.title}"
    return f"{', '.join(who)}{year}. {what}.{day}{where}" if who else f"{what}{year}.{day}{where}"


def _fields(site: Site, term: Term) -> Iterator[str]:
    """Yield the fields of a BibTeX entry; a name in braces of its own is taken as it is."""
    about, dates = site.glossary.about, site.history.files.get(term.file)
    people = about.authors or (about.published_by,)
    yield f"title = {{{{{_tex(term.label)}}}}}"
    yield f"author = {{{' and '.join(f'{{{_tex(person.name)}}}' for person in people)}}}"
    yield f"howpublished = {{In: {_tex(about.title)}}}"
    if dates:
        yield f"year = {{{dates.changed.year}}}"
        yield f"month = {{{dates.changed.month}}}"
    if site.url:
        yield f"url = {{{site.link(f'terms/{term.id}.md')}}}"


def _tex(text: str) -> str:
    return " ".join(text.split()).translate(_IN_TEX)
