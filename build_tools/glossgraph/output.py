"""Writes each file whole or not at all, and remembers what an earlier run wrote into a folder."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MANIFEST = ".glossgraph"
"""The file that lists what an earlier run wrote into a folder, each with its SHA-256."""


class OccupiedError(Exception):
    """A file that this program did not write is in the way."""


def may_be_replaced(site: Path) -> bool:
    """Tell whether MkDocs may empty a folder before a build: it is missing, empty, or a site that MkDocs built."""
    return not site.exists() or not any(site.iterdir()) or (site / "sitemap.xml").exists()


def make_writable(folder: Path) -> None:
    """Make a folder where there is none. Raises OSError if no file can be written into it."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder):
        pass


def replace(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts into a folder by their relative paths, and remove what an earlier run left there.

    Raises:
        OccupiedError: a file is in the way that no earlier run wrote, or that has been changed since then.

    """
    manifest = folder / MANIFEST
    rows = manifest.read_text(encoding="utf-8").splitlines() if manifest.exists() else []
    earlier = {path: digest for digest, _, path in (row.partition("  ") for row in rows)}
    for path in sorted(files.keys() | earlier.keys()):
        if (folder / path).exists() and _digest((folder / path).read_bytes()) != earlier.get(path):
            raise OccupiedError(f"`{folder / path}` was written or changed by somebody else")
    manifest_text = "".join(f"{_digest(text.encode())}  {path}\n" for path, text in sorted(files.items()))
    write(folder, {**files, MANIFEST: manifest_text})
    for path in earlier.keys() - files.keys():
        if ".." not in PurePosixPath(path).parts and not PurePosixPath(path).is_absolute():
            (folder / path).unlink(missing_ok=True)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def write_changed(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Write the texts that differ from what a folder holds under their names; return those names, sorted."""
    changed = {n: t for n, t in files.items() if not (folder / n).exists() or (folder / n).read_text("utf-8") != t}
    write(folder, changed)
    return sorted(changed)


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts into a folder by their relative paths, each whole or not at all."""
    for name, text in files.items():
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise ValueError(f"{name} leads out of its folder")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".glossgraph-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            # mkstemp makes files for their owner only
            Path(temporary).chmod(0o666 & ~_umask())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
