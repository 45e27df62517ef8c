"""Which files make up a glossary, and their text."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from glossgraph.source.span import SourceError, point

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ENDINGS = (".yml", ".yaml")
"""The endings of the files that are read; the first is the usual one."""

OTHER_ENDINGS = (".txt", ".md", ".markdown", ".json")
"""The endings of files that can be meant as terms, if their text says so."""

_BACKUP = re.compile(r"~$|^#.*#$|\.(?:orig|bak|backup|old|save|swp|tmp|rej)$", re.IGNORECASE)
"""What editors, and programs that merge files, make of the name of a file that they keep."""

_COPY = re.compile(r"(?: -)? copy(?: \d+| \(\d+\))?$| ?\((?:\d+|copy)\)$", re.IGNORECASE)
"""What file managers add to the name of a copy."""

_LENGTH_OF_SHA1 = 40

MAX_BYTES = 1_000_000
"""The largest file that is read. The text of one concept is a few kilobytes."""

SPLIT = "references"
"""The stem of the file of `graph/` that grows with the glossary: a folder of that name may hold more such files."""

MODELS = "models"
"""The folder of `graph/` with a file for each model that can be run."""

IDS = "ids.schema.json"
"""The schema that lists what there is ever more of, such as terms. It is only for editors: nothing else goes by it."""


def find_terms(root: Path) -> list[Path]:
    """Return every `terms/**/*.yml` (or `.yaml`) below the root but copies of such files, sorted by path."""
    return _find_read(root / "terms")


def find_misnamed(root: Path) -> list[Path]:
    """Return what is below `terms/` and not read, although by its name it might be meant as a term, or be a copy.

    Links to folders, which are not followed, and folders that cannot be opened are among them.
    """
    return _find_unread(root / "terms")


def find_split(root: Path) -> list[Path]:
    """Return every `graph/references/**/*.yml` (or `.yaml`) in the same way as the files of the terms."""
    return _find_read(root / "graph" / SPLIT)


def find_unsplit(root: Path) -> list[Path]:
    """Return what is below `graph/references/` and not read, in the same way as what is misnamed below `terms/`."""
    return _find_unread(root / "graph" / SPLIT)


def find_models(root: Path) -> list[Path]:
    """Return every `graph/models/**/*.yml` (or `.yaml`) in the same way as the files of the terms."""
    return _find_read(root / "graph" / MODELS)


def find_misnamed_models(root: Path) -> list[Path]:
    """Return what is below `graph/models/` and not read, in the same way as what is misnamed below `terms/`."""
    return _find_unread(root / "graph" / MODELS)


def find_astray(root: Path) -> list[Path]:
    """Return the files `*.yml` (or `.yaml`) in `models/`, and in folders of `graph/` that nothing is read from."""
    folders = [path for path in (root / "graph").glob("[!.]*/") if path.name not in {MODELS, SPLIT}]
    files = (path for folder in (root / MODELS, *folders) for path in folder.glob("*"))
    return sorted(path for path in files if path.name.endswith(ENDINGS) and not is_folder(path))


def _find_read(folder: Path) -> list[Path]:
    return [path for path in _below(folder) if path.name.endswith(ENDINGS) and not is_copy(path)]


def _find_unread(folder: Path) -> list[Path]:
    likely = (*OTHER_ENDINGS, *ENDINGS)
    others = (path for path in _below(folder) if not path.name.endswith(ENDINGS) or is_copy(path))
    return [p for p in others if not p.suffix or is_folder(p) or is_backup(p.name) or _name_holds(p.name, likely)]


def original(name: str) -> str:
    """Return the stem of the file that a file is a copy, or another form, of: `a` for `a.yml~` and `#a.yml#`."""
    stem = _COPY.sub("", name.strip("#").lower().partition(".")[0])
    return stem.strip("~") or stem


def is_backup(name: str) -> bool:
    """Tell whether a name is that of a backup, as programs keep, or of a copy."""
    return _BACKUP.search(name) is not None or _COPY.search(name.partition(".")[0]) is not None


def is_of_yaml(name: str) -> bool:
    """Tell whether the ending of a YAML file is in a name, in whatever letters."""
    return _name_holds(name, ENDINGS)


def is_copy(path: PurePath, exists: Callable[[str], bool] = os.path.lexists) -> bool:
    """Tell whether a file is named like a copy of another one beside it, as file managers name copies."""
    if not _COPY.search(path.stem):
        return False
    return any(exists(str(path.with_name(f"{_COPY.sub('', path.stem)}{ending}"))) for ending in ENDINGS)


def _below(folder: Path) -> list[Path]:
    """Return what is below a folder, except for ordinary folders and the hidden files of editors and systems.

    Links to folders, folders named like a file and folders that cannot be opened are included.
    """
    paths: list[str] = []

    def add_unopened(error: OSError) -> None:
        if isinstance(error, PermissionError):
            paths.append(error.filename)

    for place, folders, files in os.walk(folder, onerror=add_unopened):
        not_entered = [name for name in folders if name.endswith(ENDINGS) or Path(place, name).is_symlink()]
        paths += [f"{place}/{name}" for name in (*files, *not_entered) if not _is_hidden(name)]
        folders[:] = [name for name in folders if name not in not_entered and not _is_hidden(name)]
    return [Path(path) for path in sorted(paths)]


def _is_hidden(name: str) -> bool:
    """Tell whether a name is hidden by its leading dot; `..yml` is a slip, and is not hidden."""
    return name.startswith(".") and f".{name.lstrip('.')}" not in ENDINGS


def find_graph(root: Path, stems: Iterable[str]) -> dict[str, Path]:
    """Return the files of `graph/` that exist and have one of these stems, by their stem."""
    places = ((stem, root / "graph" / f"{stem}{ending}") for stem in stems for ending in reversed(ENDINGS))
    return {stem: path for stem, path in places if os.path.lexists(path)}


def find_schemas(root: Path) -> list[Path]:
    """Return the JSON Schemas in `graph/`, with which editors check the files, sorted by path; `IDS` is left out."""
    return sorted(path for path in (root / "graph").glob("*.schema.json") if path.name != IDS)


def find_unknown(root: Path, stems: Iterable[str]) -> list[Path]:
    """Return the files of `graph/` that are not read, although their names suggest that they should be."""
    read = find_graph(root, stems).values()
    files = (p for p in (root / "graph").glob("*") if not is_folder(p) and not p.name.startswith(".") and p not in read)
    return sorted(p for p in files if _name_holds(p.name, (".txt", *ENDINGS)))


def is_folder(path: Path) -> bool:
    """Tell whether a path is a folder, or a link to one; where permissions hide that, the answer is no."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises where it may not look


