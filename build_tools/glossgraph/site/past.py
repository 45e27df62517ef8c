"""What a site says of the past: what changed in meaning on the latest days, and from each edition to the next.

Of days, the latest `MOST_VERSIONS` changes of terms are looked into, and of editions the latest `MOST_RELEASES`. What
was found is kept in the folder for caches, as the past does not change.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from glossgraph import cache
from glossgraph.compiler import without_collection
from glossgraph.diff import difference, told
from glossgraph.diff.meaning import meaning
from glossgraph.load import Memory
from glossgraph.load.of_values import of_texts
from glossgraph.source import Historian, History
from glossgraph.source.revision import contents, files_at, releases
from glossgraph.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from glossgraph.diff.meaning import Meaning
    from glossgraph.diff.told import Told
    from glossgraph.model import Glossary
    from glossgraph.source import Day
    from glossgraph.source.revision import Release

MOST_VERSIONS = 500
"""How many changes of terms are looked into, the latest first: each means that two files are parsed."""

MOST_RELEASES = 20
"""How many editions have a page."""

_MEANINGS, _RELEASES = "meanings", "releases"


@dataclass(frozen=True, slots=True)
class Edition:
    """A tag that names an edition, and what changed since the one before it."""

    tag: str
    before: str
    told: Told


class Past:
    """Tells the past of the glossary below a root, and looks into it again only when there is another commit."""

    def __init__(self, root: Path) -> None:
        """Know nothing yet."""
        self.root = root
        self._historian = Historian(root)
        self._of: tuple[History, str] | None = None
        self._told: tuple[History, tuple[Edition, ...]] = (History(), ())

    def told(self, language: str) -> tuple[History, tuple[Edition, ...]]:
        """Return the history with what changed in meaning, and the editions, in the words of a language."""
        history = self._historian.history()
        if self._of is None or self._of[0] is not history or self._of[1] != language:
            self._of = history, language
            self._told = with_meanings(self.root, history), editions(self.root, language)
        return self._told


def with_meanings(root: Path, history: History) -> History:
    """Return a history in which the latest days say what changed in the terms that they name."""
    asked: dict[tuple[str, str], None] = {}
    for day in history.days:
        if len(asked) + len(day.versions) > MOST_VERSIONS:
            break
        asked |= dict.fromkeys(day.versions.values())
    known = _meanings(root, tuple(asked)) if asked else {}
    days = (_with(day, known) for day in history.days)
    return replace(history, days=tuple(day for day in days if day.added or day.changed or day.renamed or day.removed))


def _with(day: Day, known: Mapping[tuple[str, str], Meaning]) -> Day:
    """Return a day with what changed in its terms, without those of which only the layout did."""
    found = {id_: known[pair] for id_, pair in day.versions.items() if pair in known}
    changed = tuple(id_ for id_ in day.changed if found.get(id_) != ())
    return replace(day, changed=changed, meanings={id_: fields for id_, fields in found.items() if fields})


def _meanings(root: Path, pairs: tuple[tuple[str, str], ...]) -> dict[tuple[str, str], Meaning]:
    """Return what changed from one version of a file to another; nothing of those that cannot be read."""
    kept: dict[tuple[str, str], Meaning | None] = cache.recall(root, _MEANINGS) or {}
    missing = [pair for pair in pairs if pair not in kept]
    if missing:
        with without_collection():
            texts = contents(root, (blob for pair in missing for blob in pair))
            kept = {pair: kept[pair] for pair in pairs if pair in kept}
            kept |= {pair: meaning(texts.get(pair[0]), texts.get(pair[1])) for pair in missing}
        cache.keep(root, _MEANINGS, kept)
    return {pair: found for pair in pairs if (found := kept[pair]) is not None}


def editions(root: Path, language: str) -> tuple[Edition, ...]:
    """Return the latest editions that git knows by their tags, the newest first, each with what changed since then.

    The first edition of all is in comparison with none, and is left out.
    """
    tagged = releases(root)
    return _editions(root, tagged[: MOST_RELEASES + 1], language) if len(tagged) > 1 else ()


def _editions(root: Path, tagged: tuple[Release, ...], language: str) -> tuple[Edition, ...]:
    kept: dict[tuple[Release, Release, str], Edition] = cache.recall(root, _RELEASES) or {}
    wanted = [(old, new, language) for new, old in pairwise(tagged)]
    missing = [key for key in wanted if key not in kept]
    if missing:
        reader = _Reader(root)
        with without_collection():
            found = {key: _edition(reader, *key) for key in missing}
        kept = {key: found.get(key) or kept[key] for key in wanted}
        cache.keep(root, _RELEASES, kept)
    return tuple(kept[key] for key in wanted)


class _Reader:
    """Reads editions; of two, what both have is read once."""

    def __init__(self, root: Path) -> None:
        self._root, self._memory = root, Memory()
        self._read: dict[str, Glossary] = {}

    def glossary(self, release: Release) -> Glossary:
        """Return the glossary of an edition."""
        if release.commit not in self._read:
            self._read[release.commit] = of_texts(files_at(self._root, release.commit), self._memory)
        return self._read[release.commit]


def _edition(reader: _Reader, old: Release, new: Release, language: str) -> Edition:
    before, after = reader.glossary(old), reader.glossary(new)
    found = difference(before, after, (old.tag, new.tag))
    return Edition(new.tag, old.tag, told(found, before, after, catalogue(language)))
