"""What became of what follows from the edges: stories, loops and ways.

A story is told again where other terms are its steps; how a step is worded is said of its term. Of ways, a reviewer
wants those that readers are led along: from each stop of a reading path to the next, and from the term with which a
newcomer begins to each core term.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from glossgraph.diff.changes import LoopChange, StoryChange, WayChange
from glossgraph.graph.sequence import arrow
from glossgraph.graph.settings import settings
from glossgraph.graph.story import story
from glossgraph.graph.ways import loops, shortest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.diff.identity import Identity
    from glossgraph.model import Glossary

_Ids = tuple[str, ...]

_OF_STORIES = ("kind", "stage", "edges", "step", "steps", "settings", "loop", "sequence", "sequences", "status")
"""The fields of a term on which stories can depend."""


def moves_stories(before: Glossary, after: Glossary, same: Identity) -> bool:
    """Tell whether anything changed on which stories, loops or ways depend: after an edit of prose, nothing did."""
    if same.added or same.removed or same.moved or before.about.core != after.about.core:
        return True
    if before.about.start != after.about.start or list(before.relations) != list(after.relations):
        return True
    parts = ("relations", "kinds", "stages", "settings", "paths")
    if any(getattr(before, part) != getattr(after, part) for part in parts):
        return True
    pairs = ((old, after.terms.get(id_)) for id_, old in before.terms.items())
    return any(
        new is None or (old is not new and any(getattr(old, name) != getattr(new, name) for name in _OF_STORIES))
        for old, new in pairs
    )


def story_changes(before: Glossary, after: Glossary, same: Identity) -> Iterator[StoryChange]:
    """Yield the stories that appeared, vanished or got other steps, of the terms that are on both sides.

    Settings in which a story changed in the same way are told together.
    """
    earlier = {new: old for old, new in same.renamed.items()}
    places = dict.fromkeys(setting.id for glossary in (before, after) for setting in settings(glossary))
    old_settings, new_settings = ({each.id: each for each in settings(side)} for side in (before, after))
    for id_, term in after.terms.items():
        old = before.terms.get(earlier.get(id_, id_))
        if old is None:
            continue
        found: dict[tuple[_Ids, _Ids], list[str]] = {}
        for place in places:
            then = old_settings.get(place)
            now = new_settings.get(place)
            steps = tuple(same.today(step.term) for step in story(before, old, then)) if then else ()
            steps_now = tuple(step.term for step in story(after, term, now)) if now else ()
            if steps != steps_now:
                found.setdefault((steps, steps_now), []).append(place)
        yield from (StoryChange(id_, tuple(where), *steps_of) for steps_of, where in found.items())


def loop_changes(before: Glossary, after: Glossary, same: Identity) -> Iterator[LoopChange]:
    """Yield the loops that an edge closes or closed, and those that go another way round."""
    old, new = _loops(before, same), _loops(after, None)
    for key in dict.fromkeys((*new, *old)):
        if old.get(key) != new.get(key):
            yield LoopChange(*key, old.get(key, ()), new.get(key, ()))


def _loops(glossary: Glossary, same: Identity | None) -> dict[tuple[str, str, str], _Ids]:
    found: dict[tuple[str, str, str], _Ids] = {}
    for edge, way in loops(glossary):
        key = (_today(edge.source, same), edge.relation, _today(edge.target, same))
        found[key] = tuple(_today(id_, same) for id_ in way)
    return found


def way_changes(before: Glossary, after: Glossary, same: Identity) -> Iterator[WayChange]:
    """Yield the ways that appeared, vanished or go elsewhere, of those that are asked for on both sides."""
    old, new = dict(_ways(before, same)), dict(_ways(after, None))
    for key, way in new.items():
        if key in old and old[key] != way:
            yield WayChange(*key, old[key], way)


def _ways(glossary: Glossary, same: Identity | None) -> Iterator[tuple[tuple[str, str, str], _Ids]]:
    asked = [("", glossary.about.start, core) for core in glossary.about.core if glossary.about.start != core]
    for path in glossary.paths.values():
        asked += [(path.id, one, other) for one, other in pairwise(stop.term for stop in path.stops)]
    for path_id, start, end in asked:
        if start in glossary.terms and end in glossary.terms:
            ends = (arrow(glossary, edge) or (start, end) for edge in shortest(glossary, start, end))
            ids = [id_ for number, pair in enumerate(ends) for id_ in pair[bool(number) :]]
            yield (path_id, _today(start, same), _today(end, same)), tuple(_today(id_, same) for id_ in ids)


def _today(id_: str, same: Identity | None) -> str:
    return same.today(id_) if same else id_
