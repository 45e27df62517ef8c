"""Write the graph for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from glossgraph import exports
from glossgraph.cli.report import compiled_without_errors, failure_to_write
from glossgraph.cli.root import folder_of, with_root
from glossgraph.output import write
from glossgraph.source import history

_FORMATS = [exports.name(export) for export in exports.EXPORTS]

_HELP = f"""{__doc__}

The formats are {", ".join(_FORMATS[:-1])} and {_FORMATS[-1]}; all are written when none is named.
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
    files = exports.export(glossary, formats) if formats else exports.with_lists(glossary, history(folder).commit)
    with failure_to_write():
        write(output, files)
    for name in files:
        click.echo(f"{output / name}  {(output / name).stat().st_size:,} bytes")
    for export in chosen:
        left_out = export.left_out(glossary) if formats else ""
        if left_out:
            click.echo(f"left out of {exports.name(export)}: {left_out}")
    for export in exports.EXPORTS:
        if not formats and exports.missing(export):
            click.echo(f"not written: {exports.missing(export)}", err=True)
