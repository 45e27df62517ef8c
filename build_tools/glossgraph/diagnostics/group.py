"""Which diagnostics are listed: those that are equal once, and of each check no more than anyone reads."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.diagnostics import Severity, Tally, count, locate

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from glossgraph.diagnostics import Diagnostic, Located

FEW = 3
"""How many equal diagnostics are still shown one by one."""

ALL = sys.maxsize
"""More than there can be of anything."""


@dataclass(frozen=True, slots=True)
class Group:
    """A diagnostic, and those that differ from it only in their place."""

    located: tuple[Located, ...]
    """Those that are located, in order of place."""
    size: int
    """The number of its diagnostics."""
    rest: str
    """How many others than the first there are, and where: `105 more, in 60 files`."""

    @property
    def first(self) -> Located:
        """The diagnostic that is shown."""
        return self.located[0]

    @property
    def others(self) -> tuple[Located, ...]:
        """The others, as far as they are located."""
        return self.located[1:]


class Listing(NamedTuple):
    """The diagnostics that are listed, in order of place, and how many there are of each check."""

    groups: tuple[Group, ...]
    tallies: tuple[Tally, ...]


def listing(
    diagnostics: Iterable[Diagnostic],
    texts: Mapping[str, str],
    *,
    few: int = FEW,
    limit: int = ALL,
    places: int = ALL,
) -> Listing:
    """Choose what is listed of diagnostics, and find the lines and columns of that alone.

    Args:
        diagnostics: What was found.
        texts: The texts of the files, by their paths.
        few: How many equal diagnostics stay alone; more are one group.
        limit: How many groups are listed of each check, of errors and of warnings: those in the first files.
        places: Of how many equal diagnostics the places are found, and of all others in the last of these files.

    """
    found: Counter[tuple[Severity, str]] = Counter()
    listed: Counter[tuple[Severity, str]] = Counter()
    room: Counter[tuple[Severity, str]] = Counter()
    groups: list[Group] = []
    for members in _alike(sorted(diagnostics, key=lambda diagnostic: diagnostic.place.file), few):
        sort = members[0].severity, members[0].check
        found[sort] += len(members)
        room[sort] += 1
        if room[sort] <= limit:
            listed[sort] += len(members)
            groups.append(_group(members, texts, places))
    numbers = sorted(found.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))
    tallies = (Tally(check, severity, number, listed[severity, check]) for (severity, check), number in numbers)
    return Listing(tuple(sorted(groups, key=lambda group: group.first.position)), tuple(tallies))


def _alike(diagnostics: Sequence[Diagnostic], few: int) -> list[list[Diagnostic]]:
    """Return groups of equal diagnostics, in the order of the first ones."""
    equal: dict[Hashable, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        equal.setdefault(_all_but_place(diagnostic), []).append(diagnostic)
    groups: list[list[Diagnostic]] = []
    for diagnostic in diagnostics:
        members = equal[_all_but_place(diagnostic)]
        if len(members) <= few:
            groups.append([diagnostic])
        elif members[0] is diagnostic:
            groups.append(members)
    return groups


def _group(members: Sequence[Diagnostic], texts: Mapping[str, str], places: int) -> Group:
    last = members[min(places, len(members)) - 1].place.file
    located = tuple(locate([member for member in members if member.place.file <= last], texts))
    files = Counter(member.place.file for member in members)
    here = located[0].diagnostic.place.file
    files[here] -= 1
    of_others = {file for file, number in files.items() if number}
    where = "this file" if of_others == {here} else count(len(of_others), "file")
    return Group(located, len(members), f"{len(members) - 1:,} more, in {where}")


def _all_but_place(diagnostic: Diagnostic) -> Hashable:
    return diagnostic.check, diagnostic.severity, diagnostic.message, diagnostic.cure, diagnostic.related
