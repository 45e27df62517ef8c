"""What an import wrote, after a term has got another id: the next import knows it again, and what people changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.importing.lists import fingerprint
from glossgraph.importing.record import Record, entries, fingerprints, recorded, whole_print

if TYPE_CHECKING:
    from collections.abc import Mapping


def renamed(record: str, old: str, new: str, before: Mapping[str, str | None], after: Mapping[str, str | None]) -> str:
    """Return the text of a record in which a term has another id.

    Args:
        record: The text of the record.
        old: The id that the term had.
        new: The id that it has now.
        before: What the files held that name it, by their paths.
        after: What they hold now; None where the file has moved.

    Raises:
        ValueError: the record is damaged.

    """
    known = recorded(record)
    ids = {key: new if id_ == old else id_ for key, id_ in known.ids.items()}
    moved = next((file for file, text in after.items() if text is not None and before.get(file) is None), "")
    files: dict[str, Mapping[str, str]] = {}
    for file, prints in known.files.items():
        now = moved if moved and file in after and after[file] is None else file
        was, is_ = before.get(file), after.get(now)
        files[now] = prints if was is None or is_ is None else _prints(file, prints, was, is_)
    return Record(known.source, ids, files).text()


def _prints(file: str, prints: Mapping[str, str], was: str, is_: str) -> Mapping[str, str]:
    """Return the fingerprints of entries, of which those are new that nobody had changed since the import."""
    held, new = entries(file, was), fingerprints(file, is_)
    untouched = {name for name, print_ in prints.items() if whole_print(print_) == fingerprint(held.get(name, ""))}
    return {name: new.get(name, print_) if name in untouched else print_ for name, print_ in prints.items()}
