"""Equal diagnostics, which people want to read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.diagnostics import count

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from glossgraph.diagnostics import Located

FEW = 3
"""How many equal diagnostics are still shown one by one."""


@dataclass(frozen=True, slots=True)
class Group:
    """A diagnostic, and those that differ from it only in their place."""

    first: Located
    others: tuple[Located, ...] = ()

    @property
    def size(self) -> int:
        """The number of its diagnostics."""
        return 1 + len(self.others)

    @property
    def rest(self) -> str:
        """How many others there are, and where: `105 more, in 60 files`."""
        files = {other.diagnostic.place.file for other in self.others}
        where = "this file" if files == {self.first.diagnostic.place.file} else count(len(files), "file")
        return f"{len(self.others):,} more, in {where}"


def grouped(located: Iterable[Located], few: int = FEW) -> Iterator[Group]:
    """Yield groups of equal diagnostics, each where its first one was; up to `few` equal ones stay alone."""
    problems = list(located)
    equal: dict[Hashable, list[Located]] = {}
    for problem in problems:
        equal.setdefault(_all_but_place(problem), []).append(problem)
    for problem in problems:
        first, *others = equal[_all_but_place(problem)]
        if len(others) < few:
            yield Group(problem)
        elif problem is first:
            yield Group(first, tuple(others))


def _all_but_place(problem: Located) -> Hashable:
    diagnostic = problem.diagnostic
    return diagnostic.check, diagnostic.severity, diagnostic.message, diagnostic.help, diagnostic.related
