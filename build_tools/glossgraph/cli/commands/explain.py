"""Print the manual of a check, or list them all."""

from __future__ import annotations

import click

from glossgraph.cli import outline


@click.command("explain", help=__doc__)
@click.argument("name", metavar="[CHECK]", required=False)
def command(name: str | None) -> None:
    modules = {module.replace("_", "-"): module for module in outline.listed("checks/__init__.py", "CHECKS")}
    if not name:
        width = max(map(len, modules))
        for check, module in modules.items():
            click.echo(f"{check.ljust(width)}  {_manual(module).partition(chr(10))[0]}")
        return
    if name not in modules:
        from glossgraph.diagnostics import did_you_mean  # noqa: PLC0415 - needed only for a mistyped name

        raise click.UsageError(
            f"no check is called `{name}`; " + did_you_mean(name, modules, "see `glossgraph explain`")
        )
    click.echo(f"{name}\n\n{_manual(modules[name])}")


def _manual(module: str) -> str:
    return outline.docstring(f"checks/{module}.py").strip()
