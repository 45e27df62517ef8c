"""What is kept of a site that was built, so that the next build makes only what has changed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from glossgraph.mkdocs_plugin.fingerprint import Fingerprints
from glossgraph.model.derived import FUNCTIONS
from glossgraph.model.reads import IS_THERE, KEYS, PARTS, Watched
from glossgraph.model.watched import WatchedTerm
from glossgraph.site.page import FUNCTIONS as FUNCTIONS_OF_SITE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossgraph.model.reads import Read
    from glossgraph.output.private import Private
    from glossgraph.site.page import Site

UNKNOWN = ""
"""The fingerprint of what has none; it is never the same as before."""

_NAME = "site"

_ABSENT = "\0absent"
"""Stands for a value that there is not."""


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


class Facts:
    """What can be read of a glossary and its site, as fingerprints."""

    def __init__(self, site: Site, values: Mapping[str, Any]) -> None:
        """Take a watched site, and other values by the names that they have in what is read."""
        self.fingerprints = Fingerprints()
        self._site = site
        self._values = {part: getattr(site.glossary, part) for part in PARTS} | {
            "dates": site.history.files,
            "texts": site.files,
            "days": site.history.days,
            **values,
        }
        self._known: dict[Read, str] = {}

    def of(self, read: Read) -> str:
        """Return the fingerprint of what somebody has read."""
        if read not in self._known:
            try:
                self._known[read] = self.fingerprints.of(self._value(read))
            except (TypeError, LookupError):
                self._known[read] = UNKNOWN
        return self._known[read]

    def _value(self, read: Read) -> Any:  # noqa: ANN401 - of anything that can be read
        name, *keys = read
        if name in self._values:
            value = self._values[name]
        elif name in FUNCTIONS_OF_SITE:
            value = FUNCTIONS_OF_SITE[name](self._site)
        else:
            value = FUNCTIONS[name](self._site.glossary)
        for key in keys:
            if key == IS_THERE:
                return True
            values = value.values_unnoted if isinstance(value, Watched) else value
            if isinstance(value, WatchedTerm):
                value = getattr(value, key)
                continue
            if key == KEYS:
                return list(values)
            if key not in values:
                return _ABSENT
            value = values[key]
        return value


class Kept:
    """What is known of the site that was built before, if it was built in the same way."""

    def __init__(self, folder: Private | None, environment: str) -> None:
        """Read what was kept in a folder, if there is any; `environment` is everything besides the glossary."""
        self._folder, self._environment = folder if environment != UNKNOWN else None, environment
        self._units: dict[str, Unit] = {}
        self._facts: dict[Read, str] = {}
        if self._folder and (data := self._folder.read(_NAME)):
            self._take(json.loads(data))

    def _take(self, data: dict[str, Any]) -> None:
        if data["environment"] != self._environment:
            return
        reads = [tuple(tuple(key) if isinstance(key, list) else key for key in read) for read, _ in data["facts"]]
        self._facts = dict(zip(reads, (known for _, known in data["facts"]), strict=True))
        for path, unit in data["units"].items():
            unit["reads"] = tuple(reads[number] for number in unit["reads"])
            self._units[path] = Unit(**unit)

    def unit(self, path: str, own: str, facts: Facts) -> Unit | None:
        """Return what was made at a path of the site, if it would be made in the same way now."""
        unit = self._units.get(path)
        if unit is None or own == UNKNOWN or own != unit.own:
            return None
        is_same = all(self._facts[read] and self._facts[read] == facts.of(read) for read in unit.reads)
        return unit if is_same else None

    def keep(self, units: Mapping[str, Unit], facts: Facts) -> None:
        """Keep what is known of the site that has been built now."""
        if not self._folder:
            return
        reads = {read: number for number, read in enumerate(_all_reads(units.values()))}
        data = {
            "environment": self._environment,
            "facts": [(read, facts.of(read)) for read in reads],
            "units": {p: vars(u) | {"reads": [reads[read] for read in u.reads]} for p, u in units.items()},
        }
        self._folder.write(_NAME, json.dumps(data).encode())
        self._folder.touch()
        self._folder.tidy()


def _all_reads(units: Iterable[Unit]) -> dict[Read, None]:
    return dict.fromkeys(read for unit in units for read in unit.reads)
