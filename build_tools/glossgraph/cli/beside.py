"""What beside terms/ and graph/ names a term that gets another id: hand-written pages, and the record of an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph import source
from glossgraph.editing.change import Change
from glossgraph.editing.links import relinked
from glossgraph.editing.refused import RefusedError
from glossgraph.importing import record
from glossgraph.importing.renamed import renamed
from glossgraph.output import content_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from glossgraph.model import Glossary


def with_others(root: Path, glossary: Glossary, change: Change, old: str, new: str) -> Change:
    """Return the change by which a term gets another id, with that of what stands beside the glossary.

    Raises:
        RefusedError: the record of an import is damaged.

    """
    change = with_pages(root, glossary, change, old, new)
    kept = _text(root / record.NAME)
    if kept is None:
        return change
    try:
        now = renamed(kept, old, new, change.before, change.after)
    except ValueError as error:
        raise RefusedError(f"{error}; get the last whole one back, or delete it") from error
    return _joined(change, {record.NAME: kept}, {record.NAME: now})


def with_pages(root: Path, glossary: Glossary, change: Change, old: str, new: str) -> Change:
    """Return the change by which one term follows another, with that of the links in hand-written pages."""
    before = dict(_pages(root))
    return _joined(change, before, {file: relinked(text, glossary, old, new) for file, text in before.items()})


def _joined(change: Change, before: Mapping[str, str], after: Mapping[str, str]) -> Change:
    return Change({**change.before, **before}, {**change.after, **after}, change.moved)


def _pages(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the pages that are written by hand, by their paths below the root."""
    for path in sorted((root / "docs").rglob("*.md")):
        text = _text(path)
        if text is not None:
            yield path.relative_to(root).as_posix(), text


def _text(path: Path) -> str | None:
    content = content_of(path)
    try:
        return None if content is None else source.decoded(content)
    except source.SourceError:
        return None
