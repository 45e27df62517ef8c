"""The bytes of the files of a glossary, by which it is known again."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from glossgraph.source.files import IDS, MAX_BYTES, MODELS, find_astray


def snapshot(root: Path) -> dict[str, bytes] | None:
    """Return the bytes of every file below `terms/` and `graph/` but `IDS`, by its path below the root, sorted.

    What is in `models/` is there too, where a model may be by mistake.

    Where there is anything but folders and files that can be read, such as a link, there is more to a glossary than
    that, and None is returned.
    """
    files: dict[str, bytes] = {}
    try:
        if any((root / name).is_symlink() for name in ("terms", "graph")):
            return None
        for name in ("terms", "graph"):
            _add(root / name, f"{name}/", files)
        # a model may be there by mistake
        files |= {f"{MODELS}/{path.name}": _bytes(path) for path in find_astray(root) if path.parent.name == MODELS}
    except OSError:
        return None
    return dict(sorted(files.items())) if all(len(data) <= MAX_BYTES for data in files.values()) else None


def _add(folder: Path, name: str, files: dict[str, bytes]) -> None:
    """Add the files of a folder; raise an error where one of them is no plain file."""
    if not folder.exists():
        return
    # an empty folder is known by its name
    files[name] = b""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                _add(Path(entry.path), f"{name}{entry.name}/", files)
            elif name + entry.name == f"graph/{IDS}":
                # it says nothing of the glossary, and has no bounds
                continue
            elif stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
                files[name + entry.name] = _bytes(entry.path)
            else:
                raise OSError(f"{entry.path} is no plain file")


def _bytes(path: str | Path) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - a Path would take as long as the reading
        return file.read(MAX_BYTES + 1)
