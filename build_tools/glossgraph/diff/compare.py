"""The difference of two glossaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diff.breaks import breaks
from glossgraph.diff.changes import Difference
from glossgraph.diff.flow import loop_changes, moves_stories, story_changes, way_changes
from glossgraph.diff.identity import identity
from glossgraph.diff.parts import part_changes
from glossgraph.diff.terms import term_changes

if TYPE_CHECKING:
    from glossgraph.model import Glossary


def difference(
    before: Glossary, after: Glossary, names: tuple[str, str] = ("", ""), formats: tuple[str, str] = ("", "")
) -> Difference:
    """Return what changed in meaning from one glossary to another.

    How files are laid out makes no difference: the order of fields, folded lines, quotes and comments. Nothing is said
    of what cannot be read in either.

    Args:
        before: The one that was there.
        after: The one that is there now. What it shares with the other may be the same objects, which is quicker.
        names: What both are called, such as revisions of git.
        formats: The versions of the format of both, where they come from exports in JSON.

    """
    same = identity(before, after)
    moves = moves_stories(before, after, same)
    return Difference(
        *names,
        terms=tuple(term_changes(before, after, same)),
        parts=tuple(part_changes(before, after, same)),
        stories=tuple(story_changes(before, after, same)) if moves else (),
        loops=tuple(loop_changes(before, after, same)) if moves else (),
        ways=tuple(way_changes(before, after, same)) if moves else (),
        breaks=tuple(breaks(before, after, same, formats)),
        unread=tuple(sorted(_unread(before) | _unread(after))),
    )


def _unread(glossary: Glossary) -> set[str]:
    """Return the files that cannot be read."""
    return {problem.place.file for problem in glossary.problems if problem.check == "unreadable-file"}
