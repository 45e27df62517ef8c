"""What else a term is called: other names, other terms of the same name, and names in other languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.model import once
from glossgraph.site.parts.edges import link
from glossgraph.text.plain import plain_words
from glossgraph.words.content import Words
from glossgraph.words.languages import name_of_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.model import Glossary, Term
    from glossgraph.site.page import Site
    from glossgraph.words.content import Link


@dataclass(frozen=True, slots=True)
class InLanguage:
    """What a term is called in another language, and perhaps what it means there."""

    tag: str
    """A BCP 47 tag."""
    language: str
    """What the language is called in that of the site."""
    names: str
    """Plain words, the label first."""
    definition: str
    """Plain words; mostly empty."""


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


def other_languages(site: Site, term: Term) -> list[InLanguage]:
    """Return what a term is called in other languages, by the tags of these."""
    definitions = {told.language: plain_words(site.glossary, told.definition) for told in term.translations}
    names: dict[str, list[str]] = {}
    for tag, name in _translated(term):
        names.setdefault(tag, []).append(name)
    tags = sorted({*names, *(tag for tag, definition in definitions.items() if definition)})
    language = site.glossary.about.language
    return [
        InLanguage(tag, name_of_language(tag, language), ", ".join(names.get(tag, ())), definitions.get(tag, ""))
        for tag in tags
    ]


def _translated(term: Term) -> Iterator[tuple[str, str]]:
    for told in term.translations:
        yield from ((told.language, name) for name in (told.label, *told.aliases) if name)
    yield from ((name.language, name.text) for name in term.names if name.language and name.is_shown)
