"""A concept of Glossarist, with what is said of it in each language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.importing.dates import day
from glossgraph.importing.linked.properties import EQUIVALENT, NARROWER
from glossgraph.importing.linked.rdf import in_words
from glossgraph.importing.registries.texts import LocalText, Values, content_of, key_of, listed, mapping
from glossgraph.importing.standard import BROADER, RELATED, STANDARD
from glossgraph.importing.vocabulary import ALIAS, Concept, Edge, Name, Note, Relation, Source, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.importing.tally import Tally

_ADDRESS = re.compile(r"https?://\S+")

_GONE = frozenset({"superseded", "retired", "deprecated", "invalid", "not_valid", "withdrawn"})

_KNOWN = {
    *("id", "data", "terms", "definition", "notes", "examples", "sources", "authoritative_source", "language_code"),
    *("entry_status", "status", "date_accepted", "date_amended", "dates", "related", "domain", "domains", "groups"),
    *("identifier", "termid", "term", "localized_concepts", "uuid", "schema_version", "tags", "type"),
}
"""The fields that have a place in a term, and those that are of use to programs only."""


def _hierarchy(key: str, id_: str, label: str, inverse: str) -> Relation:
    labels = (Text(label, "en"),)
    return Relation(key=key, id=id_, labels=labels, inverse=inverse, transitive=True, hierarchy=True, skos="broader")


_RELATIONS = {
    "broader": BROADER,
    "narrower": STANDARD[NARROWER],
    "broader_generic": _hierarchy("broader_generic", "kind-of", "is a kind of", "has the kind"),
    "narrower_generic": Relation(key="narrower_generic", inverse_of="broader_generic"),
    "broader_partitive": _hierarchy("broader_partitive", "part-of", "is a part of", "has the part"),
    "narrower_partitive": Relation(key="narrower_partitive", inverse_of="broader_partitive"),
    "broader_instantial": _hierarchy("broader_instantial", "instance-of", "is an instance of", "has the instance"),
    "narrower_instantial": Relation(key="narrower_instantial", inverse_of="broader_instantial"),
    "see": RELATED,
    "related_concept": RELATED,
    "equivalent": STANDARD[EQUIVALENT],
    "compare": Relation(
        key="compare", id="compared-with", labels=(Text("is to be compared with", "en"),), symmetric=True
    ),
    "contrast": Relation(key="contrast", id="contrasts-with", labels=(Text("contrasts with", "en"),), symmetric=True),
}
"""The types of relations that mean the same in every registry; others are called by their type."""

_MATCHES = {"exact_match": "exact", "close_match": "close", "broad_match": "broad", "narrow_match": "narrow"}


def relations_of(used: Iterable[str]) -> tuple[Relation, ...]:
    """Return the relations that edges name, and those of which they are the inverse."""
    standard = {relation.key: relation for relation in _RELATIONS.values()}
    wanted = dict.fromkeys(used)
    wanted |= dict.fromkeys(r.inverse_of for key in wanted if (r := standard.get(key)) and r.inverse_of)
    return tuple(standard.get(key) or Relation(key=key, labels=(Text(in_words(key)),)) for key in wanted)


def concept_of(managed: Values, by_language: dict[str, Values], texts: LocalText, tally: Tally) -> Concept:
    """Return a concept with what is said of it in all languages."""
    inner = content_of(managed)
    key = key_of(managed)
    labels: list[Text] = []
    names: list[Name] = []
    notes: list[Note] = []
    sources: list[Source] = []
    definitions, usage = [], []
    statuses = [str(managed.get("status") or "")]
    for language, values in by_language.items():
        preferred, others = _called(values, language)
        labels += preferred
        names += others
        definitions += texts.texts(values.get("definition"), language)
        usage += texts.texts(values.get("examples"), language)
        notes += [Note(text) for text in texts.texts(values.get("notes"), language)]
        notes += _rest(values, language, tally)
        sources += _sources([values, *listed(values.get("definition"))], texts)
        statuses.append(str(values.get("entry_status") or ""))
    if not labels and managed.get("term"):
        labels = [Text(str(managed["term"]), next(iter(by_language), ""))]
    everything = [managed, inner, *by_language.values()]
    groups = _groups(everything)
    edges, replaced, further, matches = _related(everything, groups, texts)
    notes += _rest({k: v for k, v in {**managed, **inner}.items() if not isinstance(v, dict)}, "", tally)
    dates, dated = _dates(everything)
    status = next((s for s in statuses if s.lower() in _GONE), "")
    odd = next((s for s in statuses if s and s.lower() not in {*_GONE, "valid", "draft"}), "")
    return Concept(
        key=key,
        labels=tuple(labels),
        names=tuple(names),
        definitions=tuple(definitions),
        notes=(*notes, *further, *dated, *([Note(Text(f"Status: {odd}"))] if odd else [])),
        usage=tuple(usage),
        notations=(key,),
        groups=groups,
        status="deprecated" if status or replaced else "",
        replaced_by=tuple(replaced),
        status_reason=Text(f"Its status is: {in_words(status)}.") if status and not replaced else None,
        created=dates.get("accepted", ""),
        modified=dates.get("amended", ""),
        sources=tuple(dict.fromkeys([*_sources([inner], texts), *sources])),
        matches=tuple(matches),
        edges=tuple(edges),
    )


def _called(values: Values, language: str) -> tuple[list[Text], list[Name]]:
    """Return the preferred names and the others, each by its status and its type."""
    terms = [term for term in listed(values.get("terms")) if str(term.get("designation") or "").strip()]
    preferred: list[Text] = []
    names: list[Name] = []
    for term in terms:
        text = Text(str(term["designation"]), language)
        status = str(term.get("normative_status") or "").lower()
        is_short = term.get("type") == "abbreviation" or str(term.get("abbrev")).lower() == "true"
        if status in {"deprecated", "superseded"}:
            names.append(Name(text, "deprecated"))
        elif is_short and len(terms) > 1:
            names.append(Name(text, "abbreviation"))
        elif status == "admitted":
            names.append(Name(text, "admitted"))
        elif not preferred:
            preferred.append(text)
        else:
            names.append(Name(text, ALIAS))
    return preferred, names


def _groups(everything: Iterable[Values]) -> tuple[str, ...]:
    found: list[str] = []
    for values in everything:
        found += [str(domain.get("concept_id") or "") for domain in listed(values.get("domains"))]
        for field in ("groups", "tags"):
            found += [str(group) for group in values.get(field) or [] if isinstance(group, str)]
        found.append(str(values["domain"]) if isinstance(values.get("domain"), str) else "")
    return tuple(dict.fromkeys(filter(None, found)))


def _related(
    everything: Iterable[Values], groups: tuple[str, ...], texts: LocalText
) -> tuple[list[Edge], list[str], list[Note], list[tuple[str, str]]]:
    """Return the edges, what replaces the concept, notes on what is no concept here, and the matches with others."""
    edges: list[Edge] = []
    replaced, notes, matches = [], [], []
    for related in (related for values in everything for related in listed(values.get("related"))):
        type_ = str(related.get("type") or "see")
        ref = mapping(related.get("ref"))
        name = str(ref.get("id") or ref.get("text") or related.get("content") or "")
        key = texts.key(name)
        if name in groups:
            continue
        if type_ == "superseded_by" and key:
            replaced.append(key)
        elif type_ in _MATCHES and _ADDRESS.fullmatch(name):
            matches.append((_MATCHES[type_], name))
        elif key or type_ in _RELATIONS:
            standard = _RELATIONS.get(type_)
            edges.append(Edge(standard.key if standard else type_, key or name))
        else:
            source = f"{ref['source']} " if ref.get("source") else ""
            notes.append(Note(Text(f"{in_words(type_).capitalize()}: {source}{name}")))
    return edges, replaced, notes, matches


def _dates(everything: Iterable[Values]) -> tuple[dict[str, str], list[Note]]:
    found: dict[str, str] = {}
    notes: list[Note] = []
    for values in everything:
        dates = [(str(d.get("type") or "date"), str(d.get("date") or "")) for d in listed(values.get("dates"))]
        dates += [(type_, str(values.get(f"date_{type_}") or "")) for type_ in ("accepted", "amended")]
        for type_, date in dates:
            if type_ in {"accepted", "amended"} and day(date):
                found.setdefault(type_, day(date))
            elif date:
                notes.append(Note(Text(f"{type_.capitalize()}: {day(date) or date}")))
    return found, list(dict.fromkeys(notes))


def _sources(entries: Iterable[Values], texts: LocalText) -> list[Source]:
    found = []
    for entry in entries:
        authority = entry.get("authoritative_source")
        values = [*listed(entry.get("sources")), *listed(authority), mapping(authority)]
        found += [source for value in values if (source := texts.source(value))]
    return found


def _rest(values: Values, language: str, tally: Tally) -> Iterator[Note]:
    """Yield what no field of a term is made for: short values as notes; the rest is counted."""
    for name, value in values.items():
        if name in _KNOWN or not value:
            continue
        if isinstance(value, str):
            tally.changed(f"values of `{name}`, which become notes", value)
            words = in_words(name)
            yield Note(Text(f"{words[:1].upper()}{words[1:]}: {value}", language), "editorial")
        elif len(name) > len("eng"):
            tally.dropped(f"values of `{name}`, which have several parts")
