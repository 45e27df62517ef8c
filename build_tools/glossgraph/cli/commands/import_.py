"""Make a glossary from a vocabulary of another form, or bring one up to date with it.

SOURCE is a file or a folder. Labels, other names, definitions, notes, notations, groups and whatever joins one concept
to another become terms and edges; what has no place of its own becomes a note. A table at the end says what was kept,
changed and left out, how often, with examples.

The glossary is written into a folder of the current one that is named after the vocabulary, or into the one that --into
names. If it is there from an earlier import, it is brought up to date: ids stay, and what people have written since is
kept, entry by entry. What the source no longer has is listed, and left alone.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from glossgraph import importing
from glossgraph.cli.choice import OneOf
from glossgraph.cli.report import failure_to_write
from glossgraph.diagnostics import count, visible
from glossgraph.importing import report, sources
from glossgraph.output import write

_HELP = f"""{__doc__}
\b
Formats:
{chr(10).join(sources.listed())}

Exit code: 0 imported, 2 cannot be read or written.
"""


@click.command("import", help=_HELP)
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), help="The folder of the glossary.")
@click.option(
    "--format",
    "form",
    metavar="FORM",
    type=OneOf("form", [sources.name(source) for source in sources.SOURCES]),
    help="What the source is  [default: found out from it]",
)
@click.option("--language", default="", help="The language of the glossary  [default: that of most labels]")
@click.option(
    "--redundant",
    type=click.Choice(["keep", "drop"]),
    default="drop",
    show_default=True,
    help="What to do with edges that a chain of others implies.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("--report", "log", type=click.Path(dir_okay=False, path_type=Path), help="A file for the table as JSON.")
def command(  # noqa: PLR0913 - its options
    source: Path,
    *,
    into: Path | None,
    form: str | None,
    language: str,
    redundant: str,
    log: Path | None,
    dry_run: bool,
) -> None:
    _say(f"reading {source} ...")
    try:
        prepared = importing.prepare(
            source, into, form=form or "", language=language, keep_redundant=redundant == "keep"
        )
    except importing.UnreadableError as error:
        raise click.UsageError(str(error)) from error
    with failure_to_write():
        if log:
            write(log.parent, {log.name: json.dumps(report.as_object(prepared), indent=1, ensure_ascii=False) + "\n"})
        if not dry_run:
            _say(f"writing {count(len(prepared.merged.files), 'file')} ...")
            prepared.write()
    _say("")
    click.echo(report.table(prepared))
    if dry_run:
        click.echo("nothing is written, because of --dry-run")
    else:
        click.echo(f"Next: `cd {prepared.folder}`, `glossgraph check`, and `glossgraph build` for the site")


def _say(what: str) -> None:
    """Say what goes on, in a line of a terminal that what comes next replaces; programs are told nothing."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{visible(what)}", err=True, nl=False)