def _name_holds(name: str, endings: tuple[str, ...]) -> bool:
    return any(ending in name.lower() for ending in endings)


def read(path: Path, root: Path) -> str:
    """Return the text of a file below a root, without its byte-order mark and with one kind of line ends.

    Raises:
        SourceError: the file cannot be opened, is not a regular file, is (through a link) outside `terms/` and
            `graph/`, is larger than `MAX_BYTES` or is not UTF-8.

    """
    try:
        status = path.lstat()
        if _leads_out(path, root, is_link=stat.S_ISLNK(status.st_mode)):
            raise SourceError("the link leads out of the glossary", cure="put the file itself here")
        if stat.S_ISLNK(status.st_mode):
            status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise SourceError("a folder is called like a file", cure="give the folder a name without an ending")
        if not stat.S_ISREG(status.st_mode):
            raise SourceError("this is no plain file", cure="remove it, or put a text file in its place")
        if status.st_size > MAX_BYTES:
            raise SourceError(f"the file is larger than {MAX_BYTES:,} bytes", cure=_way_to_shorten(path, root))
        data = path.read_bytes()
    except (OSError, RuntimeError) as error:
        # until Python 3.13, a loop of links is a RuntimeError
        reason = (getattr(error, "strerror", None) or "a link leads to itself").lower()
        cure = "look at what stands at this path, and who may read it"
        raise SourceError(f"the file cannot be opened: {reason}", cure=cure) from error
    return decoded(data)


def decoded(data: bytes) -> str:
    """Return the text of a file that holds these bytes, without its byte-order mark and with one kind of line ends.

    Raises:
        SourceError: they are not UTF-8.

    """
    try:
        return _with_plain_ends(data.decode("utf-8-sig"), data)
    except UnicodeDecodeError as error:
        # the byte-order mark is not part of the error's bytes
        before = _with_plain_ends(error.object[: error.start].decode("utf-8", "replace"), error.object)
        span = point(before.count("\n"), len(before) - before.rfind("\n") - 1)
        raise SourceError("the text is not UTF-8", span, "save the file with the encoding UTF-8") from error


def _way_to_shorten(path: Path, root: Path) -> str:
    """Return what can be done about a file that is too large."""
    folder, *inside = path.parts[len(root.parts) :]
    if folder == "graph" and inside and inside[0].partition(".")[0] == SPLIT:
        return f"move some of the entries to another file, such as `graph/{SPLIT}/more.yml`"
    if folder == "graph":
        return "shorten its texts, as this file cannot be split"
    return "a file is one term: move some of its text to other terms, each in a file of its own"


def content(path: Path) -> bytes:
    """Return the bytes of a file."""
    return path.read_bytes()


def has_contents(path: Path, blob: str) -> bool:
    """Tell whether the contents of a file are those that git knows by a name; no if it cannot be read."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return False
        data = path.read_bytes()
    except (OSError, RuntimeError):
        return False
    algorithm = "sha1" if len(blob) == _LENGTH_OF_SHA1 else "sha256"
    return hashlib.new(algorithm, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest() == blob


def _with_plain_ends(text: str, data: bytes) -> str:
    """Return a text of a file with one kind of line ends; a carriage return alone is one only where it has no other."""
    text = text.replace("\r\n", "\n")
    return text if b"\n" in data else text.replace("\r", "\n")


def _leads_out(path: Path, root: Path, *, is_link: bool) -> bool:
    """Tell whether a file, or the folder that it is in, is a link to something outside the glossary.

    Other files, even below the root, may be secret: `.git/config` can hold passwords.
    """
    top = os.path.join(root, path.parts[len(root.parts)])  # noqa: PTH118 - making a Path takes long, for each file
    if not (is_link or os.path.islink(top)):  # noqa: PTH114 - as above
        return False
    target = path.resolve(strict=True)
    return not any(target.is_relative_to(root.resolve() / folder) for folder in ("terms", "graph"))
