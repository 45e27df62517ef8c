"""The checks by their names, as the command line is given them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glossgraph.cli import outline

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_PROPOSED = 12
"""How many checks are proposed that hold a word for which there is none."""


def modules(tuple_: str = "CHECKS") -> dict[str, str]:
    """Return the module of every check, or of those in another tuple of `checks`, by the check's name."""
    return {module.replace("_", "-"): module for module in outline.listed("checks/__init__.py", tuple_)}


def manual(module: str) -> str:
    """Return the manual of a check by its module."""
    return outline.docstring(f"checks/{module}.py").strip()


def beginning_with(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Return what a shell completes the beginning of a name to."""
    return [name for name in modules() if name.startswith(incomplete)]


def require(name: str) -> None:
    """Raise a usage error for a name that no check has."""
    names = modules()
    if name not in names:
        raise click.UsageError(f"no check is called `{name}`; {_proposal(name, names)}")


def _proposal(word: str, names: Iterable[str]) -> str:
    from glossgraph.diagnostics import did_you_mean, one_of  # noqa: PLC0415 - needed only for a mistyped name

    holding = sorted((n for n in names if word.lower() in n), key=lambda name: not name.startswith(word.lower()))
    if 0 < len(holding) <= MOST_PROPOSED:
        return f"did you mean {one_of(holding)}?"
    return did_you_mean(word, names, "`glossgraph explain` lists them")
