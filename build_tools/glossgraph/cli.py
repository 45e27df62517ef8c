"""The command line."""

from __future__ import annotations

import io
import os
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossgraph import checks, compiler, diagnostics, exports
from glossgraph.diagnostics import github, json, sarif, text
from glossgraph.load.schema import schemas
from glossgraph.output import OccupiedError, may_be_replaced, replace, write, write_changed
from glossgraph.site.page import Site
from glossgraph.site.publish import gather, publish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from glossgraph.compiler import Compiled
    from glossgraph.model import Glossary

_REPORTS = ["text", "json", "github", "sarif"]

_FORMATS = [exports.name(export) for export in exports.EXPORTS]

_CHECKS = {checks.name(check): check for check in checks.CHECKS}


def _with_root(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The folder that holds terms/ and graph/  [default: the nearest one upwards from here]",
    )(command)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="glossgraph")
def main() -> None:
    """Compile a folder of YAML concept files into a checked graph, a site and exports.

    Write terms in terms/, say in graph/ what may join them, and run `glossgraph check` until it finds nothing.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # not every encoding has every character of every text
            stream.reconfigure(errors="backslashreplace")


@main.command()
@_with_root
@click.option("--format", "format_", type=click.Choice(_REPORTS), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Let warnings fail the check too, and look for more of them.")
def check(root: Path | None, format_: str, *, strict: bool) -> None:
    """Report everything that is wrong, with its place and its cure.

    Exit code: 0 clean, 1 problems found, 2 cannot run.
    """
    folder = _root(root)
    start = time.perf_counter()
    compiled = compiler.compile_glossary(folder, strict=strict)
    _print(compiled, folder, format_, start)
    if compiled.summary.errors or (strict and compiled.summary.warnings):
        sys.exit(1)


@main.command()
@_with_root
@click.option("-d", "--site-dir", type=click.Path(path_type=Path), help="Where to  [default: as mkdocs.yml says]")
def build(root: Path | None, site_dir: Path | None) -> None:
    """Build the site, through MkDocs, in strict mode."""
    config = _config(_root(root))
    named = re.search(r"^site_dir: *([^\s#]+)", config.read_text(encoding="utf-8"), re.MULTILINE)
    target = (site_dir or config.parent / (named[1] if named else "site")).absolute()
    if not may_be_replaced(target):
        raise click.UsageError(f"`{target}` holds files that are no site, and would be emptied; name another folder")
    _mkdocs(config, "build", "--strict", "--quiet", "--site-dir", str(target))
    click.echo(f"The site is in {target}. To open it: python3 -m http.server --directory {target}")


@main.command()
@_with_root
@click.option("-a", "--address", default="127.0.0.1:8000", show_default=True, help="Host and port.")
def serve(root: Path | None, address: str) -> None:
    """Preview the site.

    It is built again when a file in terms/ or graph/ changes.
    """
    config = _config(_root(root))
    host, _, port = address.rpartition(":")
    if not (port.isdecimal() and int(port) < 2**16):
        raise click.UsageError(f"`{address}` is no address; write it as 127.0.0.1:8000")
    try:
        # asked here, as MkDocs would answer with a traceback
        socket.create_server((host, int(port))).close()
    except OSError as error:
        raise click.UsageError(f"cannot serve at {address}: {error.strerror}; name another --address") from error
    _mkdocs(config, "serve", "--dev-addr", address)


@main.command()
@_with_root
@click.argument("formats", nargs=-1, type=click.Choice(_FORMATS), metavar="[FORMAT]...")
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), default=Path("exports"), show_default=True
)
def export(root: Path | None, formats: tuple[str, ...], output: Path) -> None:
    """Write the graph for other tools.

    The formats are json, graphml, csv, dot, mermaid and turtle; all are written when none is named.
    """
    files = exports.export(_clean(_root(root)), formats)
    with _reporting():
        write(output, files)
    for name, content in files.items():
        click.echo(f"{output / name}  {len(content.encode()):,} bytes")


@main.command()
@_with_root
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), required=True)
def pages(root: Path | None, output: Path) -> None:
    """Write the site's Markdown, for any other site generator."""
    folder = _root(root)
    glossary = _clean(folder)
    files = publish(gather(Site(glossary), folder)).written
    try:
        with _reporting():
            replace(output, files)
    except OccupiedError as error:
        raise click.UsageError(f"{error}; move it, or name another folder") from error
    click.echo(f"{len(files)} files in {output}")


