"""Files of a glossary before and after a change, as a diff and on the disk."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossgraph.output.changing import change

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Change:
    """What some files held and what they are to hold, by their paths below the root; None is for no such file."""

    before: Mapping[str, str | None]
    after: Mapping[str, str | None]
    moved: Mapping[str, str] = field(default_factory=dict)
    """The former paths of files that move, by their new ones; a diff shows only what else changes in them."""

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of the files that differ, sorted."""
        return tuple(sorted(path for path, text in self.after.items() if self.before.get(path) != text))

    def diff(self) -> Iterator[str]:
        """Yield the lines of a unified diff, as git and `patch` read it."""
        gone = set(self.moved.values())
        for path in self.files:
            was = self.moved.get(path, path)
            if path in gone:
                continue
            if was != path:
                yield from (f"diff --git a/{was} b/{path}", f"rename from {was}", f"rename to {path}")
            old, new = self.before.get(was), self.after[path]
            yield from _lines(
                difflib.unified_diff(
                    (old or "").splitlines(keepends=True),
                    (new or "").splitlines(keepends=True),
                    "/dev/null" if old is None else f"a/{was}",
                    "/dev/null" if new is None else f"b/{path}",
                )
            )

    def write(self, root: Path) -> None:
        """Make the change in the folder of the glossary, whole or not at all.

        Raises:
            OccupiedError: a file does not hold what it held, as somebody has changed it meanwhile.
            OSError: a file cannot be written; all are as they were.

        """
        files = self.files
        before = {path: self.before.get(path) for path in files}
        change(root, before, {path: self.after[path] for path in files}, self.moved)


def _lines(diff: Iterator[str]) -> Iterator[str]:
    for line in diff:
        if line.endswith("\n"):
            yield line.removesuffix("\n")
        else:
            yield line
            yield "\\ No newline at end of file"
