"""What stands at the foot of a term's page: its dates, how to cite it, and the term for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.site.parts.citations import bibtex, page_citation
from glossgraph.site.parts.dates import in_words
from glossgraph.text.escape import escape_html

if TYPE_CHECKING:
    from glossgraph.model import Term
    from glossgraph.site.page import Site


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
    """What the term can be had as, and the path of the file."""


def foot(site: Site, term: Term) -> Foot:
    """Return what stands at the foot of a term's page."""
    dates = site.history.files.get(term.file)
    added = dates.added if dates else None
    changed = dates.changed if dates and dates.changed != added else None
    forms = [("JSON", f"terms/{term.id}.json")]
    forms += [("YAML", f"terms/{term.id}.yml")] if term.id in site.files else []
    forms.append(("Markdown", site.twin(f"terms/{term.id}.md")))
    return Foot(
        added=(added.isoformat(), in_words(added)) if added else (),
        changed=(changed.isoformat(), in_words(changed)) if changed else (),
        citation=page_citation(site, term),
        bibtex="&#10;".join(map(_preformatted, bibtex(site, term))),
        forms=tuple(forms),
    )


def _preformatted(line: str) -> str:
    code = line.lstrip(" ")
    return f"{line[: len(line) - len(code)]}{escape_html(code)}"
