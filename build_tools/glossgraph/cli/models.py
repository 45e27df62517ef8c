"""Models as the command line is given them, and the values of their parameters."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from glossgraph import source
from glossgraph.checked import find_root

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossgraph.api.glossary import Glossary
    from glossgraph.api.models import Model
    from glossgraph.model import Parameter

PERCENT = "%"


def beginning_with(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Return what a shell completes the beginning of an id to: the names of files, as reading them would take long."""
    root = ctx.params.get("root") or find_root(Path.cwd())
    ids = {path.stem for path in source.find_models(Path(root))} if root else set()
    return sorted(id_ for id_ in ids if id_.startswith(incomplete))


def require(glossary: Glossary, name: str) -> Model:
    """Return the model of an id; raise a usage error if there is none."""
    if name in glossary.models:
        return glossary.models[name]
    files = (problem.place.file for problem in glossary.problems)
    file = next((f for f in files if f.startswith(f"graph/{source.MODELS}/") and PurePosixPath(f).stem == name), "")
    if file:
        raise click.UsageError(f"{file} cannot be read; `glossgraph check {file}` says why")
    from glossgraph.diagnostics import did_you_mean, visible  # noqa: PLC0415 - most know what models are called

    otherwise = "`glossgraph run` lists them" if glossary.models else "this glossary has none"
    message = f"no model is called `{visible(name)}`; {did_you_mean(name, glossary.models, otherwise)}"
    raise click.UsageError(message)


def values_of(model: Model, settings: Sequence[str]) -> dict[str, float]:
    """Return the values that settings give parameters, each written as `leverage=12`, or in per cent as `shock=5%`.

    A name that is no parameter is in them with its value, for who knows which there are.
    """
    from glossgraph.diagnostics import visible  # noqa: PLC0415 - as above

    parameters = {parameter.id: parameter for parameter in model.parameters}
    values: dict[str, float] = {}
    for setting in settings:
        name, sign, written = (part.strip() for part in setting.partition("="))
        if not sign:
            help_ = f"write a parameter and its value, such as `{_example(model)}`"
            raise click.UsageError(visible(f"`--set {setting}` sets nothing; {help_}"))
        if name in values:
            raise click.UsageError(f"`{visible(name)}` is set twice")
        values[visible(name)] = _number(name, written, parameters.get(name))
    return values


def _example(model: Model) -> str:
    return next((f"--set {one.id}={one.default:g}" for one in model.parameters), "--set NAME=VALUE")


def _number(name: str, written: str, parameter: Parameter | None) -> float:
    """Return a number; it may have the unit of its parameter behind it."""
    from glossgraph.diagnostics import one_of, visible  # noqa: PLC0415 - as above

    choices = parameter.choices if parameter else ()
    for choice, label in enumerate(choices):
        if parameter and label.casefold() == written.casefold():
            return parameter.value_of(choice)
    unit = parameter.unit if parameter else PERCENT
    digits = written.removesuffix(unit).strip() if unit else written
    try:
        number = Decimal(digits)
    except InvalidOperation:
        default = parameter.default if parameter else 1
        in_percent = f", or in per cent `{name}={default * 100:g}%`" if unit == PERCENT and parameter else ""
        help_ = f"write one, such as `{name}={default:g}`{in_percent}"
        if choices:
            help_ = f"the choices are {one_of(choices)}"
        message = f"`{written}` is no {'choice' if choices else 'number'}; {help_}"
        raise click.UsageError(visible(message)) from None
    return float(number.scaleb(-2) if unit == PERCENT and digits != written else number)
