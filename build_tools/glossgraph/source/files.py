"""Which files make a glossary, and their text."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from glossgraph.source.syntax import SourceError, point

GRAPH_FILES = ("glossary", "relations", "kinds", "stages", "paths", "references")
"""The stems of the files that `graph/` may hold."""

ENDINGS = (".yml", ".yaml")
"""How the names of files end that are read; the first is the usual one."""

MAX_BYTES = 1_000_000
"""The largest file that is read. The text of one concept is a few kilobytes."""


def find_terms(root: Path) -> list[Path]:
    """Return every `terms/**/*.yml` (or `.yaml`) below the root, sorted by path."""
    return [path for path in _below(root / "terms") if path.name.endswith(ENDINGS)]


def find_misnamed(root: Path) -> list[Path]:
    """Return the files below `terms/` that were meant to be read, to judge by their names, and are not.

    A link to a folder is not followed, and listed here.
    """
    meant = (".txt", *ENDINGS)
    others = (path for path in _below(root / "terms") if not path.name.endswith(ENDINGS))
    return [path for path in others if not path.suffix or path.is_dir() or _mentions(path, meant)]


def _below(folder: Path) -> list[Path]:
    """Return what stands below a folder, but for plain folders and what editors and systems keep there for themselves.

    Links to folders, and folders that are called like a file, are among it.
    """
    found: list[str] = []
    for place, folders, files in os.walk(folder):
        odd = [name for name in folders if name.endswith(ENDINGS) or Path(place, name).is_symlink()]
        found += [f"{place}/{name}" for name in (*files, *odd) if not name.startswith(".")]
        folders[:] = [name for name in folders if name not in odd and not name.startswith(".")]
    return [Path(path) for path in sorted(found)]


def find_graph(root: Path) -> dict[str, Path]:
    """Return the files of `graph/` that exist, by their stem, in the order in which they are read."""
    places = ((stem, root / "graph" / f"{stem}{ending}") for stem in GRAPH_FILES for ending in reversed(ENDINGS))
    return {stem: path for stem, path in places if os.path.lexists(path)}


def find_unknown(root: Path) -> list[Path]:
    """Return the files of `graph/` that were meant to be read, to judge by their names, and are not."""
    read = find_graph(root).values()
    files = (p for p in (root / "graph").glob("*") if p.is_file() and not p.name.startswith(".") and p not in read)
    return sorted(p for p in files if _mentions(p, (".txt", *ENDINGS)))


def _mentions(path: Path, endings: tuple[str, ...]) -> bool:
    return any(ending in path.name.lower() for ending in endings)


def read(path: Path, root: Path) -> str:
    """Return the text of a file below a root, without its byte-order mark and with one kind of line ends.

    Raises:
        SourceError: the file cannot be opened, is no plain file, stands (through a link) outside the root, is larger
            than `MAX_BYTES` or is not UTF-8.

    """
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(root.resolve()):
            raise SourceError("the link leads out of the glossary", cure="put the file itself here")
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise SourceError("a folder is called like a file", cure="give the folder a name without an ending")
        if not stat.S_ISREG(status.st_mode):
            raise SourceError("this is no plain file", cure="remove it, or put a text file in its place")
        if status.st_size > MAX_BYTES:
            raise SourceError(f"the file is larger than {MAX_BYTES:,} bytes", cure="split the file")
        data = path.read_bytes()
    except (OSError, RuntimeError) as error:
        # until Python 3.13, a loop of links is a RuntimeError
        reason = (getattr(error, "strerror", None) or "a link leads to itself").lower()
        cure = "look at what stands at this path, and who may read it"
        raise SourceError(f"the file cannot be opened: {reason}", cure=cure) from error
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        span = point(before.count("\n"), len(before) - before.rfind("\n") - 1)
        raise SourceError("the text is not UTF-8", span, "save the file with the encoding UTF-8") from error
