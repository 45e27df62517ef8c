"""The definitions of the terms to which a page links, for readers and for the previews of links."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from glossgraph.site.parts.collation import collation
from glossgraph.site.parts.edges import link
from glossgraph.text.escape import escape_html
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from glossgraph.model import Term
    from glossgraph.site.here import Here
    from glossgraph.site.page import Site

DEFINITIONS = "\0definitions\0"
"""The mark at which a page gets its definitions once all of it is written. No text contains this character."""


def definitions_of(site: Site, here: Here, own: str, defined: Collection[str] = ()) -> str:
    """Return the definitions of all terms that a page links to; nothing if there are none.

    Its own term is left out, and so are those to which only one link leads, where the page has `defined` them.
    """
    glossary = site.glossary
    beside = {id_ for id_ in defined if here.terms.get(id_) == 1}
    linked = (here.terms.keys() & glossary.terms.keys()) - beside - {own}
    order = collation(glossary.about.language)
    terms = sorted((glossary.terms[id_] for id_ in linked), key=lambda term: (order.key(term.label), term.id))
    return "\n".join(_rows(site, here, terms)) if terms else ""


def _rows(site: Site, here: Here, terms: list[Term]) -> Iterator[str]:
    words = " ".join(
        f'data-{name}="{escape_html(str(entry))}"' for name, entry in site.words.group("previews-script").items()
    )
    heading = escape(site.words.say("definitions.heading"))
    yield f'<details class="gg-used" data-search-exclude {words}><summary>{heading}</summary>'
    yield "<dl>"
    for term in terms:
        definition = escape_html(plain_words(site.glossary, term.definition))
        yield f"<dt>{here.anchor(link(term))}</dt><dd>{definition}</dd>"
    yield "</dl></details>"
