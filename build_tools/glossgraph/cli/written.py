"""A change to files, written or shown as a unified diff."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from glossgraph.cli.colour import is_coloured
from glossgraph.cli.report import failure_to_write
from glossgraph.diagnostics import visible
from glossgraph.output import OccupiedError

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.editing.change import Change

_COLOURS = {"@": "cyan", "+": "green", "-": "red"}


def write(change: Change, folder: Path) -> None:
    """Make a change in the folder of a glossary, whole or not at all; or say why it cannot be made."""
    try:
        with failure_to_write():
            change.write(folder)
    except OccupiedError as error:
        raise click.UsageError(f"{error}; nothing is written") from error


def show_diff(change: Change) -> None:
    """Print a change as git does; in a pipe, so that `git apply` and `patch` can make it."""
    for line in change.diff():
        if sys.stdout.isatty():
            # what a file holds cannot steer the terminal
            shown = visible(line.replace("\t", "    "))
            heading = line.startswith(("--- ", "+++ "))
            click.secho(shown, fg=None if heading else _COLOURS.get(line[:1]), bold=heading, color=is_coloured())
        else:
            click.echo(line.encode("utf-8", "backslashreplace"))
