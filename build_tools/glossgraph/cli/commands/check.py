"""Report everything that is wrong, with its place and its cure.

With FILES, or folders, report only what is wrong in them, and with --only what one check finds; the whole glossary is
still read. However much is found, it is counted to the end: a table says how often each check found something, and
--limit how much of it is listed.

With --fix, what is surely meant is written into the files, all of them or none, and the report is of what is left: a
name with a slip of typing that only one name can be meant by, the id of a term for its label in a link, quotes that are
missing, white space and characters that nobody sees. With --diff, the files stay as they are, and what would be changed
is shown.

The paths in the report are as seen from the current folder; those for programs (json) start at the glossary's folder,
and those for GitHub (github, sarif) at the top of the repository.

What was found out is kept in your folder of caches, or in the folder that GLOSSGRAPH_CACHE names, so that the next
check parses only the files that have changed, and looks again only for what that can have changed. It can be deleted at
any time.

Exit code: 0 clean, 1 problems found (with --diff: problems that can be fixed), 2 cannot run.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossgraph import cache
from glossgraph.cli import checks, report
from glossgraph.cli.root import folder_of, path_below, with_root
from glossgraph.diagnostics import count, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.diagnostics import Summary


_ONLY = "Report only what this check finds; may be repeated."

_LIMIT = (
    "How many errors, and how many warnings, of each check are listed; 0 is for the table alone. "
    f"[default: {text.LISTED}, or for programs {report.LISTED:,}]"
)


@click.command("check", help=__doc__)
@click.argument("files", metavar="[FILES]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@with_root
@click.option("--only", metavar="CHECK", multiple=True, shell_complete=checks.beginning_with, help=_ONLY)
@click.option("--limit", metavar="N", type=click.IntRange(min=0), help=_LIMIT)
@click.option("--format", "format_", type=click.Choice(report.FORMATS), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Let warnings fail the check too, and look for more of them.")
@click.option("--fix", "is_fixing", is_flag=True, help="Write into the files what is surely meant.")
@click.option("--diff", "only_diff", is_flag=True, help="With --fix: write nothing, show what would be changed.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep what earlier checks found out.")
def command(  # noqa: PLR0913 - the options
    files: tuple[Path, ...],
    root: Path | None,
    only: tuple[str, ...],
    limit: int | None,
    format_: str,
    *,
    strict: bool,
    is_fixing: bool,
    only_diff: bool,
    no_cache: bool,
) -> None:
    for name in only:
        checks.require(name)
    folder = folder_of(root, files)
    if only_diff and not is_fixing:
        raise click.UsageError("`--diff` shows what `--fix` would change: give both")
    if is_fixing:
        from glossgraph.cli.fixing import fix  # noqa: PLC0415 - most checks change nothing

        fix(folder, only, files, only_diff=only_diff)
    start = time.perf_counter()
    # what only a strict run looks for is found where it is asked for by name
    asked_for = bool(only) and not checks.modules("STRICT").keys().isdisjoint(only)
    whole = shown = cache.check(folder, strict=strict or asked_for, anew=no_cache)
    notes: list[str] = []
    if only:
        shown = shown.found_by(set(only))
    if files:
        by_name = whole.files_by_name()
        found = {file: by_name.get(path_below(folder, file), set()) for file in files}
        shown = shown.within(set().union(*found.values()))
        notes += _note_on_foreign([file for file, those in found.items() if not those])
    others = " and ".join([*["other checks"] * bool(only), *["other files"] * bool(files)])
    notes += _note_on_others(others, whole.summary, shown.summary)
    if shown.summary.warnings and not shown.summary.errors and not strict:
        notes.append("warnings fail the check only with `--strict`")
    if whole.is_shallow:
        notes.append(
            "git has only the latest commits here (a shallow clone), so that addresses lost earlier are not found; "
            "`git fetch --unshallow` gets the rest"
        )
    report.write(shown, format_, start, limit=limit, notes=notes)
    if shown.summary.errors or (strict and shown.summary.warnings):
        sys.exit(1)


def _note_on_foreign(foreign: Sequence[Path]) -> Iterator[str]:
    """Yield what is to be said of named files that are not the glossary's."""
    if foreign:
        others = f" and {count(len(foreign) - 1, 'other file')} are" if len(foreign) > 1 else " is"
        yield f"`{foreign[0]}`{others} not part of the glossary"


def _note_on_others(others: str, whole: Summary, shown: Summary) -> Iterator[str]:
    """Yield how much else was found by others than are named."""
    numbers = {"error": whole.errors - shown.errors, "warning": whole.warnings - shown.warnings}
    if elsewhere := " and ".join(count(number, noun) for noun, number in numbers.items() if number):
        yield f"{others} have {elsewhere}; `glossgraph check` lists them"
