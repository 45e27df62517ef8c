"""Reports of what is wrong, for a person or a program to read."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossgraph import checks, compiler, output
from glossgraph.cli import job_summary
from glossgraph.cli.repository import address_of_files, path_in_repository
from glossgraph.diagnostics import Severity, github, json, sarif, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.compiler import Compiled
    from glossgraph.diagnostics import Located, Summary

FORMATS = ["text", "json", "github", "sarif"]
"""What a report can be written in."""


def write(
    compiled: Compiled, format_: str, start: float, *, files: int | None = None, notes: Sequence[str] = ()
) -> None:
    """Print everything that is wrong with a glossary whose compilation began at `start`.

    `files` is the number of files whose problems these are, if they are not those of all. The notes are for people.
    """
    located, summary = compiled.located(), replace(compiled.summary, files=files)
    if format_ == "json":
        report = json.render(located, summary)
    elif format_ == "github":
        report = _for_github(located, summary, path_in_repository(compiled.root), notes)
    elif format_ == "sarif":
        manuals = {checks.name(check): checks.manual(check) for check in checks.CHECKS}
        report = sarif.render(located, manuals, metadata.version("glossgraph"), path_in_repository(compiled.root))
    else:
        report = text.render(located, summary, time.perf_counter() - start, compiled.path_from_here, notes)
        click.echo(report, nl=False, color=_is_coloured())
        return
    # programs read UTF-8 in any locale; what it cannot hold, such as a part of a file's name, is escaped as in JSON
    click.echo(report.encode("utf-8", "backslashreplace"), nl=False)


def compiled_without_errors(root: Path) -> Compiled:
    """Compile a glossary, or print what is wrong and stop."""
    start = time.perf_counter()
    return without_errors(compiler.compile_glossary(root), start)


def without_errors(compiled: Compiled, start: float) -> Compiled:
    """Return what is compiled; where there are errors in it, print what is wrong and stop."""
    if any(diagnostic.severity is Severity.ERROR for diagnostic in compiled.diagnostics):
        seconds = time.perf_counter() - start
        report = text.render(compiled.located(), compiled.summary, seconds, compiled.path_from_here)
        click.echo(report, nl=False, color=_is_coloured(), err=True)
        sys.exit(1)
    return compiled


@contextmanager
def failure_to_write() -> Iterator[None]:
    """Turn a failure to write into a usage error."""
    try:
        yield
    except OSError as error:
        raise click.UsageError(f"cannot write `{error.filename}`: {error.strerror}") from error


def _for_github(located: Sequence[Located], summary: Summary, root: str, notes: Sequence[str]) -> str:
    """Return workflow commands, and append all of it to the summary of the job, if there is one."""
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if not place:
        return github.render(located, summary, root, notes)
    path = Path(place)
    with failure_to_write():
        room = job_summary.MOST_BYTES - (path.stat().st_size if path.exists() else 0)
        output.append(path, job_summary.render(located, summary, root, address_of_files(), room))
    return github.render(located, summary, root, notes, "the summary of the job lists all of them")


def _is_coloured() -> bool | None:
    """Tell whether colours are asked for or refused; None leaves it to whether there is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "0") not in {"", "0"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return False if os.environ.get("TERM") == "dumb" else None
