"""The files of a glossary as git keeps them: at a commit, without a checkout and without running anything of it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.source.files import ENDINGS, MAX_BYTES, is_copy
from glossgraph.source.git_program import run_git

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_PLAIN = frozenset({"100644", "100755"})
"""How git marks plain files; links and other repositories are not read."""

_TAG = re.compile(r"refs/tags/(?P<name>v?\d(?:[-+.]?\w)*)\0(?P<commit>[0-9a-f]+)")


class Release(NamedTuple):
    """A tag that names an edition, such as `v1.2`, and the commit that it marks."""

    tag: str
    commit: str


def commit_of(root: Path, name: str) -> str:
    """Return the hash of the commit that a name of git's means; nothing if there is none, or no repository.

    The name may come from anyone: it is taken for nothing but a name.
    """
    if not name or name.startswith("-") or not name.isprintable():
        return ""
    found = run_git(root, ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"))
    return found.decode("ascii", "replace").split()[-1] if found and found.split() else ""


def merge_base(root: Path, one: str, other: str) -> str:
    """Return the hash of the commit from which two commits, given by their hashes, part; nothing if there is none."""
    found = run_git(root, ("merge-base", one, other))
    return found.decode("ascii", "replace").split()[0] if found and found.split() else ""


def is_shallow(root: Path) -> bool | None:
    """Tell whether a repository has only its latest commits; None if there is no repository."""
    found = run_git(root, ("rev-parse", "--is-shallow-repository"))
    return None if found is None else found.strip() == b"true"


def names_of_commits(root: Path) -> tuple[str, ...]:
    """Return the names of the branches and tags of a repository."""
    found = run_git(root, ("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes"))
    return tuple((found or b"").decode(errors="replace").split("\n")[:-1])


def releases(root: Path) -> tuple[Release, ...]:
    """Return the tags that name editions which led to the latest commit, by their numbers, the last one first."""
    # v2.0-rc1 comes before v2.0
    command = ("-c", "versionsort.suffix=-", "for-each-ref", "--merged=HEAD", "--sort=-version:refname")
    shown = "--format=%(refname)%00%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)"
    lines = (run_git(root, (*command, shown, "refs/tags")) or b"").decode(errors="replace").split("\n")
    found = filter(None, map(_TAG.fullmatch, lines))
    return tuple(Release(match["name"], match["commit"]) for match in found)


def blobs_at(root: Path, commit: str) -> dict[str, str]:
    """Return the name by which git knows the contents of each file that is read, by its path below the root."""
    tree = run_git(root, ("ls-tree", "-r", "-z", commit, "--", "terms", "graph")) or b""
    found: dict[str, str] = {}
    for entry in tree.decode(errors="replace").split("\0"):
        about, _, path = entry.partition("\t")
        mode, _, blob = about.partition(" ")[0], *about.rpartition(" ")[1:]
        if mode in _PLAIN and path.endswith(ENDINGS) and not any(part[:1] == "." for part in path.split("/")):
            found[path] = blob
    return {path: blob for path, blob in sorted(found.items()) if not is_copy(PurePosixPath(path), found.__contains__)}


def contents(root: Path, blobs: Iterable[str]) -> dict[str, bytes]:
    """Return the contents that git knows by some names, of those that it has and that are not too large."""
    asked = "".join(f"{blob}\n" for blob in dict.fromkeys(blobs))
    answer = run_git(root, ("cat-file", "--batch", "--buffer"), asked.encode()) if asked else b""
    return dict(_parts(answer or b""))


def _parts(answer: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield each object of an answer of `git cat-file --batch`: a line about it, and its contents."""
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        name, *about = answer[at:end].decode(errors="replace").split(" ")
        at = end + 1
        if about[:1] == ["blob"]:
            size = int(about[1])
            if size <= MAX_BYTES:
                yield name, answer[at : at + size]
            at += size + 1


def files_at(root: Path, commit: str) -> Mapping[str, bytes]:
    """Return the contents of each file of the glossary at a commit, by its path below the root.

    One that git lacks, as in a partial clone, or that is too large to be read, is empty.
    """
    blobs = blobs_at(root, commit)
    known = contents(root, blobs.values())
    return {path: known.get(blob, b"") for path, blob in blobs.items()}
