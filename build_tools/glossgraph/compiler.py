"""A root folder to a glossary and everything that is wrong with it."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from glossgraph import checks, load, source
from glossgraph.diagnostics import Diagnostic, Located, Severity, Summary, count, locate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from glossgraph.model import Glossary


@dataclass(frozen=True, slots=True)
class Compiled:
    """A glossary and everything that is wrong with it."""

    glossary: Glossary
    diagnostics: tuple[Diagnostic, ...]
    root: Path
    """The folder that holds `terms/` and `graph/`."""
    texts: Mapping[str, str]
    """The text of each of its files, by the file's path below the root, with `/`."""

    def __repr__(self) -> str:
        """Return its size and the number of its problems."""
        summary = self.summary
        return f"<Compiled: {self.glossary!r}, {count(summary.errors, 'error')}, {count(summary.warnings, 'warning')}>"

    def located(self) -> list[Located]:
        """Return the diagnostics with their lines and columns, sorted by file and line."""
        return locate(self.diagnostics, self.texts)

    def files_by_name(self) -> dict[str, set[str]]:
        """Return the paths of its files, below the root, by the path of each and of every folder that it is in."""
        files: dict[str, set[str]] = {}
        for file in {*self.texts, *(place.file for diagnostic in self.diagnostics for place in diagnostic.places)}:
            for name in (file, *map(str, PurePosixPath(file).parents)):
                files.setdefault(name, set()).add(file)
        return files

    def within(self, files: AbstractSet[str]) -> Compiled:
        """Return it with those problems only that have a place in these files, be it one that only explains them."""
        kept = (d for d in self.diagnostics if not files.isdisjoint(place.file for place in d.places))
        return replace(self, diagnostics=tuple(kept))

    def path_from_here(self, file: str) -> str:
        """Return the path of one of its files as seen from the current folder, or the whole path if that is shorter."""
        whole = os.path.abspath(self.root / file)  # noqa: PTH100 - a link stays the link that a person knows
        try:
            return min(os.path.relpath(whole), whole, key=len)
        except (OSError, ValueError):
            # the current folder is gone, or, on Windows, on another drive
            return whole

    @property
    def summary(self) -> Summary:
        """The size of the glossary, and the number of its problems."""
        errors = sum(d.severity is Severity.ERROR for d in self.diagnostics)
        return Summary(
            terms=len(self.glossary.terms),
            edges=len(self.glossary.edges),
            stages=len(self.glossary.stages),
            errors=errors,
            warnings=len(self.diagnostics) - errors,
        )


def find_root(start: Path) -> Path | None:
    """Return the nearest folder, from a folder upwards, that holds `terms/`."""
    return next((folder for folder in (start, *start.parents) if (folder / "terms").is_dir()), None)


def compile_glossary(root: Path, *, strict: bool = False, memory: load.Memory | None = None) -> Compiled:
    """Read and check the glossary below a root. Nothing in its files makes this raise.

    `strict` adds the checks that are made only when they are asked for. With the memory of an earlier time, files that
    have not changed since then are not parsed again.
    """
    with _without_collection():
        glossary, texts = load.load(root, memory=memory)
        glossary = replace(glossary, today=source.today())
        if strict:
            # git can take longer than all the rest
            apart = frozenset(relation.id for relation in glossary.relations.values() if relation.distinguishes)
            history = replace(source.history(root, with_uncommitted=True), apart=source.past_pairs(root, apart))
            glossary = replace(glossary, history=history)
        return Compiled(glossary, tuple(checks.run(glossary, strict=strict)), root, texts)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Put off the search for circular garbage: its time grows with what has been read, and it finds almost nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
