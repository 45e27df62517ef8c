"""What can be read of a glossary and its site, as fingerprints."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from glossgraph.mkdocs_plugin.fingerprint import Fingerprints
from glossgraph.model.derived import FUNCTIONS, outline_of
from glossgraph.model.reads import IS_THERE, KEYS, PARTS, Watched
from glossgraph.model.watched import WatchedTerm
from glossgraph.site.page import FUNCTIONS as FUNCTIONS_OF_SITE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossgraph.model.reads import Read
    from glossgraph.site.page import Site

UNKNOWN = ""
"""The fingerprint of what has none; it is never the same as before."""

_ABSENT = "\0absent"
"""Stands for a value that there is not."""

_REST: Read = ("\0rest",)
"""Stands for all of a glossary of which is not noted that it is read, and on which every function may depend."""


@dataclass(frozen=True)
class Before:
    """What was known when a site was built before."""

    facts: Mapping[Read, str] = field(default_factory=dict)
    """The fingerprints of what was read."""
    outlines: Mapping[str, tuple[Read, ...]] = field(default_factory=dict)
    """What each function read, in outline, by its name."""
    outlined: Mapping[Read, str] = field(default_factory=dict)
    """The fingerprints of what functions read, in outline."""


class Facts:
    """What can be read of a glossary and its site, as fingerprints.

    What a function gives is not worked out again if all that it has read before is the same.
    """

    def __init__(self, site: Site, values: Mapping[str, Any]) -> None:
        """Take a watched site, and other values by the names that they have in what is read."""
        self.fingerprints = Fingerprints()
        self.before = Before()
        self._site = site
        self._parts = {part: getattr(site.glossary, part) for part in PARTS} | {
            "dates": site.history.files,
            "days": site.history.days,
        }
        self._values = {**self._parts, **values}
        self._known: dict[Read, str] = {}
        self._outlined: dict[Read, str] = {}
        self._same: dict[str, bool] = {}

    def of(self, read: Read) -> str:
        """Return the fingerprint of what somebody has read."""
        if read not in self._known:
            known = self.before.facts.get(read) if self._is_as_before(read[0]) else None
            self._known[read] = self._worked_out(read) if known is None else known
        return self._known[read]

    def known(self, reads: Iterable[Read]) -> Before:
        """Return what is known of some reads, for the next build."""
        kept = {read: self.of(read) for read in reads}
        outlines: dict[str, tuple[Read, ...]] = {}
        waiting = {read[0] for read in kept}
        while waiting:
            name = waiting.pop()
            if (outline := self._outline(name)) is not None:
                outlines[name] = tuple(outline)
                waiting |= {read[0] for read in outline} - outlines.keys()
        inputs = {read for outline in outlines.values() for read in outline if not _is_function(read[0])}
        return Before(kept, outlines, {read: self._in_outline(read) for read in inputs})

    def _worked_out(self, read: Read) -> str:
        try:
            return self.fingerprints.of(self._value(read))
        except (TypeError, LookupError):
            return UNKNOWN

    def _is_as_before(self, name: str) -> bool:
        """Tell whether a function gives what it gave before."""
        if name not in self._same:
            outline = self.before.outlines.get(name)
            self._same[name] = outline is not None and all(map(self._is_same, outline))
        return self._same[name]

    def _is_same(self, read: Read) -> bool:
        """Tell whether what a function read, in outline, is as before."""
        if _is_function(read[0]):
            return self._is_as_before(read[0])
        known = self.before.outlined.get(read)
        return bool(known) and known == self._in_outline(read)

    def _outline(self, name: str) -> set[Read] | None:
        """Return what a function has read, now or before; None if it is no function."""
        if not _is_function(name):
            return None
        read = outline_of(name, self._site if name in FUNCTIONS_OF_SITE else self._site.glossary)
        if read is not None:
            return {_REST, *read}
        return set(self.before.outlines[name]) if self._is_as_before(name) else None

    def _in_outline(self, read: Read) -> str:
        """Return the fingerprint of what functions read, in outline."""
        if read not in self._outlined:
            try:
                self._outlined[read] = self.fingerprints.of(self._of_outline(read))
            except (TypeError, LookupError):
                self._outlined[read] = UNKNOWN
        return self._outlined[read]

    def _of_outline(self, read: Read) -> Any:  # noqa: ANN401 - of anything that can be read
        glossary = self._site.glossary
        if read == _REST:
            return [getattr(glossary, each.name) for each in fields(glossary) if each.name not in (*PARTS, "about")]
        name, *keys = read
        value = self._parts[name]
        value = value.values_unnoted if isinstance(value, Watched) else value
        if name != "terms":
            return value
        return list(value) if keys == [KEYS] else {id_: getattr(term, keys[0]) for id_, term in value.items()}

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


def _is_function(name: str) -> bool:
    return name in FUNCTIONS or name in FUNCTIONS_OF_SITE
