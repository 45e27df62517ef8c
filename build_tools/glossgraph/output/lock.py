"""Locks on folders, which end with the process that holds them, however it ends."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def acquire(folder: Path, *, wait: bool) -> int | None:
    """Lock a folder for this process, and return a handle by which `release` frees it.

    Args:
        folder: Where it is; it must exist.
        wait: Whether to wait until another process frees it. Otherwise None is returned.

    Where the system or the disk has no such locks, as on Windows, None is returned in any case.
    """
    try:
        return _locked(folder, wait=wait)
    except OSError:
        return None


def is_locked(folder: Path) -> bool:
    """Tell whether another process holds the lock of a folder, as far as the system can tell."""
    try:
        release(_locked(folder, wait=False))
    except BlockingIOError:
        return True
    except OSError:
        pass
    return False


def _locked(folder: Path, *, wait: bool) -> int | None:
    if sys.platform == "win32":
        return None
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        os.close(handle)
        raise
    return handle


def release(handle: int | None) -> None:
    """Free what `acquire` locked."""
    if handle is not None:
        os.close(handle)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other processes that ask for the same lock waiting, as far as the system can."""
    handle = acquire(folder, wait=True)
    try:
        yield
    finally:
        release(handle)
