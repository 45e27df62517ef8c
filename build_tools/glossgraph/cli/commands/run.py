"""Run a model, round by round: what happens, how it ends, and what comes out.

MODEL is an id; without one, the models are listed with their parameters. --set gives a parameter a value, as in
--set leverage=12; where it is counted in per cent, 5% and 0.05 are the same. Several can be set, and --scenario sets
those of a scenario. A `*` is before what differs from the default.

--format json has every number of every round, as in the JSON export, and csv a row for each round, or with --members
for each of those of whom there are several.

Exit code: 0 it has run, 1 something had no value, so that the run could not go on, or the model has mistakes, 2 there
is no such model or parameter, or a value is out of its range.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from glossgraph.cli import models
from glossgraph.cli.root import folder_of, with_root

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.api.glossary import Glossary
    from glossgraph.api.models import Model
    from glossgraph.running import Run


@click.command("run", help=__doc__)
@click.argument("model", required=False, shell_complete=models.beginning_with)
@with_root
@click.option("--set", "settings", metavar="NAME=VALUE", multiple=True, help="A value of a parameter; may be repeated.")
@click.option("--scenario", metavar="ID", default="", help="Values that the model names.")
@click.option("--story", is_flag=True, help="Tell each round in words as well.")
@click.option("--members", is_flag=True, help="Show each of those of whom there are several.")
@click.option("--format", "format_", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
def command(  # noqa: PLR0913 - the options
    model: str | None,
    root: Path | None,
    settings: tuple[str, ...],
    scenario: str,
    format_: str,
    *,
    story: bool,
    members: bool,
) -> None:
    # a shell that completes an id does not wait for what reads and runs
    from glossgraph.cli.reading import readable  # noqa: PLC0415

    glossary = readable(folder_of(root))
    if model is None:
        if settings or scenario:
            raise click.UsageError("name the model that is to be run; `glossgraph run` lists them")
        _list(glossary, format_)
        return
    chosen = models.require(glossary, model)
    run = _run(chosen, settings, scenario)
    if format_ == "json":
        from glossgraph.cli import screen  # noqa: PLC0415 - as above
        from glossgraph.exports.json.models import run_values  # noqa: PLC0415 - as above

        screen.write_json(run_values(glossary, chosen, run, scenario))
    elif format_ == "csv":
        from glossgraph.running.rounds import rounds, rounds_of_agents  # noqa: PLC0415 - as above

        table = (rounds_of_agents if members else rounds)(chosen, run)
        _write_csv([table.columns, *table.rows])
    else:
        from glossgraph.cli import page_of_run, screen  # noqa: PLC0415 - as above

        screen.write(page_of_run.lines(glossary, chosen, run, scenario, story=story, members=members))
    if run.ending.kind == "fault":
        sys.exit(1)


def _run(model: Model, settings: tuple[str, ...], scenario: str) -> Run:
    from glossgraph import running  # noqa: PLC0415 - as above
    from glossgraph.diagnostics import visible  # noqa: PLC0415 - as above

    values = models.values_of(model, settings)
    if running.faults(model):
        raise click.ClickException(
            f"`{model.id}` has mistakes, and cannot be run; `glossgraph check {model.file}` lists them"
        )
    try:
        return running.run(model, values, scenario)
    except running.RunError as error:
        raise click.UsageError(visible(str(error))) from error


def _list(glossary: Glossary, format_: str) -> None:
    from glossgraph.cli import page_of_run, screen  # noqa: PLC0415 - as above

    if format_ == "json":
        from glossgraph.exports.json.models import model_values  # noqa: PLC0415 - as above

        screen.write_json([model_values(glossary, model) for model in glossary.models.values()])
    elif format_ == "csv":
        columns = ("model", "parameter", "label", "unit", "lowest", "highest", "step", "default")
        rows = (
            (model.id, p.id, p.label, p.unit, p.lowest, p.highest, p.step, p.default)
            for model in glossary.models.values()
            for p in model.parameters
        )
        _write_csv([columns, *rows])
    else:
        screen.write(page_of_run.listed(glossary) if glossary.models else ["this glossary has no models"])


def _write_csv(rows: list[tuple[object, ...]]) -> None:
    from glossgraph.text.escape import csv_row  # noqa: PLC0415 - as above

    written = (csv_row("" if cell is None else str(cell) for cell in row) for row in rows)
    click.echo("".join(f"{row}\n" for row in written).encode("utf-8", "backslashreplace"), nl=False)
