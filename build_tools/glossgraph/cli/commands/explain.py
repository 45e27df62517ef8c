"""Print the manual of a check, or list them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glossgraph.cli import outline

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_PROPOSED = 12
"""How many checks are proposed that hold a word for which there is none."""


def _beginning_with(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Return what a shell completes the beginning of a name to."""
    return [name for name in _modules() if name.startswith(incomplete)]


@click.command("explain", help=__doc__)
@click.argument("name", metavar="[CHECK]", required=False, shell_complete=_beginning_with)
def command(name: str | None) -> None:
    modules = _modules()
    if not name:
        width = max(map(len, modules))
        for check, module in modules.items():
            click.echo(f"{check.ljust(width)}  {_manual(module).partition(chr(10))[0]}")
        return
    if name not in modules:
        raise click.UsageError(f"no check is called `{name}`; {_proposal(name, modules)}")
    click.echo(f"{name}\n\n{_manual(modules[name])}")


def _proposal(word: str, names: Iterable[str]) -> str:
    from glossgraph.diagnostics import did_you_mean, one_of  # noqa: PLC0415 - needed only for a mistyped name

    holding = sorted((n for n in names if word.lower() in n), key=lambda name: not name.startswith(word.lower()))
    if 0 < len(holding) <= MOST_PROPOSED:
        return f"did you mean {one_of(holding)}?"
    return did_you_mean(word, names, "`glossgraph explain` lists them")


def _modules() -> dict[str, str]:
    """Return the module of every check by the check's name."""
    return {module.replace("_", "-"): module for module in outline.listed("checks/__init__.py", "CHECKS")}


def _manual(module: str) -> str:
    return outline.docstring(f"checks/{module}.py").strip()
