"""Changes to files, as commands show and make them."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from glossgraph import cache
from glossgraph.cli.colour import is_coloured
from glossgraph.cli.report import failure_to_write
from glossgraph.compiler import compile_glossary
from glossgraph.diagnostics import Severity, count, visible
from glossgraph.diagnostics.text import block
from glossgraph.editing.refused import RefusedError
from glossgraph.output import OccupiedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from glossgraph.compiler import Compiled
    from glossgraph.diagnostics import Diagnostic
    from glossgraph.editing.change import Change
    from glossgraph.editing.outcome import Outcome
    from glossgraph.load import Memory

_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def opened(root: Path) -> tuple[Compiled, Memory]:
    """Return the glossary in a folder, with whatever is wrong with it, and what is known of its files."""
    memory = cache.memory_of(root)
    return compile_glossary(root, memory=memory), memory


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what a change is refused for into a usage error."""
    try:
        yield
    except (RefusedError, OccupiedError) as error:
        raise click.UsageError(visible(str(error))) from error


def settle(  # noqa: PLR0913 - what commands are asked for
    root: Path, outcome: Outcome, said: Sequence[str], *, diff: bool, force: bool, lists_new: bool = True
) -> None:
    """Make a change and say so; or only show it; or, if it brings errors, say which and stop.

    What is wrong then that was not wrong before is listed, unless that is said already.
    """
    if diff:
        show(outcome.change)
    if outcome.errors and not force:
        number = count(len(outcome.errors), "error")
        click.echo(f"With this change, `glossgraph check` finds {number} that it does not find now:\n", err=True)
        _list(outcome, outcome.errors)
        click.echo("Nothing is written; `--force` makes the change all the same.", err=True)
        sys.exit(1)
    if diff:
        return
    with failure_to_write(), refusals():
        outcome.change.write(root)
    for line in said:
        click.echo(visible(line))
    if not outcome.new:
        click.echo("`glossgraph check` finds what it found before.")
        return
    errors, warnings = len(outcome.errors), len(outcome.new) - len(outcome.errors)
    numbers = [count(number, noun) for number, noun in ((errors, "error"), (warnings, "warning")) if number]
    end = ":" if lists_new else "."
    click.echo(f"`glossgraph check` finds {' and '.join(numbers)} that it did not find before{end}")
    for diagnostic in outcome.new if lists_new else ():
        mark = "error" if diagnostic.severity is Severity.ERROR else "warning"
        click.echo(visible(f"  {mark}[{diagnostic.check}]: {diagnostic.message}, in {diagnostic.place.file}"))


def show(change: Change) -> None:
    """Print a change as a unified diff; in a terminal, with colours, and no characters that steer it."""
    is_terminal = sys.stdout.isatty()
    for line in change.diff():
        click.echo(_styled(line) if is_terminal else line, color=is_coloured())


def _styled(line: str) -> str:
    shown = visible(line.replace("\t", "    "))
    is_head = line.startswith(("+++", "---"))
    return click.style(shown, bold=True) if is_head else click.style(shown, fg=_STYLES.get(line[:1]))


def _list(outcome: Outcome, diagnostics: Sequence[Diagnostic]) -> None:
    found = replace(outcome.after, diagnostics=tuple(diagnostics))
    for group in found.listing().groups:
        click.echo(block(group, found.path_from_here), err=True, color=is_coloured())
