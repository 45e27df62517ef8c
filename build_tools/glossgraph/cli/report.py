"""Reports of what is wrong, for a person or a program to read."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossgraph import checks, compiler
from glossgraph.diagnostics import github, json, sarif, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.compiler import Compiled

FORMATS = ["text", "json", "github", "sarif"]
"""What a report can be written in."""


def write(compiled: Compiled, format_: str, start: float, *, err: bool = False) -> None:
    """Print everything that is wrong with a glossary whose compilation began at `start`."""
    located = compiled.located()
    if format_ == "json":
        report = json.render(located, compiled.summary)
    elif format_ == "github":
        report = github.render(located, compiled.summary, _path_in_repository(compiled.root))
    elif format_ == "sarif":
        manuals = {checks.name(check): checks.manual(check) for check in checks.CHECKS}
        report = sarif.render(located, manuals, metadata.version("glossgraph"), _path_in_repository(compiled.root))
    else:
        report = text.render(located, compiled.summary, time.perf_counter() - start)
        colour = False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None
        click.echo(report, nl=False, color=colour, err=err)
        return
    # programs read UTF-8 in any locale; what it cannot hold, such as a part of a file's name, is escaped as in JSON
    click.echo(report.encode("utf-8", "backslashreplace"), nl=False)


def compiled_without_errors(root: Path) -> Compiled:
    """Compile a glossary, or print what is wrong and stop."""
    start = time.perf_counter()
    compiled = compiler.compile_glossary(root)
    if compiled.summary.errors:
        write(compiled, "text", start, err=True)
        sys.exit(1)
    return compiled


@contextmanager
def failure_to_write() -> Iterator[None]:
    """Turn a failure to write into a usage error."""
    try:
        yield
    except OSError as error:
        raise click.UsageError(f"cannot write `{error.filename}`: {error.strerror}") from error


def _path_in_repository(root: Path) -> str:
    """Return the path from the top of the repository, where a workflow runs, to the glossary, ending with `/`."""
    top = Path(os.environ.get("GITHUB_WORKSPACE", "") or Path.cwd()).resolve()
    if not root.resolve().is_relative_to(top) or root.resolve() == top:
        return ""
    return root.resolve().relative_to(top).as_posix() + "/"
