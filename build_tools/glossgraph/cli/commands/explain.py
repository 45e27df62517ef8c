"""Print the manual of a check, or list them all."""

from __future__ import annotations

import click

from glossgraph.cli import checks


@click.command("explain", help=__doc__)
@click.argument("name", metavar="[CHECK]", required=False, shell_complete=checks.beginning_with)
def command(name: str | None) -> None:
    modules = checks.modules()
    if not name:
        width = max(map(len, modules))
        for check, module in modules.items():
            click.echo(f"{check.ljust(width)}  {checks.manual(module).partition(chr(10))[0]}")
        return
    checks.require(name)
    click.echo(f"{name}\n\n{checks.manual(modules[name])}")
