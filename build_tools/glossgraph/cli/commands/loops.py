"""List the loops: where something leads back to its own beginning, and why another round follows.

Each is a way along the sequence, and the edge that feeds back from its last term to its first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glossgraph.cli import screen, walked
from glossgraph.cli.reading import readable
from glossgraph.cli.root import folder_of, with_root
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from pathlib import Path


@click.command("loops", help=__doc__)
@with_root
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(root: Path | None, format_: str) -> None:
    glossary = readable(folder_of(root))
    loops = glossary.loops()
    if format_ == "json":
        screen.write_json([walked.values(glossary, loop) for loop in loops])
        return
    lines: list[str] = []
    for number, loop in enumerate(loops, start=1):
        closing = loop[-1]
        ids = [closing.target, *(step["to"] for step in walked.values(glossary, loop))]
        lines += screen.paragraph(" → ".join(glossary.terms[id_].title for id_ in ids), lead=f"{number}.")
        lines += screen.paragraph(plain_words(glossary, closing.reason), indent=4)
    screen.write(lines or ["this glossary has no loops"])
