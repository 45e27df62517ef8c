"""What the columns of a table are called, and what they mean for a term."""

from __future__ import annotations

import re
from typing import NamedTuple

LABEL = "label"

_NAMES = {
    LABEL: "label, term, name, concept, title, entry, word, headword, preferred label, pref label, preferred term",
    "definition": "definition, description, meaning, def, short description",
    "alias": "synonyms, synonym, aliases, alias, alt label, alt labels, alternative label, alternative labels, "
    "alternative names, other names, also known as, aka, used for, uf, use for, variants",
    "hidden": "hidden label, hidden labels, misspellings",
    "abbreviation": "abbreviation, abbreviations, abbr, acronym, acronyms, short form, short name",
    "deprecated": "deprecated names, deprecated terms, do not use",
    "broader": "broader, broader term, broader terms, bt, parent, parents, parent term, parent id, broader id, is a, "
    "subclass of, hypernym, belongs to",
    "narrower": "narrower, narrower term, narrower terms, nt, children, child, hyponyms",
    "related": "related, related term, related terms, rt, related to, see also, see, cf",
    "group": "category, categories, group, groups, domain, domains, subject, subject area, topic, topics, tag, tags, "
    "collection, collections, facet, field, area, section, chapter",
    "kind": "kind, type, class, entity type",
    "notation": "notation, code, number, no, nr, identifier, classification",
    "id": "id, key, slug, uri, iri, concept id, term id",
    "qualifier": "qualifier, disambiguation, sense, context",
    "general": "note, notes, comment, comments, remark, remarks",
    "scope": "scope note, scope notes, sn, scope",
    "history": "history note, history, etymology, hn",
    "editorial": "editorial note, editorial notes",
    "change": "change note, change notes",
    "usage": "example, examples, usage, usage example, sample sentence, sentence",
    "source": "source, sources, reference, references, ref, citation, authority",
    "link": "url, link, links, website, web page, further reading",
    "match": "exact match, same as, wikidata, equivalent",
    "status": "status, state",
    "replaced": "replaced by, superseded by, use, use instead",
    "created": "created, date created, created on, date added",
    "modified": "modified, updated, last modified, last updated, date modified, changed",
}

_GERMAN = frozenset({"begriff", "benennung"})
"""Names of columns of labels that say the language as well."""

_ROLES = {name: role for role, names in _NAMES.items() for name in names.split(", ")} | dict.fromkeys(_GERMAN, LABEL)

_LANGUAGE = re.compile(r"(?P<name>.+?)(?:[ _-]?[(\[@](?P<marked>[a-z]{2,3}(?:-[a-z]+)?)[)\]]?|[ _-](?P<bare>[a-z]{2}))")

_NO_LANGUAGES = frozenset({"id", "no", "nr", "by", "to", "is"})
"""Words of column names that are the codes of languages as well."""


class Column(NamedTuple):
    """What a column means, and in which language it is."""

    role: str
    """One of the roles above; empty if its name is not known."""
    language: str
    name: str


def column(header: str) -> Column:
    """Return what a column means by its name."""
    written = " ".join(header.split())
    role = _ROLES.get(_plain(written), "")
    match = None if role else _LANGUAGE.fullmatch(written.lower())
    if match:
        language = match["marked"] or match["bare"]
        role = _ROLES.get(_plain(match["name"]), "")
        if role and (match["marked"] or language not in _NO_LANGUAGES):
            return Column(role, language, written)
        role = ""
    return Column(role, "de" if _plain(written) in _GERMAN else "", written)


def _plain(name: str) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return " ".join(re.split(r"[\W_]+", spaced.strip().lower())).strip()
