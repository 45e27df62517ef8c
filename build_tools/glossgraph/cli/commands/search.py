"""Find terms by some words: first by their names, then by definitions, questions and other texts.

Typing errors are forgiven in names, small letters and accents do not matter, and the last word may be unfinished. The
best comes first, as in the search of the site.

Exit code: 0 something is found, 1 nothing is.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from glossgraph.cli import screen
from glossgraph.cli.reading import readable
from glossgraph.cli.root import folder_of, with_root

if TYPE_CHECKING:
    from pathlib import Path


@click.command("search", help=__doc__)
@click.argument("words", nargs=-1, required=True)
@with_root
@click.option("--limit", metavar="N", type=click.IntRange(min=1), default=10, show_default=True)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(words: tuple[str, ...], root: Path | None, limit: int, format_: str) -> None:
    glossary = readable(folder_of(root))
    hits = glossary.search(" ".join(words), limit)
    if format_ == "json":
        screen.write_json([{**hit._asdict(), "label": glossary.terms[hit.term].title} for hit in hits])
    elif hits:
        lines: list[str] = []
        for hit in hits:
            title = glossary.terms[hit.term].title
            lines += screen.heading(f"{title} [{hit.term}]")
            if hit.excerpt != title:
                lines += screen.paragraph(hit.excerpt, indent=4)
        screen.write(lines)
    else:
        click.echo("nothing is found; `glossgraph stats` says what there is", err=True)
    if not hits:
        sys.exit(1)
