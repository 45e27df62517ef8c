"""What `glossgraph check --fix` changes, on the disk or as a diff."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from glossgraph.cli.root import path_below
from glossgraph.cli.written import show_diff, write
from glossgraph.diagnostics import count
from glossgraph.editing.fixing import fix as fixed

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


def fix(folder: Path, only: Collection[str], files: Collection[Path], *, only_diff: bool) -> None:
    """Fix what can be fixed for sure, and say how much that was; or show it as a diff, and end."""
    within = {path_below(folder, file) for file in files}
    change, problems = fixed(folder, only=set(only), within=within)
    where = f"{count(problems, 'problem')} in {count(len(change.files), 'file')}"
    if only_diff:
        show_diff(change)
        click.echo(f"would fix {where}" if change.files else "nothing can be fixed for sure", err=True)
        sys.exit(1 if change.files else 0)
    if change.files:
        write(change, folder)
        click.echo(f"fixed {where}", err=True)
