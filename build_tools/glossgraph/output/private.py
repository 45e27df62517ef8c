"""A folder of files that only this user can have written, and that can be lost at any time."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

LONGEST_UNUSED = 30 * 24 * 60 * 60
"""After how many seconds a folder that is not used is removed."""

MOST_FOLDERS = 50
"""How many folders are kept beside one another: those that were used last."""

_NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Private:
    """A folder for files that are read again only if nobody else can have written them, and they are whole.

    Nothing here raises an error for what the disk holds or refuses: what cannot be read is not there.
    """

    def __init__(self, folder: Path) -> None:
        """Take a folder, which need not exist yet; its name is 32 hexadecimal digits, as are those beside it."""
        self._folder = folder

    def read(self, name: str) -> bytes | None:
        """Return what was written under a name; None if it is not there, damaged, or may be somebody else's."""
        try:
            if not (_is_own(self._folder.parent) and _is_own(self._folder)):
                return None
            handle = os.open(self._folder / name, os.O_RDONLY | _NO_LINKS)
            with os.fdopen(handle, "rb") as file:
                status = os.fstat(handle)
                data = file.read() if stat.S_ISREG(status.st_mode) and _is_ours(status) else b""
        except OSError:
            return None
        digest, content = data[:_DIGEST], data[_DIGEST:]
        return content if hashlib.sha256(content).digest() == digest else None

    def write(self, name: str, content: bytes) -> None:
        """Write a file whole, or not at all."""
        with suppress(OSError):
            for folder in (self._folder.parent, self._folder):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                if not _is_own(folder):
                    return
            # mkstemp makes files for their owner only
            handle, temporary = tempfile.mkstemp(dir=self._folder, prefix=_TEMPORARY)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(content).digest() + content)
                Path(temporary).replace(self._folder / name)
            except BaseException:
                Path(temporary).unlink(missing_ok=True)
                raise

    def touch(self) -> None:
        """Note that the folder is used."""
        with suppress(OSError):
            os.utime(self._folder)

    def tidy(self) -> None:
        """Remove the folders beside it that were not used for long, those that are too many, and abandoned files."""
        with suppress(OSError):
            if not _is_own(self._folder.parent):
                return
            others = (entry for entry in self._folder.parent.iterdir() if _NAME.fullmatch(entry.name))
            used = {entry: entry.stat().st_mtime for entry in others if not entry.is_symlink()}
            now = time.time()
            latest = sorted(used, key=used.__getitem__, reverse=True)
            for number, folder in enumerate(latest):
                if folder != self._folder and (number >= MOST_FOLDERS or now - used[folder] > LONGEST_UNUSED):
                    shutil.rmtree(folder, ignore_errors=True)
            for file in self._folder.glob(f"{_TEMPORARY}*"):
                if now - file.stat().st_mtime > _LONGEST_WRITTEN:
                    file.unlink(missing_ok=True)


_NAME = re.compile(r"[0-9a-f]{32}")
"""The names of such folders."""

_TEMPORARY = ".writing-"

_LONGEST_WRITTEN = 60 * 60

_DIGEST = hashlib.sha256().digest_size


def _is_own(folder: Path) -> bool:
    """Tell whether a folder is this user's, and nobody else can write into it."""
    status = folder.lstat()
    return stat.S_ISDIR(status.st_mode) and _is_ours(status)


def _is_ours(status: os.stat_result) -> bool:
    # on Windows, the folder of a user's caches is closed to others, and there are no such permissions
    return sys.platform == "win32" or (status.st_uid == os.getuid() and not status.st_mode & 0o077)
