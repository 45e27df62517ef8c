"""Report everything that is wrong, with its place and its cure.

Exit code: 0 clean, 1 problems found, 2 cannot run.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from glossgraph import compiler
from glossgraph.cli import report
from glossgraph.cli.root import folder_of, with_root

if TYPE_CHECKING:
    from pathlib import Path


@click.command("check", help=__doc__)
@with_root
@click.option("--format", "format_", type=click.Choice(report.FORMATS), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Let warnings fail the check too, and look for more of them.")
def command(root: Path | None, format_: str, *, strict: bool) -> None:
    folder = folder_of(root)
    start = time.perf_counter()
    compiled = compiler.compile_glossary(folder, strict=strict)
    report.write(compiled, format_, start)
    if compiled.summary.errors or (strict and compiled.summary.warnings):
        sys.exit(1)
