"""Report everything that is wrong, with its place and its cure.

With FILES, or folders, report only what is wrong in them; the whole glossary is still read.

The paths in the report are as seen from the current folder; those for programs (json) start at the glossary's folder,
and those for GitHub (github, sarif) at the top of the repository.

What was found out is kept in your folder of caches, or in the folder that GLOSSGRAPH_CACHE names, so that the next
check parses only the files that have changed, and looks again only for what that can have changed. It can be deleted at
any time.

Exit code: 0 clean, 1 problems found, 2 cannot run.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossgraph import cache
from glossgraph.cli import report
from glossgraph.cli.root import folder_of, path_below, with_root
from glossgraph.diagnostics import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.diagnostics import Summary


@click.command("check", help=__doc__)
@click.argument("files", metavar="[FILES]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@with_root
@click.option("--format", "format_", type=click.Choice(report.FORMATS), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Let warnings fail the check too, and look for more of them.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep what earlier checks found out.")
def command(files: tuple[Path, ...], root: Path | None, format_: str, *, strict: bool, no_cache: bool) -> None:
    folder = folder_of(root, files)
    start = time.perf_counter()
    whole = shown = cache.check(folder, strict=strict, anew=no_cache)
    notes: list[str] = []
    named = None
    if files:
        by_name = whole.files_by_name()
        found = {file: by_name.get(path_below(folder, file), set()) for file in files}
        named = set().union(*found.values())
        shown = whole.within(named)
        notes += _notes_on_files([file for file, those in found.items() if not those], whole.summary, shown.summary)
    if shown.summary.warnings and not shown.summary.errors and not strict:
        notes.append("warnings fail the check only with `--strict`")
    if whole.is_shallow:
        notes.append(
            "git has only the latest commits here (a shallow clone), so that addresses lost earlier are not found; "
            "`git fetch --unshallow` gets the rest"
        )
    report.write(shown, format_, start, files=None if named is None else len(named), notes=notes)
    if shown.summary.errors or (strict and shown.summary.warnings):
        sys.exit(1)


def _notes_on_files(foreign: Sequence[Path], whole: Summary, shown: Summary) -> Iterator[str]:
    """Yield what is to be said where only the problems of some files are shown."""
    if foreign:
        others = f" and {count(len(foreign) - 1, 'other file')} are" if len(foreign) > 1 else " is"
        yield f"`{foreign[0]}`{others} not part of the glossary"
    numbers = {"error": whole.errors - shown.errors, "warning": whole.warnings - shown.warnings}
    if elsewhere := " and ".join(count(number, noun) for noun, number in numbers.items() if number):
        yield f"other files have {elsewhere}; `glossgraph check` lists them"
