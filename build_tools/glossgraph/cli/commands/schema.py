"""Write the schemas for editors into graph/.

They know the kinds, stages, relations and checks, and are to be written again when those change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glossgraph import checks
from glossgraph.cli.report import compiled_without_errors, failure_to_write
from glossgraph.cli.root import folder_of, with_root
from glossgraph.load.schema import schemas
from glossgraph.output import write_changed

if TYPE_CHECKING:
    from pathlib import Path


@click.command("schema", help=__doc__)
@with_root
def command(root: Path | None) -> None:
    folder = folder_of(root)
    glossary = compiled_without_errors(folder).glossary
    with failure_to_write():
        changed = write_changed(folder / "graph", schemas(glossary, checks.that_can_be_set()))
    click.echo("\n".join(f"graph/{name}" for name in changed) or "the schemas are up to date")
