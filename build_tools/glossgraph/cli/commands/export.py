"""Write the graph for other tools."""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

import click

from glossgraph import exports
from glossgraph.cli.choice import OneOf
from glossgraph.cli.report import compiled_without_errors, failure_to_write
from glossgraph.cli.root import folder_of, with_root
from glossgraph.diagnostics import count
from glossgraph.exports.parts.writing import write
from glossgraph.source import history

if TYPE_CHECKING:
    from collections.abc import Mapping

    from click._termui_impl import ProgressBar

    from glossgraph.exports.parts.manifest import Measure

_FORMATS = [exports.name(export) for export in exports.EXPORTS]

_WIDTH = max(map(len, _FORMATS))

_MOST_NAMED = 4
"""How many files of a format are named at most."""


def _about(export: exports.Export) -> str:
    """Return a format and what it is for, on one line of a terminal."""
    what_for = export.__doc__.partition("\n")[0].partition(": for ")[2].rstrip(".")
    return f"{exports.name(export):<{_WIDTH}}  {shorten(what_for, 78 - _WIDTH, placeholder=' ...')}"


_HELP = f"""{__doc__}

All formats are written when none is named, with a list of the files:

\b
{chr(10).join(map(_about, exports.EXPORTS))}
"""


@click.command("export", help=_HELP)
@with_root
@click.argument("formats", nargs=-1, type=OneOf("format", _FORMATS), metavar="[FORMAT]...")
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), default=Path("exports"), show_default=True
)
def command(root: Path | None, formats: tuple[str, ...], output: Path) -> None:
    try:
        chosen = list(exports.chosen(formats))
    except exports.MissingLibraryError as error:
        raise click.UsageError(str(error)) from error
    folder = folder_of(root)
    glossary = compiled_without_errors(folder).glossary
    commit = "" if formats else history(folder).commit
    with failure_to_write(), _progress(len(chosen)) as bar:
        written = write(glossary, output, formats, commit, lambda names: bar.update(len(list(names))))
    for name, files in written.items():
        _report(name, files)
    click.echo(f"{count(sum(map(len, written.values())), 'file')} in {output}")
    for export in chosen:
        left_out = export.left_out(glossary) if formats else ""
        if left_out:
            click.echo(f"left out of {exports.name(export)}: {left_out}")
    for export in exports.EXPORTS:
        if not formats and exports.missing(export):
            click.echo(f"not written: {exports.missing(export)}", err=True)


def _progress(formats: int) -> ProgressBar[int]:
    """Return a bar that shows on a terminal how many formats are done."""
    return click.progressbar(length=formats, label="Writing", file=sys.stderr, hidden=not sys.stderr.isatty())


def _report(format_: str, files: Mapping[str, Measure]) -> None:
    """Print the files of a format, of many only the first, and how many bytes they have."""
    shown = [*files][: None if len(files) <= _MOST_NAMED else 2]
    more = [f"and {len(files) - len(shown)} more"] if files.keys() - {*shown} else []
    size = sum(measure.bytes for measure in files.values())
    click.echo(f"{format_:<{_WIDTH}}  {size:>14,} bytes  {' '.join([*shown, *more])}")
