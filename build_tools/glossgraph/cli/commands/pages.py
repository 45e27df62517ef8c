"""Write the site's Markdown, for any other site generator."""

from __future__ import annotations

from pathlib import Path

import click

from glossgraph.cli.report import compiled_without_errors, failure_to_write
from glossgraph.cli.root import folder_of, with_root
from glossgraph.output import OccupiedError, replace
from glossgraph.site.page import Site
from glossgraph.site.past import Past
from glossgraph.site.publish import publish


@click.command("pages", help=__doc__)
@with_root
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option("--manuals", is_flag=True, help="Add the manuals of the checks, for those who write the glossary.")
def command(root: Path | None, output: Path, *, manuals: bool) -> None:
    folder = folder_of(root)
    compiled = compiled_without_errors(folder)
    history, editions = Past(folder).told(compiled.glossary.about.language)
    files = publish(Site(compiled.glossary, history=history, editions=editions, manuals=manuals)).written
    try:
        with failure_to_write():
            replace(output, files)
    except OccupiedError as error:
        raise click.UsageError(f"{error}; move it, or name another folder") from error
    click.echo(f"{len(files)} files in {output}")
