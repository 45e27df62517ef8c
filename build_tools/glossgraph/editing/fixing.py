"""Everything that can be fixed for sure in a glossary, in rounds: what is mended can show what is wrong beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.compiler import compile_glossary
from glossgraph.editing.change import Change
from glossgraph.editing.edits import Edit, OverlapError, edited
from glossgraph.editing.fixes import edits
from glossgraph.load import Memory

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from glossgraph.diagnostics import Diagnostic, Fix

ROUNDS = 5
"""How often a glossary is checked again after fixes."""


class Fixed(NamedTuple):
    """Files with what can be fixed, and how many problems that mends."""

    change: Change
    problems: int


def fix(root: Path, *, only: AbstractSet[str] = frozenset(), within: AbstractSet[str] = frozenset()) -> Fixed:
    """Return the files of a glossary as they are once all is fixed that can be for sure; nothing is written.

    Args:
        root: The folder that holds `terms/` and `graph/`.
        only: The checks whose problems are fixed; all of them if none is named.
        within: The files, or folders, in which they are fixed, by their paths below the root; all if none is named.

    """
    memory = Memory()
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    problems = 0
    for _ in range(ROUNDS):
        checked = compile_glossary(root, memory=memory, unsaved=after)
        mended = 0
        named = checked.files_by_name()
        there = set().union(*(named.get(name, set()) for name in within))
        diagnostics = (each for each in checked.diagnostics if not only or each.check in only)
        for file, found in _by_file(diagnostics).items():
            text = checked.texts.get(file)
            if text is None or (within and file not in there):
                continue
            new, number = _fixed(text, found)
            if number:
                before.setdefault(file, text)
                after[file] = new
                mended += number
        problems += mended
        if not mended:
            break
    return Fixed(Change(before, after), problems)


def _by_file(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Fix]]:
    """Return the fixes by the files that they change."""
    fixes: dict[str, list[Fix]] = {}
    for diagnostic in diagnostics:
        if change := diagnostic.fix:
            fixes.setdefault(change.place.file, []).append(change)
    return fixes


def _fixed(text: str, fixes: Iterable[Fix]) -> tuple[str, int]:
    """Return a text with as many fixes as can be made at once, and how many these are."""
    made: list[Edit] = []
    number = 0
    for each in fixes:
        wanted = edits(each, text)
        try:
            edited(text, [*made, *wanted])
        except OverlapError:
            # it has its turn in the next round, if it is still needed
            continue
        made += wanted
        number += bool(wanted)
    return edited(text, made), number
