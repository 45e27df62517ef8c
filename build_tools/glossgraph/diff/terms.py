"""What became of the terms of a glossary."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossgraph.diff.changes import FieldChange, Status, TermChange
from glossgraph.diff.edges import edge_changes
from glossgraph.diff.leaves import changes, with_ids
from glossgraph.diff.words import normal
from glossgraph.model.written import written_term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.diff.identity import Identity
    from glossgraph.model import Glossary, Term

_APART = ("edges", "modified")
"""The fields that are not compared: edges are told by themselves, and the day of a change is none."""


def term_changes(before: Glossary, after: Glossary, same: Identity) -> Iterator[TermChange]:
    """Yield what became of each term, by the ids of today; those that are gone come last."""
    edges = edge_changes(before, after, same)
    earlier = {new: old for old, new in same.renamed.items()}
    for id_, term in after.terms.items():
        if id_ in same.added:
            yield replace(_whole(Status.ADDED, term), edges=edges.get(id_, ()))
            continue
        old = before.terms.get(earlier.get(id_, id_))
        if old is None:
            # its file could not be read before
            continue
        fields = fields_changed(old, term, same) if old is not term else ()
        if old.id != id_ or fields or id_ in edges:
            yield TermChange(
                Status.RENAMED if old.id != id_ else Status.CHANGED,
                id_,
                term.title,
                before=old.id if old.id != id_ else "",
                is_sure=old.id not in same.guessed,
                deprecated=term.deprecated if term.deprecated != old.deprecated else None,
                fields=fields,
                edges=edges.get(id_, ()),
            )
    for old_id, into in same.merged.items():
        yield replace(_whole(Status.MERGED, before.terms[old_id]), into=into)
    for id_ in same.removed:
        yield _whole(Status.REMOVED, before.terms[id_])


def _whole(status: Status, term: Term) -> TermChange:
    return TermChange(status, term.id, term.title, definition=normal(term.definition))


def fields_changed(old: Term, new: Term, same: Identity) -> tuple[FieldChange, ...]:
    """Return what changed in the fields of a term but its edges; that it lists its own former id is no news."""
    written = with_ids(written_term(old), same.moved)
    found = changes(written, written_term(new), _APART)
    return tuple(change for change in found if not (change.field == "former_ids" and change.after in same.moved))
