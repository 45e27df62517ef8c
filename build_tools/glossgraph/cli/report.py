"""Reports of what is wrong, for a person or a program to read."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from glossgraph.cli import checks, job_summary
from glossgraph.cli.colour import is_coloured
from glossgraph.cli.repository import address_of_files, path_in_repository
from glossgraph.diagnostics import github, json, sarif, text
from glossgraph.diagnostics.group import ALL, FEW
from glossgraph.output import append

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.checked import Checked
    from glossgraph.compiler import Compiled
    from glossgraph.diagnostics import Summary
    from glossgraph.diagnostics.group import Group
    from glossgraph.model import Glossary

FORMATS = ["text", "json", "github", "sarif"]
"""What a report can be written in."""

LISTED = 1_000
"""How many errors, and how many warnings, of each check are listed for programs unless more are asked for."""

Found = TypeVar("Found", bound="Checked")


def write(
    checked: Checked,
    format_: str,
    start: float,
    *,
    limit: int | None = None,
    notes: Sequence[str] = (),
) -> None:
    """Print what is wrong with a glossary whose check began at `start`.

    `limit` is the number of problems of each check that are listed, if it is not that of the format. The notes are for
    people.
    """
    if format_ == "text":
        groups, summary = _for_people(checked, text.LISTED if limit is None else limit)
        all_notes = [*text.note_of_rest(summary, "--limit"), *notes]
        report = text.render(groups, summary, time.perf_counter() - start, checked.path_from_here, all_notes)
        click.echo(report, nl=False, color=is_coloured())
        return
    if format_ == "github":
        groups, summary = _listed(checked, LISTED if limit is None else limit, few=1)
        report = _for_github(groups, summary, path_in_repository(checked.root), notes)
    elif format_ == "json":
        groups, summary = _listed(checked, LISTED if limit is None else limit, few=ALL)
        report = json.render([group.first for group in groups], summary)
    else:
        groups, summary = _listed(checked, sarif.limit(checked.numbers) if limit is None else limit, few=ALL)
        manuals = {name: checks.manual(module) for name, module in checks.modules().items()}
        located = [group.first for group in groups]
        report = sarif.render(located, manuals, _version(), path_in_repository(checked.root), summary)
    # programs read UTF-8 in any locale; what it cannot hold, such as a part of a file's name, is escaped as in JSON
    click.echo(report.encode("utf-8", "backslashreplace"), nl=False)


def compiled_without_errors(root: Path) -> Compiled:
    """Compile a glossary, or print what is wrong and stop."""
    from glossgraph import compiler  # noqa: PLC0415 - a report of what is known already does not need it

    start = time.perf_counter()
    return without_errors(compiler.compile_glossary(root), start)


def opened(root: Path) -> Glossary:
    """Return a glossary without errors, by what is known of it, or print what is wrong and stop."""
    from glossgraph import cache  # noqa: PLC0415 - as above

    start = time.perf_counter()
    if known := cache.glossary(root):
        return known
    compiled = without_errors(cache.compiled(root), start)
    cache.keep_glossary(compiled)
    return compiled.glossary


def without_errors(checked: Found, start: float) -> Found:
    """Return what is checked; where there are errors in it, print what is wrong and stop."""
    if checked.summary.errors:
        groups, summary = _for_people(checked, text.LISTED)
        notes = text.note_of_rest(summary, "glossgraph check --limit")
        report = text.render(groups, summary, time.perf_counter() - start, checked.path_from_here, notes)
        click.echo(report, nl=False, color=is_coloured(), err=True)
        sys.exit(1)
    return checked


@contextmanager
def failure_to_write() -> Iterator[None]:
    """Turn a failure to write into a usage error."""
    try:
        yield
    except OSError as error:
        raise click.UsageError(f"cannot write `{error.filename}`: {error.strerror}") from error


def _for_people(checked: Checked, limit: int) -> tuple[Sequence[Group], Summary]:
    return _listed(checked, limit, few=FEW, places=1 + text.MOST_PLACES)


def _listed(checked: Checked, limit: int, *, few: int, places: int = ALL) -> tuple[Sequence[Group], Summary]:
    """Return what is listed, and a summary that says how much that is of all."""
    groups, tallies = checked.listing(few=few, limit=limit, places=places)
    return groups, replace(checked.summary, tallies=tallies)


def _for_github(groups: Sequence[Group], summary: Summary, root: str, notes: Sequence[str]) -> str:
    """Return workflow commands, and append what is listed to the summary of the job, if there is one."""
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if not place:
        return github.render(groups, summary, root, notes)
    path = Path(place)
    with failure_to_write():
        room = job_summary.MOST_BYTES - (path.stat().st_size if path.exists() else 0)
        append(path, job_summary.render(groups, summary, root, address_of_files(), room))
    how_many = "more" if summary.is_cut else "all"
    return github.render(groups, summary, root, notes, f"the summary of the job lists {how_many} of them")


def _version() -> str:
    from importlib import metadata  # noqa: PLC0415 - it takes long, and only a log for programs names the version

    return metadata.version("glossgraph")
