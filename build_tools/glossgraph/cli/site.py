"""The site, which MkDocs builds in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path


def config_of(root: Path) -> Path:
    """Return the nearest mkdocs.yml from a glossary upwards; as for MkDocs, it may end in `.yaml`."""
    nearest = nearest_config(root)
    if nearest is None:
        raise click.UsageError(f"neither `{root}` nor a folder above it holds mkdocs.yml, which the site needs")
    return nearest


def nearest_config(root: Path) -> Path | None:
    """Return the same, or None if there is no such file."""
    folders = (root.resolve(), *root.resolve().parents)
    places = (folder / name for folder in folders for name in ("mkdocs.yml", "mkdocs.yaml"))
    return next((place for place in places if place.exists()), None)


def build(config: Path, site_dir: Path | None, *, anew: bool) -> None:
    """Build the site of a configuration; where that fails, stop with its exit code."""
    command = [sys.executable, "-m", "glossgraph.mkdocs_plugin", str(config), *([str(site_dir)] if site_dir else [])]
    command += ["--no-cache"] if anew else []
    # on Windows, a file that is open stays
    with tempfile.TemporaryDirectory(prefix="glossgraph-", ignore_cleanup_errors=True) as temporary:
        # the warning is about a version that this package does not use
        environment = os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), temporary) | {"NO_MKDOCS_2_WARNING": "1"}
        # Ctrl-C is for this process, which then ends MkDocs: on its own, MkDocs sometimes answers with a traceback
        previous_handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            process = subprocess.Popen(command, env=environment)  # noqa: S603 - fixed words and paths
        finally:
            signal.signal(signal.SIGINT, previous_handler)
        previous_handler = signal.signal(signal.SIGTERM, _stop)
        try:
            code = process.wait()
        finally:
            signal.signal(signal.SIGTERM, previous_handler)
            if process.poll() is None:
                process.terminate()
                process.wait()
    if code:
        sys.exit(code)


def _stop(number: int, _: object) -> None:
    """End this process as a signal asks, so that whatever it started is ended as well."""
    sys.exit(128 + number)
