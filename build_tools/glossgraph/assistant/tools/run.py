"""Return what a model of the glossary computes with some values: what happens round by round, how it ends, and results.

Use it for questions of what happens if a number is larger or smaller, and of why something feeds on itself. Without a
model, it returns which models there are, what each explains, and the range of each parameter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from glossgraph import running
from glossgraph.assistant.markdown import section, shown, term_name, whole
from glossgraph.assistant.plain import LONG, SHORT, named, said
from glossgraph.assistant.shapes import LONGEST_INPUT, Answer, Named, Shape, TermNamed
from glossgraph.assistant.terms import UnanswerableError, address_of, named_term, told_sources
from glossgraph.diagnostics import did_you_mean
from glossgraph.model import name_key
from glossgraph.running.told import Told as ToldRun
from glossgraph.text.cited import sources_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Model
    from glossgraph.running import Run
    from glossgraph.site.page import Site

TITLE = "Run a model"

_MOST_VALUES = 50


class Asked(Shape):
    """A run."""

    model: Annotated[str, Field(max_length=LONGEST_INPUT)] = ""
    """The id or label of a model; by default, the models are listed."""
    values: Annotated[dict[str, float], Field(max_length=_MOST_VALUES)] = Field(default_factory=dict)
    """Values of parameters by their names, as plain numbers: 0.05 for 5%. The others have their defaults."""
    scenario: Annotated[str, Field(max_length=LONGEST_INPUT)] = ""
    """The id of a scenario, whose values hold where none is given."""
    skip: Annotated[int, Field(ge=0, le=1_000)] = 0
    """How many rounds are passed over first."""
    limit: Annotated[int, Field(ge=0, le=200)] = 20
    """How many rounds are returned at most."""


class ParameterTold(Shape):
    """A parameter."""

    name: str
    label: str
    value: float
    default: float
    lowest: float
    highest: float
    choices: tuple[str, ...] = ()
    """What its values are called, from the lowest to the highest, if it has no others."""
    unit: str = ""
    """Values in `%` are plain numbers, of which people see a hundred times as many."""


class ModelTold(Shape):
    """A model."""

    id: str
    label: str
    description: str = ""
    explains: tuple[TermNamed, ...] = ()
    parameters: tuple[ParameterTold, ...] = ()
    scenarios: tuple[Named, ...] = ()
    address: str
    """Where to read more and to try it; cite it."""


class RoundTold(Shape):
    """A round."""

    round: int
    """Its number; 0 is the start."""
    says: str = ""
    numbers: dict[str, str] = Field(default_factory=dict)
    """What is computed, as people read it, by what it is called."""


class ResultTold(Shape):
    """A result."""

    name: str
    label: str
    value: float | None = None
    reads: str
    """The number as people read it, or what is said in its place."""


class Told(Answer):
    """What a model computes, or which models there are."""

    models: tuple[ModelTold, ...] = ()
    """All models, if none was asked for; otherwise that one, with the values that it was run with."""
    number: int = 0
    """How many rounds were run."""
    ended: str = ""
    """How the run ended."""
    results: tuple[ResultTold, ...] = ()
    rounds: tuple[RoundTold, ...] = ()
    skipped: int = 0
    leaves_out: tuple[str, ...] = ()
    """What the model leaves out: say it with what it shows."""


def answer(site: Site, asked: Asked) -> Told:
    """Return what a model computes, or which there are.

    Raises:
        UnanswerableError: there is no such model, parameter or scenario, or a value is out of its range.

    """
    glossary = site.glossary
    if not asked.model:
        models = [_model(site, model, None) for model in glossary.models.values()]
        cited = (id_ for model in glossary.models.values() for id_ in sources_of(model))
        return Told(models=models, sources=told_sources(site, cited))
    model = _meant(glossary, asked.model)
    try:
        run = running.run(model, asked.values, asked.scenario)
    except running.RunError as error:
        raise UnanswerableError(named(str(error))) from error
    told = ToldRun.in_plain_words(glossary, model, run)
    rounds = [_round(told, number) for number in range(len(run.rows))][asked.skip :][: asked.limit]
    left = len(run.rows) - min(asked.skip, len(run.rows)) - len(rounds)
    return Told(
        models=[_model(site, model, run)],
        number=max(run.rounds, 0),
        ended=named(_ending(told), LONG),
        results=[
            ResultTold(
                name=result.id,
                label=named(result.label),
                value=run.results[result.id],
                reads=named(told.instead.get(result.id) or told.numbers.full(result.id, run.results[result.id])),
            )
            for result in model.results
        ],
        rounds=rounds,
        skipped=min(asked.skip, len(run.rows)),
        leaves_out=[said(glossary, text) for text in model.leaves_out],
        sources=told_sources(site, sources_of(model)),
        left_out={"rounds": left} if left else {},
    )


def _meant(glossary: Glossary, name: str) -> Model:
    models = glossary.models
    labels = {name_key(model.label): model for model in models.values()}
    found = models.get(name) or labels.get(name_key(name))
    if found:
        return found
    otherwise = "ask without a model for those that there are" if models else "this glossary has none"
    raise UnanswerableError(f"no model is called `{named(name)}`; {did_you_mean(name, models, otherwise)}")


def _model(site: Site, model: Model, run: Run | None) -> ModelTold:
    glossary = site.glossary
    return ModelTold(
        id=model.id,
        label=named(model.label),
        description=said(glossary, model.description),
        explains=[named_term(glossary.terms[id_]) for id_ in model.explains if id_ in glossary.terms],
        parameters=[
            ParameterTold(
                name=one.id,
                label=named(one.label),
                value=run.parameters[one.id] if run else one.default,
                default=one.default,
                lowest=one.lowest,
                highest=one.highest,
                choices=[named(choice) for choice in one.choices],
                unit=named(one.unit),
            )
            for one in model.parameters
        ],
        scenarios=[
            Named(id=each.id, label=named(each.label), description=said(glossary, each.text, SHORT // 2))
            for each in model.scenarios
        ],
        address=address_of(site, f"models/{model.id}.md"),
    )


def _round(told: ToldRun, number: int) -> RoundTold:
    row, numbers = told.run.rows[number], told.numbers
    values = {name: row.get(name) for name in told.model.table}
    return RoundTold(
        round=number,
        says=named(told.story[number]),
        numbers={named(numbers.label(n)): named(numbers.full(n, v)) for n, v in values.items() if isinstance(v, float)},
    )


def _ending(told: ToldRun) -> str:
    ending = told.run.ending
    if ending.kind == "condition":
        return told.ending
    if ending.kind == "rounds":
        return "The last round that is run was reached; nothing had ended it before."
    what = told.numbers.label(ending.quantity) if ending.quantity else "A condition"
    return f"{what} {ending.reason} in round {len(told.run.rows)}, so that it cannot go on."


def text(told: Told) -> str:
    """Return the answer as Markdown."""
    return whole(told, _lines(told))


def _lines(told: Told) -> Iterator[str]:
    if not told.ended:
        yield from ("# Models", "", "Run one by its id." if told.models else "The glossary has no models.")
        for model in told.models:
            yield from section(f"{shown(model.label)} (`{shown(model.id)}`)", _about(model))
        return
    (model,) = told.models
    yield from (f"# {shown(model.label)} (`{shown(model.id)}`)", "", *_about(model))
    yield from section("How it ended", [f"After round {told.number}: {shown(told.ended)}"])
    yield from section("Results", (f"- {shown(each.label)}: {shown(each.reads)}" for each in told.results))
    yield from section("Rounds", map(_round_line, told.rounds))
    yield from section("What the model leaves out", (f"- {shown(each)}" for each in told.leaves_out))


def _about(model: ModelTold) -> Iterator[str]:
    yield from (*filter(None, [shown(model.description)]), model.address)
    if model.explains:
        yield f"Explains: {', '.join(map(term_name, model.explains))}"
    yield ""
    for one in model.parameters:
        unit = f", in {shown(one.unit)}" if one.unit else ""
        default = "" if one.value == one.default else f"; {one.default:g} by default"
        choices = f" ({', '.join(map(shown, one.choices))})" if one.choices else ""
        about = f"{shown(one.label)}, {one.lowest:g} to {one.highest:g}{choices}{unit}{default}"
        yield f"- `{shown(one.name)}` = {one.value:g}: {about}"
    for each in model.scenarios:
        what = f": {shown(each.description)}" if each.description else ""
        yield f"- scenario `{shown(each.id)}`: {shown(each.label)}{what}"


def _round_line(told: RoundTold) -> str:
    numbers = "; ".join(f"{shown(name)}: {shown(value)}" for name, value in told.numbers.items())
    says = f" — {shown(told.says)}" if told.says else ""
    return f"{told.round}. {numbers}{says}"
