"""Which files make a glossary, and their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.source.syntax import SourceError, point

if TYPE_CHECKING:
    from pathlib import Path

GRAPH_FILES = ("glossary", "relations", "kinds", "stages", "paths", "references")
"""The stems of the files that `graph/` may hold."""

ENDINGS = (".yml", ".yaml")
"""How the names of files end that are read; the first is the usual one."""

MAX_BYTES = 1_000_000
"""The largest file that is read. The text of one concept is a few kilobytes."""


def find_terms(root: Path) -> list[Path]:
    """Return every `terms/**/*.yml` (or `.yaml`) below the root, sorted by path."""
    files = (p for ending in ENDINGS for p in (root / "terms").rglob(f"*{ending}"))
    # editors and systems keep files of their own, with a dot in front
    return sorted(p for p in files if not p.name.startswith("."))


def find_misnamed(root: Path) -> list[Path]:
    """Return the files below `terms/` that were meant to be read, to judge by their names, and are not."""
    files = (p for p in (root / "terms").rglob("*") if p.is_file() and not p.name.startswith("."))
    meant = (".txt", *ENDINGS)
    return sorted(p for p in files if not p.name.endswith(ENDINGS) and (not p.suffix or _mentions(p, meant)))


def find_graph(root: Path) -> dict[str, Path]:
    """Return the files of `graph/` that exist, by their stem, in the order in which they are read."""
    places = ((stem, root / "graph" / f"{stem}{ending}") for stem in GRAPH_FILES for ending in reversed(ENDINGS))
    return {stem: path for stem, path in places if path.exists()}


def find_unknown(root: Path) -> list[Path]:
    """Return the files of `graph/` that were meant to be read, to judge by their names, and are not."""
    read = find_graph(root).values()
    files = (p for p in (root / "graph").glob("*") if p.is_file() and not p.name.startswith(".") and p not in read)
    return sorted(p for p in files if _mentions(p, (".txt", *ENDINGS)))


def _mentions(path: Path, endings: tuple[str, ...]) -> bool:
    return any(ending in path.name.lower() for ending in endings)


def read(path: Path) -> str:
    """Return a file's text without its byte-order mark.

    Raises:
        SourceError: the file cannot be opened, is larger than `MAX_BYTES` or is not UTF-8.

    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SourceError(f"the file is larger than {MAX_BYTES:,} bytes", cure="split the file")
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        cure = "look at what stands at this path, and who may read it"
        raise SourceError(f"the file cannot be opened: {reason}", cure=cure) from error
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        span = point(before.count("\n"), len(before) - before.rfind("\n") - 1)
        raise SourceError("the text is not UTF-8", span, "save the file with the encoding UTF-8") from error
