"""What became of a vocabulary: a table for people, and an object for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import count, visible
from glossgraph.importing.tally import Effect
from glossgraph.importing.wording import said, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.importing import Import

_HEADINGS = {
    Effect.KEPT: "Kept",
    Effect.CHANGED: "Changed",
    Effect.DROPPED: "Left out",
    Effect.FOUND: "To be looked at: kept as it is",
}

_MOST_PATHS = 10


def table(done: Import) -> str:
    """Return what was kept, changed and left out, how often, with examples, and what changed in the folder."""
    return "\n".join([*_rows(done), "", *_folder(done)])


def as_object(done: Import) -> dict[str, object]:
    """Return the same for programs."""
    merged = done.merged
    found = [
        {"effect": str(effect), "what": what, "number": entry.number, "examples": entry.examples}
        for effect, what, entry in done.tally.rows()
    ]
    return {
        "title": done.title,
        "form": done.form,
        "found": found,
        "new": merged.new,
        "updated": merged.updated,
        "kept": merged.kept,
        "deleted": merged.deleted,
        "vanished": merged.vanished,
    }


def _rows(done: Import) -> Iterator[str]:
    yield visible(f"{done.title}, from {done.form}")
    heading = ""
    for effect, what, entry in done.tally.rows():
        if _HEADINGS[effect] != heading:
            heading = _HEADINGS[effect]
            yield ""
            yield f"{heading}:"
        yield visible(f"{entry.number:>10,}  {said(what, entry.number)}")
        if entry.examples:
            yield visible(f"{'':>12}{'; '.join(map(short, entry.examples))}")


def _folder(done: Import) -> Iterator[str]:
    merged = done.merged
    if done.is_first:
        yield f"{count(len(merged.new), 'file')} in `{done.folder}`"
        return
    if not merged.files:
        yield f"`{done.folder}` is up to date"
    if merged.new or merged.updated:
        numbers = f"{count(len(merged.new), 'new file')} and {count(len(merged.updated), 'changed file')}"
        yield f"{numbers} in `{done.folder}`"
    lists = {
        "changed by people and by the source; what people wrote is kept": merged.kept,
        "deleted by people, and not made again": merged.deleted,
        "no longer in the source, and left alone": merged.vanished,
    }
    for what, paths in lists.items():
        if paths:
            yield f"{what}:"
            yield from (visible(f"  {path}") for path in paths[:_MOST_PATHS])
            if len(paths) > _MOST_PATHS:
                yield f"  and {len(paths) - _MOST_PATHS:,} more"
