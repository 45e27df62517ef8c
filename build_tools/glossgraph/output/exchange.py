"""A folder that is filled beside the one whose place it takes when it is whole."""

from __future__ import annotations

import ctypes
import glob
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from glossgraph.output import OccupiedError, umask
from glossgraph.output.lock import acquire, release

SITEMAP = "sitemap.xml"
"""The file by which a folder is known to be a site that MkDocs built."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A folder that is being filled."""

    path: Path
    """Where it is."""
    target: Path
    """The folder whose place it is to take."""
    lock: int | None
    """Tells other builds that this one is still running."""

    def take_place(self) -> bool:
        """Put it in the place of the other, and remove that one; return whether that was a single step.

        In a single step, there is one of the two at every moment. On Windows, there is none for the time between two
        renames. Where the folder itself has to stay, its files are replaced one after the other.

        Raises:
            OSError: It cannot be written. The old folder is as it was, unless its files were being replaced.

        """
        try:
            return _take_place(self.path, self.target)
        finally:
            self.discard()

    def discard(self) -> None:
        """Remove it."""
        shutil.rmtree(self.path, ignore_errors=True)
        release(self.lock)


def begin(target: Path) -> Unfinished:
    """Make an empty folder for what is to take the place of another, and remove what killed builds left.

    It is made beside the other; or in it, under a hidden name, where nothing can be written or renamed beside it.

    Raises:
        OccupiedError: What is there is no site, and would be lost.
        OSError: Nothing can be written there.

    """
    # a link stays: what it leads to is exchanged
    target = target.resolve()
    if target.exists() and not target.is_dir():
        raise OccupiedError(f"`{target}` is a file")
    if not _may_be_replaced(target):
        raise OccupiedError(f"`{target}` holds files that are no site, and would be lost")
    prefix = f".{target.name}-glossgraph-"
    for folder in (target.parent, target):
        _remove_abandoned(folder, prefix)
    if target.is_dir() and not _is_exchangeable(target):
        return Unfinished(*_made(target, prefix, target))
    target.parent.mkdir(parents=True, exist_ok=True)
    return Unfinished(*_made(target.parent, prefix, target))


def _may_be_replaced(target: Path) -> bool:
    """Tell whether a folder is missing, empty, or a site; hidden files do not count, as they are kept."""
    return not target.exists() or not _visible(target) or (target / SITEMAP).exists()


def _visible(folder: Path) -> bool:
    return any(not path.name.startswith(".") for path in folder.iterdir())


def _is_exchangeable(target: Path) -> bool:
    # Path.is_mount is not made for Windows until Python 3.12
    return not os.path.ismount(target) and os.access(target.parent, os.W_OK | os.X_OK)


def _made(folder: Path, prefix: str, target: Path) -> tuple[Path, Path, int | None]:
    while True:
        path = Path(tempfile.mkdtemp(dir=folder, prefix=prefix))
        lock = acquire(path, wait=True)
        # before it was locked, another build may have taken it for an abandoned one
        if path.exists():
            # mkdtemp makes folders for their owner only
            path.chmod(0o777 & ~umask())
            return path, target, lock
        release(lock)


def _remove_abandoned(folder: Path, prefix: str) -> None:
    """Remove what killed builds left in a folder; they hold no lock any more."""
    for path in folder.glob(f"{glob.escape(prefix)}*"):
        lock = acquire(path, wait=False)
        if lock is not None:
            shutil.rmtree(path, ignore_errors=True)
            release(lock)


def _take_place(new: Path, target: Path) -> bool:
    if not target.exists():
        try:
            new.rename(target)
        except OSError:
            # unless another build was quicker
            if not target.exists():
                raise
        else:
            return True
    new.chmod(target.stat().st_mode & 0o7777)
    hidden = {path.name for path in target.iterdir() if path.name.startswith(".")}
    # MkDocs keeps hidden files, such as the .git of a working tree
    is_whole = new.parent != target and hidden <= {path.name for path in new.iterdir()}
    if is_whole and (_exchanged(new, target) or _renamed(new, target)):
        return True
    _fill(new, target)
    return False


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


def _renamed(new: Path, target: Path) -> bool:
    """Put a folder in the place of another in two steps; return whether that was possible."""
    old = new.with_name(f"{new.name}-old")
    # another build must not take it for an abandoned one
    lock = acquire(target, wait=False)
    try:
        target.rename(old)
    except OSError:
        release(lock)
        return False
    try:
        new.rename(target)
    except BaseException:
        old.rename(target)
        raise
    finally:
        release(lock)
    shutil.rmtree(old, ignore_errors=True)
    return True


def _fill(new: Path, target: Path) -> None:
    """Move the files of a folder into another, each in one step, and remove what else is there and not hidden."""
    paths = {path.relative_to(new): path for path in new.rglob("*")}
    # the one by which the next build knows that this is a site comes first
    for below, path in sorted(paths.items(), key=lambda item: (item[0] != Path(SITEMAP), item[0])):
        place = target / below
        if path.is_dir() and not place.is_dir():
            place.unlink(missing_ok=True)
            place.mkdir()
        elif not path.is_dir():
            if place.is_dir():
                shutil.rmtree(place)
            path.replace(place)
    for path in sorted(target.rglob("*"), reverse=True):
        below = path.relative_to(target)
        if below in paths or below.parts[0].startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink()
