"""A change to files, shown as a unified diff."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from glossgraph.cli.colour import is_coloured
from glossgraph.diagnostics import visible

if TYPE_CHECKING:
    from glossgraph.editing.change import Change

_COLOURS = {"@": "cyan", "+": "green", "-": "red"}


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
