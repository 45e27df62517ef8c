"""What a change breaks for others: ids, names and addresses that vanish, and what programs read otherwise now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diff.breaks_of_models import breaks_of_models
from glossgraph.diff.changes import Break, Harm
from glossgraph.model import name_key
from glossgraph.model.written import written_relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.diff.identity import Identity
    from glossgraph.model import Glossary, Term

_WITH_PAGES = ("relations", "kinds", "stages", "settings", "groups", "paths", "models")
"""The parts whose entries have pages, in a folder of the same name."""

_FOR_PROGRAMS = ("inverse", "flow", "symmetric", "transitive", "distinguishes", "skos", "hierarchy")
"""What programs go by of a relation."""

_IDENTIFYING = ("base", "language")
"""What a glossary says of itself that every one of its exports builds on."""


def breaks(before: Glossary, after: Glossary, same: Identity, formats: tuple[str, str] = ("", "")) -> Iterator[Break]:
    """Yield what others may rely on and is not there any more.

    Args:
        before: The glossary that others know.
        after: The one that takes its place.
        same: What became of its terms.
        formats: The versions of the format of both exports in JSON, where it is known.

    """
    yield from _terms(before, after, same)
    for part in (*_WITH_PAGES, "references"):
        if part not in after.unread_parts:
            kept = getattr(after, part)
            gone = (id_ for id_ in getattr(before, part) if id_ not in kept)
            yield from (Break(Harm.PART, id_, part, addresses=_addresses(part, id_)) for id_ in gone)
    yield from _names(before, after, same)
    yield from _comparisons(before, after, same)
    yield from _meanings(before, after, same)
    yield from breaks_of_models(before.models, after.models)
    # within one first number, fields are only added
    if all(formats) and formats[0].partition(".")[0] != formats[1].partition(".")[0]:
        yield Break(Harm.FORMAT, "glossary.json", "format_version", *formats)


def _terms(before: Glossary, after: Glossary, same: Identity) -> Iterator[Break]:
    """Yield the ids that lead nowhere: those that terms had, and those that they had long before."""
    kept = {*after.terms, *after.unread, *_former(after)}
    for id_ in _lost(before, after):
        compared = [f"compare/{'-vs-'.join(pair)}/" for pair in before.apart if id_ in pair]
        addresses = (f"terms/{id_}/", f"terms/{id_}.json", f"terms/{id_}.yml", *compared)
        yield Break(Harm.TERM, id_, after=same.moved.get(id_, ""), addresses=addresses)
    compared_now = {"-vs-".join(pair) for pair in after.apart}
    for id_, owner in _former(before).items():
        if id_ in kept or id_ in before.terms or owner in after.unread:
            continue
        today = same.today(owner)
        if "-vs-" not in id_:
            addresses = (f"terms/{id_}/", f"terms/{id_}.json", f"terms/{id_}.yml")
            yield Break(Harm.TERM, id_, after=today if today in after.terms else "", addresses=addresses)
        elif id_ not in compared_now:
            yield Break(Harm.COMPARISON, id_, addresses=(f"compare/{id_}/",))


def _former(glossary: Glossary) -> dict[str, str]:
    """Return the terms by the ids that they had."""
    return {old: term.id for term in glossary.terms.values() for old in term.former_ids}


def _lost(before: Glossary, after: Glossary) -> list[str]:
    kept = {*after.terms, *after.unread, *_former(after)}
    return [id_ for id_ in before.terms if id_ not in kept]


def _addresses(part: str, id_: str) -> tuple[str, ...]:
    return (f"{part}/{id_}/",) if part in _WITH_PAGES else ()


def _names(before: Glossary, after: Glossary, same: Identity) -> Iterator[Break]:
    owners: Mapping[str, str] = {key: term.id for term in after.terms.values() for key in _keys(term)}
    for old in before.terms.values():
        new = after.terms.get(same.today(old.id))
        if new is None or new is old:
            continue
        kept = set(_keys(new))
        for name in dict.fromkeys((old.label, *old.synonyms)):
            if name_key(name) not in kept:
                yield Break(Harm.NAME, new.id, name, after=owners.get(name_key(name), ""))


def _keys(term: Term) -> Iterator[str]:
    """Yield the keys of all names that lead to a term, if only in a search."""
    yield from map(name_key, (term.label, term.title, *term.aliases))
    yield from (name_key(name.text) for name in term.names)


def _comparisons(before: Glossary, after: Glossary, same: Identity) -> Iterator[Break]:
    listed = _former(after)
    lost = {*_lost(before, after)}
    for first, second in before.apart:
        address = f"{first}-vs-{second}"
        today = {same.today(first), same.today(second)}
        is_known = today <= after.terms.keys() and address not in listed and lost.isdisjoint((first, second))
        if is_known and (len(today) == 1 or not after.kept_apart(*today)):
            yield Break(Harm.COMPARISON, address, addresses=(f"compare/{address}/",))


def _meanings(before: Glossary, after: Glossary, same: Identity) -> Iterator[Break]:
    """Yield what programs read otherwise: relations and identifiers."""
    for id_, old in before.relations.items():
        new = after.relations.get(id_)
        if new is not None and new is not old:
            said = [written_relation(relation) for relation in (old, new)]
            for field in _FOR_PROGRAMS:
                was, now = (str(one.get(field, "")) for one in said)
                if was != now:
                    yield Break(Harm.RELATION, id_, field, was, now)
    for field in _IDENTIFYING:
        was, now = getattr(before.about, field), getattr(after.about, field)
        if was != now:
            yield Break(Harm.IDENTIFIER, "", field, was, now)
    for old_term in before.terms.values():
        new_term = after.terms.get(same.today(old_term.id))
        iri = old_term.identifiers.iri
        if iri and new_term is not None and new_term.identifiers.iri != iri:
            yield Break(Harm.IDENTIFIER, new_term.id, "iri", iri, new_term.identifiers.iri)
