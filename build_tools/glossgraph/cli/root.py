"""The folder of the glossary that a command works on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossgraph import compiler

if TYPE_CHECKING:
    from collections.abc import Callable


def with_root(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option `--root`."""
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The folder that holds terms/ and graph/  [default: the nearest one upwards from here]",
    )(command)


def folder_of(given: Path | None) -> Path:
    """Return the folder of the glossary that `--root` names, or else of the nearest one upwards from here."""
    root = compiler.find_root(Path.cwd()) if given is None else given
    if root is None or not (root / "terms").is_dir():
        searched = f"`{given}`" if given else "this folder, or any above it,"
        raise click.UsageError(f"{searched} holds no terms/; name a glossary with --root")
    return root
