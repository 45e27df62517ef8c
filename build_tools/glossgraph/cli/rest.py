"""What a merge of two terms does not carry over, for people to look through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.cli.report import failure_to_write
from glossgraph.diagnostics import visible
from glossgraph.editing.written_over import writable
from glossgraph.output import write
from glossgraph.text.yaml import dumped

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.editing.merging import Merging


def text(merging: Merging) -> str:
    """Return it as YAML, with the files that it was in; nothing if everything is carried over."""
    parts = [f"# from {file}\n{dumped(writable(values))}" for file, values in merging.rest.items()]
    if merging.comments:
        parts.append("\n".join(("# the comments of the file that is removed", *merging.comments)) + "\n")
    return "\n".join(parts)


def heading(*, diff: bool) -> str:
    """Return what comes before it on the screen."""
    return "\nThis would not be carried over:\n" if diff else "\nThis is not carried over; write it where it belongs:\n"


def shown(told: str) -> str:
    """Return it so that it cannot steer a terminal."""
    return "".join(f"{visible(line)}\n" for line in told.splitlines())


def keep(path: Path, told: str) -> None:
    """Write it into a new file."""
    with failure_to_write():
        write(path.parent, {path.name: told})
