"""The terms to which a page leads, with their definitions: for those who read on, and for previews."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from glossgraph.site.parts.edges import link
from glossgraph.text.escape import escape_html
from glossgraph.text.mentions import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Term
    from glossgraph.site.here import Here
    from glossgraph.site.page import Site

DEFINITIONS = "\0definitions\0"
"""Where a page wants the definitions: they are known when all of it is written. No text holds this character."""


def definitions_of(site: Site, here: Here, own: str) -> str:
    """Return the definitions of the terms that a page has linked to, but for its own; nothing if there are none."""
    glossary = site.glossary
    linked = (here.terms.keys() & glossary.terms.keys()) - {own}
    terms = sorted((glossary.terms[id_] for id_ in linked), key=lambda term: (term.label, term.id))
    return "\n".join(_rows(site, here, terms)) if terms else ""


def _rows(site: Site, here: Here, terms: list[Term]) -> Iterator[str]:
    words = " ".join(
        f'data-{name}="{escape_html(str(entry))}"' for name, entry in site.words.group("previews-script").items()
    )
    heading = escape(site.words.say("definitions.heading"))
    yield f'<details class="gg-used" data-search-exclude {words}><summary>{heading}</summary>'
    yield "<dl>"
    for term in terms:
        definition = escape_html(on_one_line(site.glossary, term.definition))
        yield f"<dt>{here.anchor(link(term))}</dt><dd>{definition}</dd>"
    yield "</dl></details>"
