"""What identifies a term elsewhere: the IRI of its source, matches in other vocabularies, and pages about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.words.content import Code, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Term
    from glossgraph.site.page import Site
    from glossgraph.words.content import Markdown


def elsewhere(site: Site, term: Term) -> Iterator[tuple[str, list[Markdown]]]:
    """Yield what leads from a term to the world, each sort with its name in plain words."""
    say = site.words.say
    if term.identifiers.iri:
        yield say("elsewhere.identifier"), [_to(term.identifiers.iri)]
    for type_, iris in term.matches.by_type():
        yield say(f"elsewhere.{type_}"), [_to(iri) for iri in iris]
    if term.see_also:
        yield say("elsewhere.see-also"), [_to(address) for address in term.see_also]


def _to(iri: str) -> Markdown:
    """Return a link to an address on the web; any other IRI as it is."""
    # what an IRI may hold needs no escaping between angle brackets
    return text(f"<{iri}>" if iri.startswith(("http://", "https://")) else Code(iri))
