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

_MOST_PROPOSED = 4
"""How many models are proposed that have a word for which there is none."""


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
    from glossgraph.diagnostics import did_you_mean, one_of, visible  # noqa: PLC0415 - most know what models are called

    if name in glossary.terms:
        raise click.UsageError(f"`{name}` is a term, and no model; `glossgraph run` lists the models")
    meant = [model.id for model in meant_by(glossary, name)]
    help_ = "`glossgraph run` lists them" if glossary.models else "this glossary has none"
    help_ = f"did you mean {one_of(meant)}?" if 0 < len(meant) <= _MOST_PROPOSED else help_
    raise click.UsageError(f"no model is called `{visible(name)}`; {did_you_mean(name, glossary.models, help_)}")


def meant_by(glossary: Glossary, words: str) -> list[Model]:
    """Return the models with all of some words in their ids, labels and descriptions; any may be unfinished."""
    from glossgraph.graph.searched import language_searched  # noqa: PLC0415 - only who searches waits for it
    from glossgraph.text.plain import plain_words  # noqa: PLC0415 - as above
    from glossgraph.text.search_words import words_in  # noqa: PLC0415 - as above

    pairs = language_searched(glossary).pairs
    typed = words_in(words, pairs)
    found = []
    for model in glossary.models.values() if typed else ():
        said = words_in(f"{model.id} {model.label} {plain_words(glossary, model.description)}", pairs)
        if all(any(word.startswith(start) for word in said) for start in typed):
            found.append(model)
    return found


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
    if parameter and (chosen := parameter.called(written)) is not None:
        return chosen
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