@main.command()
@click.argument("name", metavar="[CHECK]", required=False)
def explain(name: str | None) -> None:
    """Print the manual of a check, or list them all."""
    if not name:
        width = max(len(each) for each in _CHECKS)
        for each, module in _CHECKS.items():
            click.echo(f"{each.ljust(width)}  {checks.manual(module).partition(chr(10))[0]}")
        return
    if name not in _CHECKS:
        raise click.UsageError(
            f"no check is called `{name}`; " + diagnostics.did_you_mean(name, _CHECKS, "see `glossgraph explain`")
        )
    click.echo(f"{name}\n\n{checks.manual(_CHECKS[name])}")


@main.command()
@_with_root
def schema(root: Path | None) -> None:
    """Write the schemas for editors into graph/.

    They know the kinds, stages and relations, and are to be written again when those change.
    """
    folder = _root(root)
    glossary = _clean(folder)
    with _reporting():
        changed = write_changed(folder / "graph", schemas(glossary))
    click.echo("\n".join(f"graph/{name}" for name in changed) or "the schemas are up to date")


@contextmanager
def _reporting() -> Iterator[None]:
    """Turn a failure to write into a usage error."""
    try:
        yield
    except OSError as error:
        raise click.UsageError(f"cannot write `{error.filename}`: {error.strerror}") from error


def _root(given: Path | None) -> Path:
    found = compiler.find_root(Path.cwd()) if given is None else given
    if found is None or not (found / "terms").is_dir():
        where = f"`{given}`" if given else "this folder, or any above it,"
        raise click.UsageError(f"{where} holds no terms/; name a glossary with --root")
    return found


def _clean(root: Path) -> Glossary:
    """Return the glossary, or print what is wrong and stop."""
    start = time.perf_counter()
    compiled = compiler.compile_glossary(root)
    if compiled.summary.errors:
        _print(compiled, root, "text", start, err=True)
        sys.exit(1)
    return compiled.glossary


def _print(compiled: Compiled, root: Path, format_: str, start: float, *, err: bool = False) -> None:
    located = diagnostics.locate(compiled.diagnostics, root)
    if format_ == "json":
        report = json.render(located, compiled.summary)
    elif format_ == "github":
        report = github.render(located, compiled.summary, _in_repository(root))
    elif format_ == "sarif":
        manuals = {name: checks.manual(each) for name, each in _CHECKS.items()}
        report = sarif.render(located, manuals, metadata.version("glossgraph"), _in_repository(root))
    else:
        report = text.render(located, compiled.summary, time.perf_counter() - start)
        colour = False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None
        click.echo(report, nl=False, color=colour, err=err)
        return
    # programs read UTF-8 in any locale; what it cannot hold, as a part of a file's name, is escaped as JSON does it
    click.echo(report.encode("utf-8", "backslashreplace"), nl=False)


def _in_repository(root: Path) -> str:
    """Return the way from the repository's top, where a workflow runs, to the glossary; it ends with `/`."""
    top = Path(os.environ.get("GITHUB_WORKSPACE", "") or Path.cwd()).resolve()
    if not root.resolve().is_relative_to(top) or root.resolve() == top:
        return ""
    return root.resolve().relative_to(top).as_posix() + "/"


def _config(root: Path) -> Path:
    """Return the nearest mkdocs.yml from a glossary upwards."""
    places = (folder / "mkdocs.yml" for folder in (root.resolve(), *root.resolve().parents))
    config = next((place for place in places if place.exists()), None)
    if config is None:
        raise click.UsageError(f"neither `{root}` nor a folder above it holds mkdocs.yml, which the site needs")
    return config


def _mkdocs(config: Path, *arguments: str) -> None:
    # the notice is about a version that this package does not use
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", *arguments, "--config-file", str(config)]
    code = subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - fixed words and paths
    if code:
        sys.exit(code)
