"""Say how one term leads to another: the shortest way along the sequence, with the reason for each step.

FROM and TO are ids, or names that only one term has. A way all of which holds in one setting is preferred to a shorter
one that changes from setting to setting. --all lists all ways, the shortest first; none of them passes a term twice.

Exit code: 0 there is a way, 1 there is none, 2 there is no such term.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from glossgraph.cli import terms
from glossgraph.cli.root import folder_of, with_root

if TYPE_CHECKING:
    from pathlib import Path


@click.command("trace", help=__doc__)
@click.argument("start", metavar="FROM", shell_complete=terms.beginning_with)
@click.argument("end", metavar="TO", shell_complete=terms.beginning_with)
@with_root
@click.option("--all", "every", is_flag=True, help="List all ways, up to --limit.")
@click.option("--limit", metavar="N", type=click.IntRange(min=1), default=20, show_default=True, help="With --all.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(  # noqa: PLR0913 - the options
    start: str, end: str, root: Path | None, *, every: bool, limit: int, format_: str
) -> None:
    # a shell that completes an id does not wait for what reads and prints
    from glossgraph.cli import screen, walked  # noqa: PLC0415
    from glossgraph.cli.reading import readable  # noqa: PLC0415

    glossary = readable(folder_of(root))
    first, last = terms.require(glossary, start), terms.require(glossary, end)
    ways = glossary.ways(first.id, last.id, limit) if every else [*filter(None, [glossary.trace(first.id, last.id)])]
    if format_ == "json":
        screen.write_json([walked.values(glossary, way) for way in ways])
    elif ways:
        screen.write(walked.lines(glossary, ways))
    else:
        click.echo(f"no way leads from `{first.id}` to `{last.id}` along the sequence", err=True)
    if not ways:
        sys.exit(1)
