"""Which edges were added, removed, or are given other reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossgraph.diff.changes import EdgeChange, FieldChange, Status
from glossgraph.diff.leaves import changes, with_ids
from glossgraph.diff.words import normal
from glossgraph.model.written import filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from glossgraph.diff.identity import Identity
    from glossgraph.model import Edge, Glossary

_Key = tuple[str, str, str]
"""The two ends of an edge and its relation."""


def edge_changes(before: Glossary, after: Glossary, same: Identity) -> dict[str, tuple[EdgeChange, ...]]:
    """Return what became of edges, by the term that they start from, in the ids of today.

    An edge that holds both ways is the same in the file of either term, and one that joins its two terms by another
    relation has changed. Those of a term that is gone are not listed.
    """
    found: dict[str, list[EdgeChange]] = {}
    for change in _changes(_edges(before, same), _edges(after, None), same):
        found.setdefault(change.source, []).append(change)
    return {source: tuple(changed) for source, changed in found.items()}


def _changes(old: Mapping[_Key, Edge], new: Mapping[_Key, Edge], same: Identity) -> Iterator[EdgeChange]:
    # what stands in the file of a term that came, or went, came or went with it
    old = {key: edge for key, edge in old.items() if edge.source not in same.removed}
    came = {key for key, edge in new.items() if edge.source in same.added}
    gone = {key: edge for key, edge in old.items() if key not in new or key in came}
    # two terms that became one are joined no more
    gone = {key: edge for key, edge in gone.items() if key[0] != key[1] or edge.source == edge.target}
    by_ends = {key[:2]: key for key in reversed(gone)}
    for key, edge in new.items():
        earlier = None if key in came else old.get(key) or gone.pop(by_ends.pop(key[:2], key), None)
        if earlier is None:
            yield _change(Status.ADDED, edge, (edge.source, edge.target), changes({}, _said(edge)))
        elif earlier is not edge:
            fields = tuple(changes(with_ids(_said(earlier), same.moved), _said(edge)))
            if earlier.relation != edge.relation:
                fields = (FieldChange("relation", earlier.relation, edge.relation), *fields)
            if fields:
                yield _change(Status.CHANGED, edge, (edge.source, edge.target), fields)
    for edge in gone.values():
        fields = tuple(changes(with_ids(_said(edge), same.moved), {}))
        yield _change(Status.REMOVED, edge, (same.today(edge.source), same.today(edge.target)), fields)


def _change(status: Status, edge: Edge, ends: tuple[str, str], fields: Iterable[FieldChange]) -> EdgeChange:
    """Return what became of an edge; the reason of one that came or went is told by itself."""
    source, target = ends
    rest = tuple(field for field in fields if status is Status.CHANGED or field.field != "reason")
    return EdgeChange(status, source, edge.relation, target, normal(edge.reason), rest)


def _edges(glossary: Glossary, same: Identity | None) -> dict[_Key, Edge]:
    """Return edges by what they join, in the ids of today."""
    found: dict[_Key, Edge] = {}
    for edge in glossary.edges:
        source, target = (same.today(edge.source), same.today(edge.target)) if same else (edge.source, edge.target)
        relation = glossary.relations.get(edge.relation)
        first, second = sorted((source, target)) if relation and relation.symmetric else (source, target)
        key = (first, second, edge.relation)
        # of two terms that became one, the edge is that of the one which is still there
        if key not in found or (_is_moved(found[key], same) and not _is_moved(edge, same)):
            found[key] = edge
    return found


def _is_moved(edge: Edge, same: Identity | None) -> bool:
    return same is not None and (same.today(edge.source), same.today(edge.target)) != (edge.source, edge.target)


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
