"""The folder of the glossary that a command works on, and what of it is named."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import click

from glossgraph import checked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def with_root(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option `--root`."""
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The folder that holds terms/ and graph/  [default: the nearest one upwards from here]",
    )(command)


def folder_of(given: Path | None, files: Sequence[Path] = ()) -> Path:
    """Return the folder of the glossary that `--root` names, or else of the nearest one upwards from here.

    Where files are named, and none is part of that glossary, it is the nearest one upwards from the first of them.
    """
    root = _nearest(files) if given is None else given
    if root is None or not (root / "terms").is_dir():
        fact = f"`{given}` holds no terms/" if given else "neither this folder nor any above it holds terms/"
        raise click.UsageError(f"{fact}; name a glossary with --root")
    return root


def _nearest(files: Sequence[Path]) -> Path | None:
    here = checked.find_root(Path.cwd())
    if here and (not files or any(path_below(here, file) for file in files)):
        return here
    there = (checked.find_root(Path(os.path.abspath(file))) for file in files)  # noqa: PTH100 - links stay links
    return next((root for root, file in zip(there, files, strict=True) if root and path_below(root, file)), here)


def path_below(root: Path, file: Path) -> str:
    """Return the path of a file or folder of a glossary below its root, with `/`; nothing if it is no part of it."""
    for absolute in (os.path.abspath, os.path.realpath):
        path = PurePath(absolute(file))
        if path.is_relative_to(absolute(root)):
            relative = path.relative_to(absolute(root))
            return relative.as_posix() if relative.parts[:1] in {(), ("terms",), ("graph",)} else ""
    return ""
