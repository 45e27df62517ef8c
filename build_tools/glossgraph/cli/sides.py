"""What two glossaries are compared: revisions of git, folders, or files that hold a whole glossary."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from glossgraph import cache, load
from glossgraph.cli.root import folder_of
from glossgraph.compiler import without_collection
from glossgraph.diagnostics import did_you_mean
from glossgraph.load.of_values import of_texts, of_values
from glossgraph.source.revision import commit_of, files_at, is_shallow, merge_base, names_of_commits

if TYPE_CHECKING:
    from glossgraph.load import Memory
    from glossgraph.model import Glossary

HERE = "the folder as it is now"

_VERSION = re.compile(r'"format_version": "(\d+\.\d+)"')


class Side(NamedTuple):
    """A glossary to be compared, what it is called, and the version of the format of an export in JSON."""

    glossary: Glossary
    name: str
    format: str = ""


def sides(base: str, head: str | None, root: Path | None) -> tuple[Side, Side]:
    """Return the two glossaries; what both share is read once.

    Raises:
        click.UsageError: One of them cannot be found or read; the message says how to name it.

    """
    opener = _Opener(root)
    start, dots, end = base.partition("...")
    if start and dots and head is None and not Path(base).exists():
        with without_collection():
            after = opener.side(end) if end else opener.here()
            return opener.parting(start, end or "HEAD"), after
    with without_collection():
        after = opener.side(head) if head is not None else opener.here()
        before = opener.side(base)
    return before, after


class _Opener:
    """Opens glossaries, and remembers what their files say."""

    def __init__(self, root: Path | None) -> None:
        self._given = root
        self._memory: Memory | None = None

    @property
    def _root(self) -> Path:
        return folder_of(self._given)

    def here(self) -> Side:
        """Return the folder as it is now."""
        return Side(self._folder(self._root), HERE)

    def side(self, name: str) -> Side:
        """Return what a name means."""
        path = Path(name)
        is_path = path.is_file() or (path / "terms").is_dir()
        is_spelt_out = path.is_absolute() or name.startswith(".")
        commit = "" if is_spelt_out and is_path else self._commit(name)
        if is_path and commit:
            raise click.UsageError(
                f"`{name}` is a name of git's and a {'file' if path.is_file() else 'folder'} as well; "
                f"write `./{name}` for that, or a longer name such as `refs/heads/{name}` for git's"
            )
        if path.is_file():
            return self._file(path)
        if is_path:
            return Side(self._folder(path), name)
        if not commit:
            raise click.UsageError(self._unknown(name))
        return self._revision(name, commit)

    def parting(self, start: str, end: str) -> Side:
        """Return the commit at which a branch left another."""
        commits = [self._commit(name) for name in (start, end)]
        for name, commit in zip((start, end), commits, strict=True):
            if not commit:
                raise click.UsageError(self._unknown(name))
        commit = merge_base(self._root, *commits)
        if not commit:
            raise click.UsageError(f"`{start}` and `{end}` have no commit in common, so that neither left the other")
        return self._revision(f"{start}...", commit)

    def _commit(self, name: str) -> str:
        try:
            return commit_of(self._root, name)
        except click.UsageError:
            # without a glossary around, there are only folders and files
            return ""

    def _folder(self, root: Path) -> Glossary:
        if self._memory is None:
            self._memory = cache.memory_of(root)
        return load.load(root, memory=self._memory).glossary

    def _revision(self, name: str, commit: str) -> Side:
        if self._memory is None:
            self._memory = cache.memory_of(self._root)
        files = files_at(self._root, commit)
        if not any(file.startswith("terms/") for file in files):
            raise click.UsageError(f"there are no terms in `{name}`: at this commit, the folder holds no glossary")
        return Side(of_texts(files, self._memory), name)

    def _file(self, path: Path) -> Side:
        from glossgraph.api.file import UnreadableError, values_in  # noqa: PLC0415 - few compare files
        from glossgraph.importing.place import Place  # noqa: PLC0415 - as above

        try:
            glossary = of_values(values_in(path))
            version = _VERSION.search(Place(path).head()) if path.suffix.lower() == ".json" else None
        except UnreadableError as error:
            raise click.UsageError(str(error)) from error
        return Side(glossary, str(path), version[1] if version else "")

    def _unknown(self, name: str) -> str:
        """Say that there is nothing of a name, and what may be meant."""
        path = Path(name)
        if path.is_dir():
            return f"the folder `{name}` holds no terms/, and git knows no revision of this name"
        if ".." in name and not path.exists():
            return f"`{name}` is a range; name its two ends, as in `glossgraph diff BASE HEAD`"
        try:
            root = self._root
        except click.UsageError:
            return (
                f"there is no `{name}` here: name a folder with terms/ or an exported file, or a glossary with --root"
            )
        shallow = is_shallow(root)
        if shallow is None:
            return f"there is no folder or file `{name}`, and the glossary is in no repository of git"
        fact = f"git knows no revision `{name}`, and there is no folder or file of this name"
        if shallow:
            return f"{fact}; this is a shallow clone, which lacks earlier commits: `git fetch --unshallow` brings them"
        return f"{fact}; {did_you_mean(name, names_of_commits(root), '`git log` and `git tag` list what there is')}"
