"""A vocabulary as the files of a glossary: their contents as plain values, by their paths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph import licenses
from glossgraph.importing.names import label_of
from glossgraph.importing.plain import on_one_line, words
from glossgraph.importing.term import KIND, TermWriter
from glossgraph.importing.vocabulary import Text
from glossgraph.load.values import ADDRESS
from glossgraph.text.ids import id_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.importing.names import Names
    from glossgraph.importing.tally import Tally
    from glossgraph.importing.vocabulary import Group, Relation, Vocabulary

MOST_IN_A_FOLDER = 1000
"""With more terms than this, they are in a folder for each first letter: GitHub lists no more files of one folder."""

_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*")


def contents(vocabulary: Vocabulary, names: Names) -> dict[str, object]:
    """Return the contents of the files of `graph/` and `terms/`, by their paths."""
    if vocabulary.files:
        return dict(vocabulary.files)
    references = _reference_ids(vocabulary)
    graph: dict[str, object] = {
        "glossary": _about(vocabulary, names),
        "kinds": _kinds(vocabulary, names),
        "relations": {names.relations[r.key]: _relation(r, vocabulary, names) for r in vocabulary.relations},
        # a vocabulary gives its groups in no order that means anything
        "groups": dict(sorted((names.groups[g.key], _group(g, vocabulary, names)) for g in vocabulary.groups)),
        "references": _references(vocabulary, references),
        **vocabulary.graph,
    }
    writer = TermWriter(names, references, vocabulary.tally)
    has_folders = len(vocabulary.concepts) > MOST_IN_A_FOLDER
    terms = {}
    for concept in vocabulary.concepts:
        id_ = names.ids[concept.key]
        terms[f"terms/{f'{id_[0]}/' if has_folders else ''}{id_}.yml"] = writer.term(concept)
    needed = {"glossary", "kinds", "relations"}
    return {f"graph/{stem}.yml": values for stem, values in graph.items() if values or stem in needed} | terms


def _about(vocabulary: Vocabulary, names: Names) -> dict[str, object]:
    tally = vocabulary.tally
    found: dict[str, object] = {
        "title": words(vocabulary.title, tally),
        "description": on_one_line(Text(vocabulary.description), tally, str),
        "base": vocabulary.base if _BASE.fullmatch(vocabulary.base) else "",
        "language": names.language,
        "style": "thesaurus",
        "publisher": _party(vocabulary.publisher, tally),
        "authors": [_party(author, tally) for author in vocabulary.authors],
        "license": _license(vocabulary),
        "version": words(vocabulary.version, tally),
        "created": vocabulary.created,
    }
    return {key: value for key, value in found.items() if value}


def _party(party: tuple[str, str], tally: Tally) -> dict[str, str]:
    name, address = party
    found = {"name": words(name, tally), "url": address if re.fullmatch(ADDRESS, address) else ""}
    return {key: value for key, value in found.items() if value} if found["name"] else {}


def _license(vocabulary: Vocabulary) -> object:
    """Return the identifier of a known licence, or the address of another; a text that is no address is left out."""
    given = vocabulary.license.strip()
    plain = re.sub(r"^https?://|(?:legalcode|deed\.?\w*)?/?$", "", given)
    for id_, (name, url) in licenses.KNOWN.items():
        if given in {id_, name} or plain == re.sub(r"^https?://|/$", "", url):
            return id_
    if re.fullmatch(ADDRESS, given):
        return {"name": given, "url": given}
    if given:
        vocabulary.tally.dropped("licences that are neither known nor an address", given)
    return None


def _kinds(vocabulary: Vocabulary, names: Names) -> dict[str, object]:
    used = {concept.kind for concept in vocabulary.concepts}
    labels = {
        names.kinds[key]: words(label, vocabulary.tally) for key, label in vocabulary.kinds.items() if key in used
    }
    if not used <= vocabulary.kinds.keys():
        labels = {KIND: "Concept", **labels}
    plain = {
        id_: {"label": label, "stage": "none", "role": "none", "definition": "optional"}
        for id_, label in labels.items()
    }
    return {**plain, **{names.kinds[key]: dict(rules) for key, rules in vocabulary.rules.items()}}


def _relation(relation: Relation, vocabulary: Vocabulary, names: Names) -> dict[str, object]:
    tally = vocabulary.tally
    description = on_one_line(relation.description, tally, str) if relation.description else ""
    is_hierarchy = relation.hierarchy and not relation.symmetric
    found: dict[str, object] = {
        "label": words(label_of(relation, names.language), tally) or names.relations[relation.key],
        "inverse": "" if relation.symmetric else words(relation.inverse, tally),
        "symmetric": relation.symmetric,
        "acyclic": is_hierarchy,
        "transitive": relation.transitive,
        "skos": relation.skos,
        "reason": "optional",
        "description": description,
        "excludes": [names.relations[key] for key in relation.excludes if key in names.relations],
        **relation.more,
    }
    return {key: value for key, value in found.items() if value or (key == "hierarchy" and value is False)}


def _group(group: Group, vocabulary: Vocabulary, names: Names) -> dict[str, object]:
    tally = vocabulary.tally
    label = label_of(group, names.language)
    identifiers = {"iri": group.iri, "notation": words(group.notation, tally)}
    translations = {t.language: {"label": words(t.text, tally)} for t in group.labels if not names.is_main(t)}
    found: dict[str, object] = {
        "label": words(label, tally) or names.groups[group.key],
        "description": on_one_line(group.description, tally, str) if group.description else "",
        "within": [names.groups[key] for key in group.within if key in names.groups and key != group.key],
        "identifiers": {key: value for key, value in identifiers.items() if value},
        "translations": dict(sorted(translations.items())),
    }
    return {key: value for key, value in found.items() if value}


def _reference_ids(vocabulary: Vocabulary) -> dict[str, str]:
    ids: dict[str, str] = {}
    for number, (key, fields) in enumerate(vocabulary.references.items(), start=1):
        wanted = key if key == id_for(key) else id_for(str(fields.get("title", "")))[:60].strip("-")
        id_ = wanted or f"reference-{number}"
        ids[key] = f"{id_}-{number}" if id_ in ids.values() else id_
    return ids


def _references(vocabulary: Vocabulary, ids: Mapping[str, str]) -> dict[str, object]:
    entries = [{"id": ids[key], **_clean(fields, vocabulary)} for key, fields in vocabulary.references.items()]
    return {"references": entries} if entries else {}


def _clean(fields: Mapping[str, object], vocabulary: Vocabulary) -> dict[str, object]:
    return {k: words(v, vocabulary.tally) if isinstance(v, str) else v for k, v in fields.items()}
