"""Say what changed in meaning: terms, connections, stories and loops, and what breaks others.

BASE and HEAD are each a revision of git, such as main, v1.0 or HEAD~3; a folder with terms/; or a file with a whole
glossary, as `glossgraph export json source` writes them. Without HEAD, BASE is compared with the folder as it is now.
Where a folder is called like a branch, ./NAME is the folder.

To review a branch, write main... or main...HEAD: the commit at which it left main is compared with the folder as it is
now, or with HEAD, so that what main has done since is not told.

How files are laid out makes no difference: order of fields, folded lines, quotes, comments. Reading a revision neither
checks it out nor runs anything of it.

--format markdown is for a comment on a pull request or for release notes, and html is a page of its own.

Exit code: 0 it is told; with --exit-code 1 if anything changed, or with --breaking if anything breaks others, and 1 if
a file cannot be read, as nothing is said of that; 2 cannot run.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from glossgraph.cli.root import with_root

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.cli.sides import Side
    from glossgraph.diff.changes import Difference


@click.command("diff", help=__doc__)
@click.argument("base", metavar="BASE")
@click.argument("head", metavar="[HEAD]", required=False)
@with_root
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "markdown", "html"]),
    default="text",
    show_default=True,
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything changed or cannot be read.")
@click.option("--breaking", is_flag=True, help="Tell only what breaks others.")
def command(  # noqa: PLR0913 - the options
    base: str, head: str | None, root: Path | None, format_: str, *, exit_code: bool, breaking: bool
) -> None:
    from glossgraph.cli.sides import sides  # noqa: PLC0415 - help needs none of it
    from glossgraph.diff.compare import difference  # noqa: PLC0415 - as above

    before, after = sides(base, head, root)
    found = difference(
        before.glossary, after.glossary, names=(before.name, after.name), formats=(before.format, after.format)
    )
    if breaking:
        found = replace(found, terms=(), parts=(), stories=(), loops=(), ways=())
    _write(found, before, after, format_, only_breaks=breaking)
    if found.unread and format_ != "text":
        click.echo(f"note: nothing is said of {', '.join(found.unread)}, which cannot be read", err=True)
    if exit_code and (found or found.unread):
        sys.exit(1)


def _write(found: Difference, before: Side, after: Side, format_: str, *, only_breaks: bool) -> None:
    from glossgraph import diff  # noqa: PLC0415 - as above
    from glossgraph.cli import screen  # noqa: PLC0415 - as above
    from glossgraph.cli.colour import is_coloured  # noqa: PLC0415 - as above
    from glossgraph.words import catalogue  # noqa: PLC0415 - as above

    if format_ == "json":
        screen.write_json(diff.json.values(found))
        return
    # what a terminal shows is English; what is published is in the language of the glossary
    language = "en" if format_ == "text" else after.glossary.about.language
    words = catalogue(language)
    told = diff.told(found, before.glossary, after.glossary, words, only_breaks=only_breaks)
    match format_:
        case "markdown":
            click.echo(diff.markdown.markdown(told, words), nl=False)
        case "html":
            click.echo(diff.html.page(told, words.language), nl=False)
        case _:
            asked = is_coloured()
            coloured = sys.stdout.isatty() if asked is None else asked
            screen.write(diff.text.lines(told, min(screen.width(), screen.WIDEST), coloured=coloured))
