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
    if sys.platform == "win32":
        return None
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        os.close(handle)
        return None
    return handle


def is_locked(folder: Path) -> bool:
    """Tell whether another process holds the lock of a folder, as far as the system can tell."""
    if sys.platform == "win32":
        return False
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(handle)
    return False


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
