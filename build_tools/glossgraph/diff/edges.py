"""Which edges were added, removed, or are given other reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from glossgraph.diff.changes import EdgeChange, FieldChange, Status
from glossgraph.diff.leaves import changes, with_ids
from glossgraph.diff.words import normal
from glossgraph.model.written import filled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glossgraph.diff.identity import Identity
    from glossgraph.model import Edge, Glossary

_Key = tuple[str, str, str]


def edge_changes(before: Glossary, after: Glossary, same: Identity) -> dict[str, tuple[EdgeChange, ...]]:
    """Return what became of edges, by the term that they start from, in the ids of today.

    An edge that holds both ways is the same in the file of either term. Those of a term that is gone are not listed.
    """
    old, new = _edges(before, same), _edges(after, None)
    found: dict[str, list[EdgeChange]] = {}
    for change in _with_other_relations([*_changes(old, new, same, set(same.removed))]):
        found.setdefault(change.source, []).append(change)
    return {source: tuple(changed) for source, changed in found.items()}


def _changes(
    old: Mapping[_Key, Edge], new: Mapping[_Key, Edge], same: Identity, removed: set[str]
) -> Iterator[EdgeChange]:
    for key, edge in new.items():
        if key not in old:
            yield EdgeChange(Status.ADDED, edge.source, edge.relation, edge.target, normal(edge.reason))
        elif edge is not old[key]:
            fields = tuple(changes(with_ids(_said(old[key]), same.moved), _said(edge)))
            if fields:
                yield EdgeChange(Status.CHANGED, edge.source, edge.relation, edge.target, normal(edge.reason), fields)
    for key, edge in old.items():
        if key not in new and edge.source not in removed:
            source, target = same.today(edge.source), same.today(edge.target)
            # two terms that became one are joined no more
            if source != target:
                yield EdgeChange(Status.REMOVED, source, edge.relation, target, normal(edge.reason))


def _with_other_relations(found: Sequence[EdgeChange]) -> Iterator[EdgeChange]:
    """Yield changes in which an edge that only joins its two terms by another relation is one that changed."""
    gone = {(change.source, change.target): change for change in found if change.status is Status.REMOVED}
    replaced: set[EdgeChange] = set()
    for change in found:
        old = gone.pop((change.source, change.target), None) if change.status is Status.ADDED else None
        if old is None:
            if change not in replaced:
                yield change
            continue
        replaced.add(old)
        fields = [FieldChange("relation", old.relation, change.relation)]
        if old.reason != change.reason:
            fields.append(FieldChange("reason", old.reason, change.reason))
        yield replace(change, status=Status.CHANGED, fields=tuple(fields))


def _edges(glossary: Glossary, same: Identity | None) -> dict[_Key, Edge]:
    """Return edges by what they join, in the ids of today."""
    found: dict[_Key, Edge] = {}
    for edge in glossary.edges:
        source, target = (same.today(edge.source), same.today(edge.target)) if same else (edge.source, edge.target)
        relation = glossary.relations.get(edge.relation)
        ends = sorted((source, target)) if relation and relation.symmetric else (source, target)
        found.setdefault((edge.relation, ends[0], ends[1]), edge)
    return found


def _said(edge: Edge) -> dict[str, Any]:
    return filled(
        {
            "reason": edge.reason,
            "when": edge.when,
            "detail": edge.detail,
            "sources": [*edge.sources],
            "in": [*edge.settings],
        }
    )
