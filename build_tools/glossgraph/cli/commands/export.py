"""Write the graph for other tools."""

from __future__ import annotations

from pathlib import Path
from textwrap import shorten

import click

from glossgraph import exports
from glossgraph.cli.report import compiled_without_errors, failure_to_write
from glossgraph.cli.root import folder_of, with_root
from glossgraph.exports.parts.writing import write
from glossgraph.source import history

_FORMATS = [exports.name(export) for export in exports.EXPORTS]

_WIDTH = max(map(len, _FORMATS))


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
@click.argument("formats", nargs=-1, type=click.Choice(_FORMATS), metavar="[FORMAT]...")
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
    with failure_to_write():
        names = write(glossary, output, formats, commit="" if formats else history(folder).commit)
    for name in names:
        click.echo(f"{output / name}  {(output / name).stat().st_size:,} bytes")
    for export in chosen:
        left_out = export.left_out(glossary) if formats else ""
        if left_out:
            click.echo(f"left out of {exports.name(export)}: {left_out}")
    for export in exports.EXPORTS:
        if not formats and exports.missing(export):
            click.echo(f"not written: {exports.missing(export)}", err=True)
