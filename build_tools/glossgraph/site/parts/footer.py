"""The foot of a term's page: its dates, how to cite it, and links to the term in other formats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.site.parts.citations import bibtex, page_citation
from glossgraph.text.escape import escape_html
from glossgraph.words.content import Day, Link, Markdown
from glossgraph.words.dates import day_in_words

if TYPE_CHECKING:
    from datetime import date

    from glossgraph.model import Term
    from glossgraph.site.page import Site


@dataclass(frozen=True, slots=True)
class Footer:
    """The foot of a term's page."""

    dates: Markdown
    """When the term was added and changed, in a sentence; empty if that is not known."""
    citation: str
    """Plain text."""
    bibtex: str
    """The lines of an entry, as the text of raw HTML."""
    forms: tuple[Link, ...]
    """Links to the term in other formats."""


def footer(site: Site, term: Term) -> Footer:
    """Return the foot of a term's page."""
    dates = site.history.files.get(term.file)
    # what its file says of its entry counts before what git knows of the file
    added = term.created or (dates.added if dates else None)
    changed = term.modified or (dates.changed if dates and not term.created else None)
    changed = changed if changed != added else None
    forms = [("JSON", f"terms/{term.id}.json")]
    forms += [("YAML", f"terms/{term.id}.yml")] if term.file in site.glossary.texts else []
    forms.append(("Markdown", site.twin(f"terms/{term.id}.md")))
    return Footer(
        dates=_dates(site, added, changed),
        citation=page_citation(site, term),
        bibtex="&#10;".join(map(_preformatted, bibtex(site, term))),
        forms=tuple(Link(path, name, is_file=True) for name, path in forms),
    )


def _dates(site: Site, added: date | None, changed: date | None) -> Markdown:
    words = site.words
    if added and changed:
        return words.text("footer.added-and-changed", added=_day(site, added), changed=_day(site, changed))
    if added:
        return words.text("footer.added", added=_day(site, added))
    return words.text("footer.changed", changed=_day(site, changed)) if changed else Markdown()


def _day(site: Site, day: date) -> Day:
    return Day(day.isoformat(), day_in_words(site.words.say, day))


def _preformatted(line: str) -> str:
    code = line.lstrip(" ")
    return f"{line[: len(line) - len(code)]}{escape_html(code)}"
