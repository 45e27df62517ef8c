"""How the groups of terms are within each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.model import Glossary


@once
def parts_of_groups(glossary: Glossary) -> Mapping[str, tuple[str, ...]]:
    """Return the groups right within each group, in the order of the file; every group has an entry."""
    parts: dict[str, list[str]] = {id_: [] for id_ in glossary.groups}
    for group in glossary.groups.values():
        for whole in group.within:
            if whole in parts:
                parts[whole].append(group.id)
    return {id_: tuple(ids) for id_, ids in parts.items()}


@once
def outermost(glossary: Glossary) -> tuple[str, ...]:
    """Return the groups that are within no other, in the order of the file; where all go round in a circle, all."""
    free = [group.id for group in glossary.groups.values() if not any(id_ in glossary.groups for id_ in group.within)]
    return tuple(free or glossary.groups)


def members_of_group(glossary: Glossary, group: str) -> frozenset[str]:
    """Return the ids of the terms in a group and in those within it."""
    return _members(glossary)[group]


@once
def _members(glossary: Glossary) -> Mapping[str, frozenset[str]]:
    parts = parts_of_groups(glossary)
    found: dict[str, frozenset[str]] = {}
    for group in glossary.groups:
        within, waiting = {group}, [group]
        while waiting:
            new = [part for part in parts[waiting.pop()] if part not in within]
            within.update(new)
            waiting += new
        found[group] = frozenset(term.id for part in within for term in glossary.by_group[part])
    return found
