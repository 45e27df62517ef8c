"""What is read of a glossary while something is made from it, so that it is made again only if that has changed."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

Read = tuple[Any, ...]
"""The name of a mapping or of a function of the glossary, and the keys that lead to what was read of it.

Each key is a string, or a tuple of them.
"""

KEYS = "\0keys"
"""Stands as the last key where all keys of a mapping were read. No text contains this character."""

IS_THERE = "\0is there"
"""Stands as the last key where it was read whether there is the one before it."""

PARTS = ("terms", "relations", "kinds", "stages", "settings", "groups", "paths", "references", "models", "texts")
"""The mappings of a glossary, by the names that they have in what is read."""

Value = TypeVar("Value")


class Outline(set[Read]):
    """What is read of a glossary in outline: which fields of terms, and which of its other mappings and functions."""

    def add(self, read: Read) -> None:
        """Add what was read: of `("terms", "a", "label")`, that labels of terms were."""
        name, *keys = read
        if name != "terms":
            super().add((name,))
        else:
            super().add((name, keys[1] if len(keys) > 1 and keys[1] != IS_THERE else KEYS))


class _Now:
    """What is being recorded at the moment."""

    reads: set[Read] | None = None


def note(read: Read) -> None:
    """Remember that something was read, if that is being recorded."""
    if _Now.reads is not None:
        _Now.reads.add(read)


@contextmanager
def recorded() -> Iterator[set[Read]]:
    """Record what is read of watched glossaries in the meantime."""
    reads: set[Read] = set()
    with _recording(reads):
        yield reads


@contextmanager
def recorded_in_outline() -> Iterator[Outline]:
    """Record what is read in the meantime in outline, and not for who asks: that depends on the result alone."""
    outline = Outline()
    with _recording(outline):
        yield outline


@contextmanager
def unrecorded() -> Iterator[None]:
    """Record nothing in the meantime, since who asks has noted what it depends on."""
    with _recording(None):
        yield


@contextmanager
def _recording(reads: set[Read] | None) -> Iterator[None]:
    before, _Now.reads = _Now.reads, reads
    try:
        yield
    finally:
        _Now.reads = before


class Watched(Mapping[str, Value]):
    """A mapping that notes which of its values are read."""

    def __init__(self, name: Read, values: Mapping[str, Value]) -> None:
        """Watch a mapping whose values do not change; `name` is how what is read of it begins."""
        self.name = name
        self.values_unnoted = values
        self._seen: dict[str, tuple[Value, Read]] = {}

    def __getitem__(self, key: str) -> Value:
        """Return a value; a mapping within it is watched as well."""
        if key not in self._seen:
            read = (*self.name, key)
            try:
                value = watched(read, self.values_unnoted[key])
            except KeyError:
                note(read)
                raise
            # of a mapping, its own keys are noted
            self._seen[key] = value, (*read, IS_THERE) if isinstance(value, Watched) else read
        value, read = self._seen[key]
        note(read)
        return value

    def __contains__(self, key: object) -> bool:
        """Tell whether there is a key."""
        note((*self.name, key, IS_THERE))
        return key in self.values_unnoted

    def __iter__(self) -> Iterator[str]:
        """Yield the keys in order."""
        note((*self.name, KEYS))
        return iter(self.values_unnoted)

    def __len__(self) -> int:
        """Return the number of keys."""
        note((*self.name, KEYS))
        return len(self.values_unnoted)


def watched(name: Read, value: Value) -> Value:
    """Return a value, watched if it is a mapping by strings or by tuples of them; otherwise it is read as a whole."""
    if isinstance(value, dict) and all(map(_is_key, value)):
        return Watched(name, value)  # type: ignore[return-value] # whoever reads a mapping cannot tell them apart
    return value


def _is_key(key: object) -> bool:
    return isinstance(key, str) or (isinstance(key, tuple) and all(isinstance(part, str) for part in key))
