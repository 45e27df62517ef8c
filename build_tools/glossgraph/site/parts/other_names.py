"""The names that a term shares with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model import once
from glossgraph.site.parts.edges import link
from glossgraph.words.content import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.model import Glossary, Term
    from glossgraph.words.content import Link


def same_name(glossary: Glossary, term: Term) -> list[tuple[Words, list[Link]]]:
    """Return the names of a term that others have as well, each with links to these."""
    found = {}
    for name in (term.label, *term.synonyms):
        others = [id_ for id_ in _owners(glossary).get(name.casefold(), ()) if id_ != term.id]
        if others:
            found[name] = [link(glossary.terms[id_]) for id_ in others]
    return [(Words(name), links) for name, links in found.items()]


@once
def _owners(glossary: Glossary) -> Mapping[str, tuple[str, ...]]:
    """Return the terms that have a name, by the name without case, of those names that several have."""
    owners: dict[str, dict[str, None]] = {}
    for term in glossary.terms.values():
        for name in () if term.deprecated else (term.label, *term.synonyms):
            owners.setdefault(name.casefold(), {})[term.id] = None
    return {name: tuple(ids) for name, ids in owners.items() if len(ids) > 1}
