"""What an import changes in a folder: files as they are to be, and what people have written since the last import."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossgraph.importing.lists import fingerprint, joined_lists
from glossgraph.importing.record import Record, entries, fingerprints, whole_print

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LONGEST = 100
"""How many characters of what the source has are said."""


@dataclass(slots=True)
class Merged:
    """What is to be written, and what came of it."""

    files: dict[str, str] = field(default_factory=dict)
    """The texts of the files that change, by their paths."""
    prints: dict[str, Mapping[str, str]] = field(default_factory=dict)
    new: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """The entries that people have changed and the source has changed as well; what people wrote is kept."""
    deleted: list[str] = field(default_factory=list)
    """The files that people have deleted; they are not made again."""
    vanished: list[str] = field(default_factory=list)
    """The files of concepts that the source no longer has; they are left alone."""


def merged(record: Record, there: Mapping[str, str], wanted: Mapping[str, str]) -> Merged:
    """Merge what is to be written into what is there.

    Args:
        record: What the last import wrote.
        there: The texts of the files in the folder, by their paths.
        wanted: The texts that the source gives now, by their paths.

    """
    found = Merged()
    places = {_term(path): path for path in (*record.files, *there) if _term(path)}
    # a file of a term may have been moved to another folder
    written = {places.get(_term(path), path): prints for path, prints in record.files.items()}
    for path, text in wanted.items():
        earlier = written.get(path)
        found.prints[path] = fingerprints(path, text)
        if path in there:
            whole = _entry_by_entry(path, earlier or {}, there[path], text, found)
            if whole != there[path]:
                found.files[path] = whole
                found.updated.append(path)
        elif earlier is not None:
            found.deleted.append(path)
        else:
            found.files[path] = text
            found.new.append(path)
    for path, prints in written.items():
        if path not in wanted:
            found.prints[path] = prints
            if path in there:
                found.vanished.append(path)
    return found


def _term(path: str) -> str:
    """Return the name of the file of a term; nothing for another file."""
    return path.rpartition("/")[2] if path.startswith("terms/") else ""


def _entry_by_entry(path: str, earlier: Mapping[str, str], there: str, wanted: str, found: Merged) -> str:
    """Return a file in which every entry is new that nobody has changed since the last import.

    Where people and the source have changed an entry, what both had at first stays in the record, so that the next
    import says it again.
    """
    mine, theirs = entries(path, there), entries(path, wanted)
    whole = {"": mine.get("", "")}
    prints = dict(found.prints[path])
    for key in _in_order(mine, theirs):
        was, now, new = earlier.get(key, ""), mine.get(key, ""), theirs.get(key, "")
        whole[key] = now
        if whole_print(was) == (fingerprint(now) if now else ""):
            whole[key] = new
        elif now != new and whole_print(was) != (fingerprint(new) if new else ""):
            joined = joined_lists(key, was, now, new)
            if joined is not None:
                whole[key] = joined
                continue
            found.kept.append(f"{path}: {key}{_value(path, key, new)}")
            prints.pop(key, None)
            if was:
                prints[key] = was
    found.prints[path] = prints
    return "".join(whole.values())


def _value(path: str, key: str, entry: str) -> str:
    """Return what the source has for an entry, in words; nothing for a file that is one entry."""
    if not path.endswith(".yml"):
        return ""
    value = " ".join(entry.removeprefix(f"{key}:").split())
    if not value:
        return "; the source no longer has it"
    return f"; the source has: {value if len(value) <= _LONGEST else f'{value[: _LONGEST - 1]}…'}"


def _in_order(mine: Iterable[str], theirs: Iterable[str]) -> list[str]:
    """Return the names of all entries: in the order in which they are there, with new ones where they would be."""
    order = [key for key in mine if key]
    before = ""
    for key in theirs:
        if key and key not in order:
            order.insert(order.index(before) + 1 if before in order else 0, key)
        before = key
    return order
