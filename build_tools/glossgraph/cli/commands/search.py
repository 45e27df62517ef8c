"""Find terms by some words: first by their names, then by definitions, questions and other texts.

Typing errors are forgiven in names, small letters and accents do not matter, and the last word may be unfinished. The
best comes first, as in the search of the site. Models with all of the words come last, with the command that runs each.

JSON has the terms alone.

Exit code: 0 something is found, 1 nothing is.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from glossgraph.cli import models, screen
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
    found = models.meant_by(glossary, " ".join(words)) if glossary.models and format_ == "text" else []
    if format_ == "json":
        screen.write_json([{**hit._asdict(), "label": glossary.terms[hit.term].title} for hit in hits])
    elif hits or found:
        lines: list[str] = []
        for hit in hits:
            title = glossary.terms[hit.term].title
            lines += screen.heading(f"{title} [{hit.term}]")
            if hit.excerpt != title:
                lines += screen.paragraph(hit.excerpt, indent=4)
        for model in found:
            lines += screen.heading(f"{' '.join(model.label.split())} [{model.id}]")
            lines += screen.paragraph(f"a model: glossgraph run {model.id}", indent=4)
        screen.write(lines)
    else:
        click.echo("nothing is found; `glossgraph stats` says what there is", err=True)
    if not hits and not found:
        sys.exit(1)
