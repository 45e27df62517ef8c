"""Writes each file whole or not at all, and remembers what an earlier run wrote into a folder."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from glossgraph.output.lock import locked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MANIFEST = ".glossgraph"
"""The file that lists what an earlier run wrote into a folder, each with its SHA-256."""

_TEMPORARY = ".glossgraph-"
"""How the names of files begin that are being written."""


class OccupiedError(Exception):
    """A file that this program did not write is in the way."""


def replace(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write texts, or bytes, into a folder by their relative paths, and remove what an earlier run left there.

    Raises:
        OccupiedError: a file is in the way that no earlier run wrote, or that has been changed since then.

    """
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        _replace(folder, files)


def _replace(folder: Path, files: Mapping[str, str | bytes]) -> None:
    manifest = folder / MANIFEST
    rows = manifest.read_text(encoding="utf-8").splitlines() if manifest.exists() else []
    earlier = {(path, digest) for digest, _, path in (row.partition("  ") for row in rows)}
    new = {(path, _digest(_encoded(content))) for path, content in files.items()}
    for path in sorted({path for path, _ in earlier | new}):
        if (folder / path).exists() and (path, _digest((folder / path).read_bytes())) not in earlier | new:
            raise OccupiedError(f"`{folder / path}` was written or changed by somebody else")
    for place in {(folder / path).parent for path in files}:
        for abandoned in place.glob(f"{_TEMPORARY}*"):
            abandoned.unlink()
    # a run that is killed leaves files of both
    write(folder, {MANIFEST: _listed(earlier | new)})
    write(folder, files)
    for path in {path for path, _ in earlier} - files.keys():
        if ".." not in PurePosixPath(path).parts and not PurePosixPath(path).is_absolute():
            (folder / path).unlink(missing_ok=True)
    write(folder, {MANIFEST: _listed(new)})


def _listed(files: set[tuple[str, str]]) -> str:
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(files))


def digest(data: bytes) -> str:
    """Return the fingerprint of bytes, as 32 hexadecimal digits."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def digest_of(path: Path) -> str:
    """Return the fingerprint of the content of a file; nothing if it cannot be read."""
    content = content_of(path)
    return "" if content is None else digest(content)


def content_of(path: Path) -> bytes | None:
    """Return the content of a file; None if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def write_changed(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Write the texts that differ from what a folder holds under their names; return those names, sorted."""
    changed = {n: t for n, t in files.items() if not (folder / n).exists() or (folder / n).read_text("utf-8") != t}
    write(folder, changed)
    return sorted(changed)


def write(folder: Path, files: Mapping[str, str | bytes | Iterable[str | bytes]]) -> None:
    """Write texts, or bytes, into a folder by their relative paths, each in one piece or in several.

    None takes its place before all are written, and each does so in one step.
    """
    written: dict[Path, Path] = {}
    try:
        for name, content in files.items():
            path = _inside(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=_TEMPORARY)
            written[path] = Path(temporary)
            with os.fdopen(handle, "wb") as file:
                file.writelines(map(_encoded, [content] if isinstance(content, str | bytes) else content))
            # mkstemp makes files for their owner only
            written[path].chmod(0o666 & ~umask())
        for path, whole in written.items():
            whole.replace(path)
    except BaseException:
        for unused in written.values():
            unused.unlink(missing_ok=True)
        raise


def create(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts into new files of a folder by their relative paths, all or none; no file that is there is touched.

    Raises:
        FileExistsError: there is a file or a folder of one of the names.

    """
    made: list[Path] = []
    try:
        for name, text in files.items():
            path = _inside(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            # nobody else can have made it between a look and this
            with path.open("xb") as file:
                made.append(path)
                file.write(text.encode())
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise


@contextmanager
def gathered(folder: Path) -> Iterator[Path]:
    """Give an empty folder; at the end, what was written there takes its place in another, which is made if need be.

    If something goes wrong before that, nothing does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(dir=folder, prefix=_TEMPORARY))
    try:
        yield place
        for path in sorted(path for path in place.rglob("*") if path.is_file()):
            target = folder / path.relative_to(place)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _encoded(piece: str | bytes) -> bytes:
    return piece.encode() if isinstance(piece, str) else piece


def _inside(folder: Path, name: str) -> Path:
    if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
        raise ValueError(f"{name} leads out of its folder")
    return folder / name


def append(path: Path, text: str) -> None:
    """Write a text at the end of a file."""
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(text)


def umask() -> int:
    """Return the permissions that this process withholds from what it makes."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
