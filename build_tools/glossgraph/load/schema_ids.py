"""The names of which a glossary gets more all the time, as editors offer them: of terms, references and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.load.schema_names import Names, in_plain_words, short
from glossgraph.text.plain import plain_words
from glossgraph.words import ENGLISH, catalogue
from glossgraph.words.citations import reference_citation

if TYPE_CHECKING:
    from glossgraph.model import Glossary


def growing(glossary: Glossary) -> dict[str, Names]:
    """Return the names of each sort of which people add new ones all the time."""
    terms = dict.fromkeys(glossary.unread, "A term that cannot be read.")
    terms |= {term.id: in_plain_words(glossary, term.title, term.definition) for term in glossary.terms.values()}
    cast = {actor for setting in glossary.settings.values() for actor in setting.cast.values()}
    actors = {term.id for term in glossary.terms.values() if _takes_part(glossary, term.kind)} | cast
    roles = _roles(glossary)
    words = catalogue(ENGLISH)
    references = {
        reference.id: short(plain_words(glossary, reference_citation(words, reference)))
        for reference in glossary.references.values()
    }
    return {
        "term": dict(sorted(terms.items())),
        "actor": roles | {id_: about for id_, about in sorted(terms.items()) if id_ in actors},
        "cast": {id_: about for id_, about in sorted(terms.items()) if id_ in actors},
        "role": roles,
        "reference": dict(sorted(references.items())),
        "path": {path.id: in_plain_words(glossary, path.label, path.description) for path in glossary.paths.values()},
    }


def _takes_part(glossary: Glossary, kind: str) -> bool:
    return kind in glossary.kinds and glossary.kinds[kind].role == "participant"


def _roles(glossary: Glossary) -> Names:
    labels = {name.role: name.label for name in glossary.about.roles}
    casts = ((role, setting.label) for setting in glossary.settings.values() for role in setting.cast)
    settings: dict[str, list[str]] = {}
    for role, setting in casts:
        settings.setdefault(role, []).append(setting)
    return {
        role: short(f"{labels.get(role, 'A role')}: cast in {', '.join(where)}.") for role, where in settings.items()
    }
