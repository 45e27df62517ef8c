"""What was found out about a glossary earlier, kept in the user's folder of caches: lost, it is found out again."""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from glossgraph import source
from glossgraph.checked import Checked, Size
from glossgraph.output.private import Private
from glossgraph.source.snapshot import snapshot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.compiler import Compiled
    from glossgraph.load import Memory
    from glossgraph.model import Glossary

VARIABLE = "GLOSSGRAPH_CACHE"
"""The variable of the environment that names another folder for caches."""

_REPORT, _FINDINGS, _GLOSSARY = "report", "findings", "glossary"

_PARTS = 16
"""In how many files the contents of a glossary are kept: after an edit, only one is written again."""

_LARGEST = 2**24
"""The most bytes of a file that is kept; a hundred thousand terms have more."""

_LARGEST_GLOSSARY = 2**26
"""The most bytes of a glossary that is kept as a whole: ten thousand terms have fewer."""

_ROOMS = ("source", "diagnostics", "model", "text", "words", "graph", "load", "checks", "diff", ".")
"""The folders of this package that hold what a check goes by, and what tells of changes."""

_LIBRARIES = ("networkx", "pydantic", "pydantic_core", "yaml")


def check(root: Path, *, strict: bool = False, anew: bool = False) -> Checked:
    """Read and check the glossary below a root, as `compile_glossary` does, but do nothing again that is known.

    If nothing has changed since the last time, what was found then is found again. Otherwise, only the files that have
    changed are parsed, and where nothing but prose has changed, only the checks that read it are made. What git knows
    is always asked for anew. With `anew`, nothing is looked up or kept.
    """
    folder = None if anew else folder_of(root)
    if folder is None:
        return _compiled(root, strict=strict)
    kept, program, files = Private(folder), _program(), snapshot(root)
    key = b"" if strict or files is None else _key(program, files)
    if files is not None and key and (known := _known(kept.read(_REPORT), key, root, files)):
        kept.touch()
        return known
    memory = _memory(kept, program)
    compiled = _compiled(root, strict=strict, memory=memory)
    if files is not None and key and _is_of(compiled, files) and _key(program, snapshot(root) or {}) == key:
        report = compiled.diagnostics, compiled.size, compiled.is_shallow, list(compiled.texts)
        _write(kept, _REPORT, key, report)
    _keep(memory, kept, program, compiled.texts)
    return compiled


def compiled(root: Path) -> Compiled:
    """Read and check the glossary below a root, as `check` does, for those who need it whole."""
    folder = folder_of(root)
    if folder is None:
        return _compiled(root)
    kept, program = Private(folder), _program()
    memory = _memory(kept, program)
    found = _compiled(root, memory=memory)
    _keep(memory, kept, program, found.texts)
    return found


def glossary(root: Path) -> Glossary | None:
    """Return the glossary below a root as `keep_glossary` has kept it, or None if a file has changed since then."""
    folder, files = folder_of(root), snapshot(root)
    if folder is None or files is None:
        return None
    kept, key = Private(folder), _key(_program(), files)
    data = kept.read(_GLOSSARY)
    if data is None or not data.startswith(key):
        return None
    kept.touch()
    known: Glossary
    known, names = pickle.loads(data[len(key) :])  # noqa: S301 - `Private` vouches for it
    return replace(known, texts={name: source.decoded(files[name]) for name in names})


def keep_glossary(compiled: Compiled) -> None:
    """Keep a glossary that is without errors, to be had again as long as none of its files has changed."""
    folder, files = folder_of(compiled.root), snapshot(compiled.root)
    if folder and files and _is_of(compiled, files) and sum(map(len, files.values())) <= _LARGEST_GLOSSARY:
        # the files have the texts; and a copy is without what has been worked out from it
        glossary = compiled.glossary
        without_texts = replace(glossary, texts={})
        _write(
            Private(folder), _GLOSSARY, _key(_program(), files), (without_texts, [*glossary.texts]), _LARGEST_GLOSSARY
        )


def memory_of(root: Path) -> Memory:
    """Return what is known of the files of the glossary below a root since it was last checked."""
    from glossgraph.load import Memory  # noqa: PLC0415 - it takes longer than what a check mostly does

    folder = folder_of(root)
    return _memory(Private(folder), _program()) if folder else Memory()


def recall(root: Path, name: str) -> Any:  # noqa: ANN401 - what was kept
    """Return what this program kept of a glossary under a name; None if there is nothing."""
    folder = folder_of(root)
    data = Private(folder).read(name) if folder else None
    program = _program() if data else b""
    # `Private` vouches for it
    return pickle.loads(data[len(program) :]) if data and data.startswith(program) else None  # noqa: S301


def keep(root: Path, name: str, content: object) -> None:
    """Keep something of a glossary under a name of its own."""
    if folder := folder_of(root):
        _write(Private(folder), name, _program(), content)


def _compiled(root: Path, *, strict: bool = False, memory: Memory | None = None) -> Compiled:
    from glossgraph.compiler import compile_glossary  # noqa: PLC0415 - it takes longer than all that is done here

    return compile_glossary(root, strict=strict, memory=memory)


