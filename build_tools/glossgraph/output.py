"""Writing: a file whole or not at all, and a folder of which it is known what an earlier run wrote."""

from __future__ import annotations

import ctypes
import glob
import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MANIFEST = ".glossgraph"
"""The file that lists what an earlier run wrote into a folder, each with its SHA-256."""


class OccupiedError(Exception):
    """A file is in the way that this program did not write."""


def may_be_replaced(site: Path) -> bool:
    """Tell whether a folder is empty, missing, or a site that MkDocs built: it empties the folder before a build."""
    return not site.exists() or not any(site.iterdir()) or (site / "sitemap.xml").exists()


def beside(folder: Path) -> Path:
    """Make an empty folder beside another, on the same disk, for what is to take its place.

    What a build left there that was killed is removed.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{folder.name}-glossgraph-"
    for left in folder.parent.glob(f"{glob.escape(prefix)}*"):
        process = left.name.removeprefix(prefix).partition("-")[0]
        if process.isdecimal() and not _is_running(int(process)):
            shutil.rmtree(left, ignore_errors=True)
    new = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f"{prefix}{os.getpid()}-"))
    # mkdtemp makes folders for their owner only
    new.chmod(0o777 & ~_umask())
    return new


def take_place(new: Path, folder: Path) -> None:
    """Put a folder in the place of another, and remove that one.

    At every moment there is one of the two, where the system can exchange them in one step (Linux, macOS); elsewhere
    there is none for the time between two renames.
    """
    if not folder.exists():
        new.rename(folder)
        return
    if not _exchanged(new, folder):
        old = new.with_name(f"{new.name}-old")
        folder.rename(old)
        try:
            new.rename(folder)
        except BaseException:
            old.rename(folder)
            raise
        new = old
    shutil.rmtree(new, ignore_errors=True)


def _exchanged(one: Path, two: Path) -> bool:
    """Exchange two folders in one step; return whether that was possible."""
    # renameat2 of Linux (2) and renamex_np of macOS (2): neither is in Python's library
    calls = {"linux": ("renameat2", (-100, -100)), "darwin": ("renamex_np", ())}
    name, at = calls.get(sys.platform, ("", ()))
    call = getattr(ctypes.CDLL(None, use_errno=True), name, None) if name else None
    if call is None:
        return False
    arguments = (at[0], os.fsencode(one), at[1], os.fsencode(two)) if at else (os.fsencode(one), os.fsencode(two))
    return bool(call(*arguments, 2) == 0)


def _is_running(process: int) -> bool:
    if sys.platform == "win32":
        # there the same call would end the process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def replace(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts into a folder by their relative paths, and remove what an earlier run left there.

    Raises:
        OccupiedError: a file is in the way that no earlier run wrote, or that was changed since.

    """
    manifest = folder / MANIFEST
    rows = manifest.read_text(encoding="utf-8").splitlines() if manifest.exists() else []
    earlier = {(path, digest) for digest, _, path in (row.partition("  ") for row in rows)}
    new = {(path, _digest(text.encode())) for path, text in files.items()}
    for path in sorted({path for path, _ in earlier | new}):
        if (folder / path).exists() and (path, _digest((folder / path).read_bytes())) not in earlier | new:
            raise OccupiedError(f"`{folder / path}` was written or changed by somebody else")
    # a run that is killed leaves files of both
    write(folder, {MANIFEST: _listed(earlier | new)})
    write(folder, files)
    write(folder, {MANIFEST: _listed(new)})
    for path in {path for path, _ in earlier} - files.keys():
        if ".." not in PurePosixPath(path).parts and not PurePosixPath(path).is_absolute():
            (folder / path).unlink(missing_ok=True)


def _listed(files: set[tuple[str, str]]) -> str:
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(files))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def write_changed(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Write those of some texts that a folder does not hold as they are; return their names, sorted."""
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
