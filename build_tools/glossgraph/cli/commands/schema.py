"""Write the schemas for editors into graph/.

They know the kinds, stages, settings, relations and checks, and are to be written again when those change. Terms and
references stand in graph/ids.schema.json: an editor offers those that are listed there, and takes new ones as well.
Terms may have errors.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from glossgraph import cache, checks
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
    glossary, texts = load(folder, memory=cache.memory_of(folder))
    found = Checked(diagnostics=faults(glossary), root=folder, texts=texts, size=size(glossary))
    compiled = without_errors(found, start)
    with failure_to_write():
        changed = write_changed(folder / "graph", schemas(glossary, checks.in_fields()))
    click.echo("\n".join(compiled.path_from_here(f"graph/{name}") for name in changed) or "the schemas are up to date")
