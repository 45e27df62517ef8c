"""What earlier versions of the files of terms said, as far as git knows."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from glossgraph.source.files import has_contents
from glossgraph.source.git_program import run_git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_VERSIONS = 5_000
"""How many earlier versions are read, the latest first."""

_VERSIONS = ("log", "--format=", "--raw", "--no-renames", "--diff-filter=MD", "--no-abbrev", "-z", "--relative")

_EDGES = re.compile(r"^edges:(?P<edges>[^\n]*\n(?:[ \t][^\n]*\n|\n)*+)", re.MULTILINE)

_RELATION = re.compile(
    r"(?:^(?P<indent>[ ]+)|[{,][ ]*)(?P<relation>[^\s:{},]+):[ ]*"
    r"(?:\n(?P<block>(?:(?P=indent)[ ][^\n]*\n|[ ]*\n)*+)|\{(?P<flow>[^\n}]*))?",
    re.MULTILINE,
)

_FIRST_INDENT = re.compile(r"^[ ]+(?=[^\s#])", re.MULTILINE)

_IN_FLOW = re.compile(r"(?:^|,)[ ]*([^\s:{},]+):")


def past_pairs(root: Path, relations: frozenset[str]) -> frozenset[tuple[str, str]]:
    """Return the source and the target of every edge of some relations that a committed version of a file had.

    Of the versions that were committed last, those that are unchanged today are left out: their edges are known.
    The versions are not parsed, as that would take long: an edge that is written in an unusual way is passed over.
    """
    pairs: set[tuple[str, str]] = set()
    for term, text in _versions(root) if relations else ():
        edges = _EDGES.search(f"{text}\n") if any(relation in text for relation in relations) else None
        for match in _RELATION.finditer(edges["edges"]) if edges else ():
            if match["relation"] in relations:
                pairs |= {(term, target) for target in _targets(match)}
    return frozenset(pairs)


def _targets(relation: re.Match[str]) -> list[str]:
    if relation["flow"]:
        return _IN_FLOW.findall(relation["flow"])
    block = relation["block"] or ""
    first = _FIRST_INDENT.search(block)
    keys = re.compile(rf"^{first[0]}([^\s:#]+):", re.MULTILINE).findall(block) if first else []
    return [key.strip("\"'") for key in keys]


def _versions(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the id of a term and each text of its file that git knows and that is not that of today."""
    # `100644 blob <blob>`, a tab and the path
    tree = (run_git(root, ("ls-tree", "-r", "-z", "HEAD", "--", "terms")) or b"").decode(errors="replace").split("\0")
    committed = [(entry.split()[2], entry.partition("\t")[2]) for entry in tree if entry]
    terms = {blob: PurePosixPath(path).stem for blob, path in committed if not has_contents(root / path, blob)}
    log = (run_git(root, (*_VERSIONS, "--", "terms")) or b"").decode(errors="replace").split("\0")
    # `:100644 100644 <blob before> <blob after> M`, and the path
    changes = islice(zip(log[::2], log[1::2], strict=False), MOST_VERSIONS)
    terms |= {
        change.split()[2]: PurePosixPath(path).stem for change, path in changes if change.lstrip().startswith(":")
    }
    listed = "".join(f"{blob}\n" for blob in terms).encode()
    contents = (run_git(root, ("cat-file", "--batch"), listed) or b"") if terms else b""
    position = 0
    while (end := contents.find(b"\n", position)) >= 0:
        # `<blob> blob <size>`, or `<blob> missing` in a clone without contents
        blob, _, size = contents[position:end].decode(errors="replace").partition(" blob ")
        position = end + 1
        if size.isdecimal():
            yield terms.get(blob, ""), contents[position : position + int(size)].decode(errors="replace")
            position += int(size) + 1
