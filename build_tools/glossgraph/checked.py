"""What is wrong with the glossary in a folder: all that a report of it needs."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, Self

from glossgraph.diagnostics import Diagnostic, Located, Severity, Summary, count, locate
from glossgraph.diagnostics.group import ALL, FEW, Listing, listing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path


class Size(NamedTuple):
    """How large a glossary is."""

    terms: int
    edges: int
    stages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Everything that is wrong with a glossary."""

    diagnostics: tuple[Diagnostic, ...]
    root: Path
    """The folder that holds `terms/` and `graph/`."""
    texts: Mapping[str, str]
    """The text of each of its files, by the file's path below the root, with `/`."""
    size: Size
    is_shallow: bool = False
    """Whether git was asked for its history, and has only the latest commits."""
    files: int | None = None
    """The number of files whose problems these are, if they are not those of all."""

    def __repr__(self) -> str:
        """Return its size and the number of its problems."""
        summary = self.summary
        size = count(summary.terms, "term")
        return f"<Checked: {size}, {count(summary.errors, 'error')}, {count(summary.warnings, 'warning')}>"

    def located(self) -> list[Located]:
        """Return the diagnostics with their lines and columns, sorted by file and line."""
        return locate(self.diagnostics, self.texts)

    def listing(self, *, few: int = FEW, limit: int = ALL, places: int = ALL) -> Listing:
        """Return what is listed of the diagnostics, and how many there are: see `diagnostics.group.listing`."""
        return listing(self.diagnostics, self.texts, few=few, limit=limit, places=places)

    def files_by_name(self) -> dict[str, set[str]]:
        """Return the paths of its files, below the root, by the path of each and of every folder that it is in."""
        files: dict[str, set[str]] = {}
        for file in {*self.texts, *(place.file for diagnostic in self.diagnostics for place in diagnostic.places)}:
            for name in (file, *map(str, PurePosixPath(file).parents)):
                files.setdefault(name, set()).add(file)
        return files

    def within(self, files: AbstractSet[str]) -> Self:
        """Return it with those problems only that have a place in these files, be it one that only explains them."""
        there = self._only(lambda d: not files.isdisjoint(place.file for place in d.places))
        return replace(there, files=len(files))

    def found_by(self, checks: AbstractSet[str]) -> Self:
        """Return it with those problems only that these checks have found."""
        return self._only(lambda d: d.check in checks)

    def errors(self) -> Self:
        """Return it without warnings."""
        return self._only(lambda d: d.severity is Severity.ERROR)

    def _only(self, is_kept: Callable[[Diagnostic], bool]) -> Self:
        return replace(self, diagnostics=tuple(filter(is_kept, self.diagnostics)))

    def path_from_here(self, file: str) -> str:
        """Return the path of one of its files as seen from the current folder, or the whole path if that is shorter."""
        return as_seen_from_here(self.root / file)

    @property
    def numbers(self) -> Collection[int]:
        """How many errors each check has found, and how many warnings."""
        return Counter((d.check, d.severity) for d in self.diagnostics).values()

    @property
    def summary(self) -> Summary:
        """The size of the glossary, and the number of its problems."""
        errors = sum(d.severity is Severity.ERROR for d in self.diagnostics)
        return Summary(**self.size._asdict(), errors=errors, warnings=len(self.diagnostics) - errors, files=self.files)


def as_seen_from_here(path: Path) -> str:
    """Return a path as seen from the current folder, or the whole path if that is shorter."""
    whole = os.path.abspath(path)  # noqa: PTH100 - a link stays the link that a person knows
    try:
        return min(os.path.relpath(whole), whole, key=len)
    except (OSError, ValueError):
        # the current folder is gone, or, on Windows, on another drive
        return whole


def find_root(start: Path) -> Path | None:
    """Return the nearest folder, from a folder upwards, that holds `terms/`."""
    return next((folder for folder in (start, *start.parents) if (folder / "terms").is_dir()), None)