def folder_of(path: Path) -> Path | None:
    """Return the folder for what is known of a glossary or a site; None if there is no place that is safe.

    What is in a repository may come from anyone.
    """
    try:
        top = path.resolve()
        folder = _caches().resolve()
        repository = next((above for above in (top, *top.parents) if (above / ".git").exists()), top)
    except (OSError, RuntimeError):
        # there is no home, or the folder that is meant cannot be looked at
        return None
    if folder.is_relative_to(top) or folder.is_relative_to(repository):
        return None
    return folder / "glossgraph" / hashlib.sha256(os.fsencode(top)).hexdigest()[:32]


def _caches() -> Path:
    """Return the folder for caches that the environment names, or else the one that the system has for this user."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches"
    named = os.environ.get("XDG_CACHE_HOME", "")
    # https://specifications.freedesktop.org/basedir-spec/latest/: paths that are not absolute are ignored
    return Path(named) if Path(named).is_absolute() else Path.home() / ".cache"


def _program() -> bytes:
    """Return a digest of this program: of its source, of Python, and of the libraries on which a check depends."""
    package = Path(__file__).parent
    modules = {
        path.relative_to(package).as_posix(): source.content(path)
        for room in _ROOMS
        for path in (package / room).glob("*" if room == "." else "**/*")
        if path.suffix in {".py", ".json", ".yml"}
    }
    specs = {name: find_spec(name) for name in _LIBRARIES}
    origins = {name: Path(spec.origin) for name, spec in specs.items() if spec and spec.origin}
    libraries = {name: f"{path} {path.stat().st_mtime_ns}".encode() for name, path in origins.items()}
    return _digest(sys.version, {**dict(sorted(modules.items())), **libraries})


def _key(program: bytes, files: Mapping[str, bytes]) -> bytes:
    """Return a digest of all that what is found depends on."""
    return _digest(f"{program.hex()} {source.today()}", files)


def _digest(start: str, parts: Mapping[str, bytes]) -> bytes:
    digest = hashlib.sha256(start.encode())
    for name, data in parts.items():
        encoded = os.fsencode(name)
        # with their lengths, nothing can be taken for a part of its neighbour
        digest.update(b"\n%d %d " % (len(encoded), len(data)) + encoded + b" ")
        digest.update(data)
    return digest.digest()


def _known(report: bytes | None, key: bytes, root: Path, files: Mapping[str, bytes]) -> Checked | None:
    """Return what a report says, if it is the one of this key."""
    if report is None or not report.startswith(key):
        return None
    diagnostics, size, is_shallow, names = pickle.loads(report[len(key) :])  # noqa: S301 - `Private` vouches for it
    texts = {name: source.decoded(files[name]) for name in names}
    return Checked(diagnostics=diagnostics, root=root, texts=texts, size=Size(*size), is_shallow=is_shallow)


def _is_of(compiled: Compiled, files: Mapping[str, bytes]) -> bool:
    """Tell whether a glossary was read from these files, which may have changed meanwhile."""
    try:
        return all(source.decoded(files.get(name, b"\xff")) == text for name, text in compiled.texts.items())
    except source.SourceError:
        return False


def _memory(kept: Private, program: bytes) -> Memory:
    """Return what is known of the files of a glossary."""
    from glossgraph.compiler import without_collection  # noqa: PLC0415 - as above
    from glossgraph.load import Memory  # noqa: PLC0415 - as above

    known: dict[str, Any] = {}
    findings = None
    with without_collection():
        data = kept.read(_FINDINGS)
        if data is not None and data.startswith(program):
            findings = pickle.loads(data[len(program) :])  # noqa: S301 - `Private` vouches for it
        for number in range(_PARTS):
            part = kept.read(f"part-{number}")
            if part is not None and part.startswith(program):
                known |= pickle.loads(part[len(program) :])  # noqa: S301 - `Private` vouches for it
    return Memory(known, findings)


def _keep(memory: Memory, kept: Private, program: bytes, texts: Mapping[str, str]) -> None:
    """Keep what is known of the files that are there, as far as it is new."""
    changed = {_part(file) for file in (*memory.new, *(memory.known.keys() - texts.keys()))}
    parts: dict[int, dict[str, Any]] = {number: {} for number in changed}
    for file in memory.known.keys() & texts.keys():
        if _part(file) in changed:
            parts[_part(file)][file] = memory.known[file]
    for number, part in parts.items():
        _write(kept, f"part-{number}", program, part)
    if memory.new or changed:
        _write(kept, _FINDINGS, program, memory.findings)
    kept.touch()
    kept.tidy()


def _write(kept: Private, name: str, key: bytes, content: object, largest: int = _LARGEST) -> None:
    data = key + pickle.dumps(content, pickle.HIGHEST_PROTOCOL)
    if len(data) <= largest:
        kept.write(name, data)


def _part(file: str) -> int:
    return crc32(os.fsencode(file)) % _PARTS
