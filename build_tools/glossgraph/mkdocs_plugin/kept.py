"""What is kept of a site that was built, so that the next build makes only what has changed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from glossgraph.mkdocs_plugin.facts import UNKNOWN, Before

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossgraph.mkdocs_plugin.facts import Facts
    from glossgraph.model.reads import Read
    from glossgraph.output.private import Private

_NAME = "site"


@dataclass(frozen=True)
class Unit:
    """A file of a site as it was made, with the files that were made along with it."""

    own: str
    """The fingerprint of what it is made by."""
    reads: tuple[Read, ...]
    """What was read of the glossary."""
    files: dict[str, str]
    """The fingerprint of the content of each file, by its path on the site."""
    changed: str = ""
    """The day on which it last changed, where it is a page."""
    mentions: tuple[str, ...] = ()
    plain: str = ""
    """The text of a term's page as it is in the file of all terms."""
    entries: list[dict[str, Any]] = field(default_factory=list)
    """What a search looks through."""
    anchors: tuple[str, ...] = ()
    """The ids of its places to which links can lead."""
    links: dict[str, dict[str, str]] = field(default_factory=dict)
    """The links to places of pages as they are written, by the place, by the source of the page."""


class Kept:
    """What is known of the site that was built before, if it was built in the same way."""

    def __init__(self, folder: Private | None, environment: str, facts: Facts) -> None:
        """Read what was kept in a folder, if there is any.

        Args:
            folder: Where it is kept.
            environment: The fingerprint of everything besides the glossary.
            facts: What can be read of the glossary now; they learn what was known before.

        """
        self._folder, self._environment = folder if environment != UNKNOWN else None, environment
        self._facts = facts
        self._units: dict[str, Unit] = {}
        if self._folder and (data := self._folder.read(_NAME)):
            self._take(json.loads(data))

    def _take(self, data: dict[str, Any]) -> None:
        if data["environment"] != self._environment:
            return
        facts = {_read(read): known for read, known in data["facts"]}
        outlines = {name: tuple(map(_read, outline)) for name, outline in data["outlines"].items()}
        self._facts.before = Before(facts, outlines, {_read(read): known for read, known in data["outlined"]})
        reads = list(facts)
        for path, unit in data["units"].items():
            unit["reads"] = tuple([reads[number] for number in unit["reads"]])
            self._units[path] = Unit(**unit)

    @cached_property
    def _changed(self) -> set[Read]:
        """What was read when the site was built before, and would be something else now."""
        before = self._facts.before.facts
        return {read for read, known in before.items() if not known or known != self._facts.of(read)}

    def unit(self, path: str, own: str) -> Unit | None:
        """Return what was made at a path of the site, if it would be made in the same way now."""
        unit = self._units.get(path)
        if unit is None or own == UNKNOWN or own != unit.own:
            return None
        return unit if self._changed.isdisjoint(unit.reads) else None

    def keep(self, units: Mapping[str, Unit]) -> None:
        """Keep what is known of the site that has been built now."""
        if not self._folder:
            return
        reads = {read: number for number, read in enumerate(_all_reads(units.values()))}
        known = self._facts.known(reads)
        data = {
            "environment": self._environment,
            "facts": list(known.facts.items()),
            "outlines": known.outlines,
            "outlined": list(known.outlined.items()),
            "units": {p: vars(u) | {"reads": [reads[read] for read in u.reads]} for p, u in units.items()},
        }
        self._folder.write(_NAME, json.dumps(data).encode())
        self._folder.touch()
        self._folder.tidy()


def _read(written: list[Any]) -> Read:
    """Return what was read from its form in JSON, which has lists in the place of tuples."""
    return tuple([tuple(key) if isinstance(key, list) else key for key in written])


def _all_reads(units: Iterable[Unit]) -> dict[Read, None]:
    return dict.fromkeys(read for unit in units for read in unit.reads)
