"""Write the schemas for editors into graph/.

They know the kinds, stages, relations and checks, and are to be written again when those change. Only graph/ is read
for it: terms may have errors.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from glossgraph import checks
from glossgraph.checked import Checked
from glossgraph.cli.report import failure_to_write, without_errors
from glossgraph.cli.root import folder_of, with_root
from glossgraph.compiler import size
from glossgraph.load import load
from glossgraph.load.schema import faults, schemas
from glossgraph.output import write_changed

if TYPE_CHECKING:
    from pathlib import Path


@click.command("schema", help=__doc__)
@with_root
def command(root: Path | None) -> None:
    folder = folder_of(root)
    start = time.perf_counter()
    glossary, texts = load(folder, with_terms=False)
    found = Checked(diagnostics=faults(glossary), root=folder, texts=texts, size=size(glossary))
    compiled = without_errors(found, start)
    with failure_to_write():
        changed = write_changed(folder / "graph", schemas(glossary, checks.that_can_be_set()))
    click.echo("\n".join(compiled.path_from_here(f"graph/{name}") for name in changed) or "the schemas are up to date")
