"""Which term of one glossary is which of another: renamed, merged, or by its content most likely the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossgraph.diff.words import similarity
from glossgraph.model import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossgraph.model import Glossary, Term

_NEAR = 0.7
"""From which similarity on a term that came looks like one that went."""

_MOST = 40_000
"""How many pairs of terms are compared by their content; with more, nobody renamed them by hand."""


@dataclass(frozen=True)
class Identity:
    """What became of the ids of a glossary."""

    renamed: Mapping[str, str] = field(default_factory=dict)
    """The id after, by the one before."""
    merged: Mapping[str, str] = field(default_factory=dict)
    """The id of the term into which it went, by the one before."""
    guessed: frozenset[str] = frozenset()
    """The ids before of those which only look renamed."""
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def moved(self) -> Mapping[str, str]:
        """The id of today of each that is not used any more."""
        return {**self.merged, **self.renamed}

    def today(self, id_: str) -> str:
        """Return the id of today of a term of before."""
        return self.renamed.get(id_) or self.merged.get(id_) or id_


def identity(before: Glossary, after: Glossary) -> Identity:
    """Tell which terms are the same, by `former_ids` of either side, or else by what they say.

    What cannot be read on one side is neither added nor removed.
    """
    gone = [id_ for id_ in before.terms if id_ not in after.terms and id_ not in after.unread]
    came = {id_ for id_ in after.terms if id_ not in before.terms and id_ not in before.unread}
    owners = {old: term.id for term in after.terms.values() for old in term.former_ids}
    # who goes back in time finds the former id on the other side
    owners |= {id_: old for id_ in gone for old in before.terms[id_].former_ids if old in came}
    renamed: dict[str, str] = {}
    merged: dict[str, str] = {}
    by_owner: dict[str, list[str]] = {}
    for id_ in gone:
        if id_ in owners:
            by_owner.setdefault(owners[id_], []).append(id_)
    for owner, ids in by_owner.items():
        first = max(ids, key=lambda id_: likeness(before.terms[id_], after.terms[owner])) if owner in came else ""
        renamed |= {first: owner} if first else {}
        merged |= {id_: owner for id_ in ids if id_ != first}
    rest = [id_ for id_ in gone if id_ not in renamed and id_ not in merged]
    guessed = _guessed(before, after, rest, came - set(renamed.values()))
    renamed |= guessed
    return Identity(
        renamed=renamed,
        merged=merged,
        guessed=frozenset(guessed),
        added=tuple(sorted(came - set(renamed.values()))),
        removed=tuple(id_ for id_ in rest if id_ not in guessed),
    )


def _guessed(before: Glossary, after: Glossary, gone: Iterable[str], came: Iterable[str]) -> dict[str, str]:
    """Return the terms that look renamed: those that are most alike first."""
    old, new = [before.terms[id_] for id_ in gone], [after.terms[id_] for id_ in came]
    if len(old) * len(new) > _MOST:
        # by their definitions alone, each is found at once
        known = {term.definition: term.id for term in new if term.definition}
        return _each_once((1.0, term.id, known[term.definition]) for term in old if term.definition in known)
    return _each_once((likeness(one, other), one.id, other.id) for one in old for other in new)


def _each_once(pairs: Iterable[tuple[float, str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for value, old, new in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if value >= _NEAR and old not in found and new not in found.values():
            found[old] = new
    return found


def likeness(one: Term, other: Term) -> float:
    """Return how alike two terms are, from 0 to 1: by their texts, and by what they are joined to."""
    # in one order, as the measure is not the same both ways
    first, second = sorted((_text(one), _text(other)))
    texts = similarity(first, second) if second else 0.0
    ends = [Counter((edge.relation, edge.target) for edge in term.edges) for term in (one, other)]
    joined = ends[0].total() + ends[1].total()
    shared = 2 * (ends[0] & ends[1]).total() / joined if joined else texts
    same_name = name_key(one.label) == name_key(other.label)
    value = 0.8 * texts + 0.2 * shared
    return min(1.0, value + 0.2) if same_name else value


def _text(term: Term) -> str:
    return f"{term.definition} {term.explanation}".strip()
