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

from glossgraph.cli import job_summary, outline
from glossgraph.cli.repository import address_of_files, path_in_repository
from glossgraph.diagnostics import Severity, github, json, sarif, text
from glossgraph.output import append

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.checked import Checked
    from glossgraph.compiler import Compiled
    from glossgraph.diagnostics import Located, Summary

FORMATS = ["text", "json", "github", "sarif"]
"""What a report can be written in."""

Found = TypeVar("Found", bound="Checked")


def write(checked: Checked, format_: str, start: float, *, files: int | None = None, notes: Sequence[str] = ()) -> None:
    """Print everything that is wrong with a glossary whose check began at `start`.

    `files` is the number of files whose problems these are, if they are not those of all. The notes are for people.
    """
    located, summary = checked.located(), replace(checked.summary, files=files)
    if format_ == "json":
        report = json.render(located, summary)
    elif format_ == "github":
        report = _for_github(located, summary, path_in_repository(checked.root), notes)
    elif format_ == "sarif":
        names = outline.listed("checks/__init__.py", "CHECKS")
        manuals = {n.replace("_", "-"): outline.docstring(f"checks/{n}.py").strip() for n in names}
        report = sarif.render(located, manuals, _version(), path_in_repository(checked.root))
    else:
        report = text.render(located, summary, time.perf_counter() - start, checked.path_from_here, notes)
        click.echo(report, nl=False, color=_is_coloured())
        return
    # programs read UTF-8 in any locale; what it cannot hold, such as a part of a file's name, is escaped as in JSON
    click.echo(report.encode("utf-8", "backslashreplace"), nl=False)


def compiled_without_errors(root: Path) -> Compiled:
    """Compile a glossary, or print what is wrong and stop."""
    from glossgraph import compiler  # noqa: PLC0415 - a report of what is known already does not need it

    start = time.perf_counter()
    return without_errors(compiler.compile_glossary(root), start)


def without_errors(checked: Found, start: float) -> Found:
    """Return what is checked; where there are errors in it, print what is wrong and stop."""
    if any(diagnostic.severity is Severity.ERROR for diagnostic in checked.diagnostics):
        seconds = time.perf_counter() - start
        report = text.render(checked.located(), checked.summary, seconds, checked.path_from_here)
        click.echo(report, nl=False, color=_is_coloured(), err=True)
        sys.exit(1)
    return checked


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
        append(path, job_summary.render(located, summary, root, address_of_files(), room))
    return github.render(located, summary, root, notes, "the summary of the job lists all of them")


def _version() -> str:
    from importlib import metadata  # noqa: PLC0415 - it takes long, and only a log for programs names the version

    return metadata.version("glossgraph")


def _is_coloured() -> bool | None:
    """Tell whether colours are asked for or refused; None leaves it to whether there is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "0") not in {"", "0"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return False if os.environ.get("TERM") == "dumb" else None
