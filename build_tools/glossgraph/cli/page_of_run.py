"""A run of a model as a page for a terminal, and the list of the models that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.cli import figures, screen
from glossgraph.cli.figures import Column
from glossgraph.diagnostics import count
from glossgraph.diagnostics.cells import cells
from glossgraph.running.numbers import Numbers, agent_names
from glossgraph.running.rounds import quantities
from glossgraph.running.told import Told
from glossgraph.text.plain import plain_words
from glossgraph.text.sentences import second_sentence
from glossgraph.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from glossgraph.model import Glossary, Model, Parameter
    from glossgraph.running import Run
    from glossgraph.running.run import Value

MARK = "*"
"""Stands before a parameter that is not at its default."""

_NARROWEST = 24
"""With less room for what a parameter is, it stands in lines of its own."""


def lines(  # noqa: PLR0913 - what is shown, and how much of it
    glossary: Glossary, model: Model, run: Run, scenario: str, *, story: bool, members: bool
) -> Iterator[str]:
    """Yield the lines of a run; nothing in them steers the terminal but colours."""
    told = Told.in_plain_words(glossary, model, run)
    yield from screen.heading(f"{model.label} [{model.id}]")
    yield from screen.paragraph(first_sentence(glossary, model.description))
    for chosen in (each for each in model.scenarios if each.id == scenario):
        about = plain_words(glossary, chosen.text)
        yield from screen.paragraph(f"{chosen.label}{f': {about}' if about else ''}", lead=f"scenario {chosen.id}:")
    yield from _section("Parameters", _parameters(told.numbers, run))
    yield from _section("Rounds", _rounds(told.numbers, run))
    if story:
        yield from _section("In words", _story(told))
    if members:
        yield from _section("Members at the end", _members(told.numbers, run))
    yield from _section("How it ended", screen.paragraph(_ending(told), indent=2))
    yield from _section("Results", _results(told))


def listed(glossary: Glossary) -> Iterator[str]:
    """Yield the lines of the list of all models, each with what can be set."""
    for number, model in enumerate(glossary.models.values()):
        yield from [""] if number else []
        yield from screen.heading(f"{model.label} [{model.id}]")
        yield from screen.paragraph(first_sentence(glossary, model.description), indent=2)
        numbers = Numbers(catalogue(glossary.about.language), model)
        for parameter in model.parameters:
            default = numbers.full(parameter.id, parameter.default)
            about = f"{parameter.label}, {_range(numbers, parameter)}"
            yield from screen.paragraph(about, indent=4, lead=f"{parameter.id} = {default}:")
        if model.scenarios:
            names = ", ".join(scenario.id for scenario in model.scenarios)
            yield from screen.paragraph(names, indent=4, lead="scenarios:")


def first_sentence(glossary: Glossary, text: str) -> str:
    """Return the first sentence of a text, in plain words."""
    plain = plain_words(glossary, text)
    return plain[: second_sentence(plain, glossary.about.language) or None].rstrip()


def _section(heading: str, found: Iterable[str]) -> Iterator[str]:
    rows = list(found)
    if rows:
        yield ""
        yield from screen.heading(heading)
        yield from rows


def _parameters(numbers: Numbers, run: Run) -> Iterator[str]:
    rows = []
    for parameter in numbers.model.parameters:
        value = run.parameters[parameter.id]
        is_default = value == parameter.default
        default = "" if is_default else f"; {numbers.full(parameter.id, parameter.default)} by default"
        about = f"{parameter.label}, {_range(numbers, parameter)}{default}"
        rows.append(["" if is_default else MARK, parameter.id, numbers.full(parameter.id, value), about])
    if sum(2 + max(map(cells, column)) for column in list(zip(*rows, strict=True))[:-1]) <= screen.width() - _NARROWEST:
        yield from list(screen.table(rows, [""] * 4))[1:]
        return
    for mark, name, shown, about in rows:
        yield from screen.paragraph(about, indent=2, lead=f"{mark} {name} = {shown}:".lstrip())


def _range(numbers: Numbers, parameter: Parameter) -> str:
    if parameter.choices:
        return " or ".join(parameter.choices)
    return " to ".join(numbers.range(parameter))


def _rounds(numbers: Numbers, run: Run) -> Iterator[str]:
    model = numbers.model
    names = model.table or [name for name in quantities(model) if not model.index_of(name)]
    columns = [Column("round", tuple(str(number) for number in range(len(run.rows))))]
    for name in names:
        values = numbers.column(name, [_one(row.get(name)) for row in run.rows])
        columns.append(Column(numbers.label(name), tuple(values), numbers.unit(name)))
    return figures.lines(columns) if run.rows else iter(())


def _one(value: Value | None) -> float | None:
    """Return a number; what each agent has is none."""
    return None if isinstance(value, tuple) else value


def _members(numbers: Numbers, run: Run) -> Iterator[str]:
    """Yield a table for each sort of agents, with what each of them has at the end."""
    model = numbers.model
    last: Mapping[str, Value] = run.rows[-1] if run.rows else {}
    for agents in model.agents:
        names = [name for name in model.members or quantities(model) if model.index_of(name) == agents.index]
        columns = [Column(agents.label, tuple(agent_names(agents)), is_name=True)]
        for name in names:
            held = last.get(name)
            values = held if isinstance(held, tuple) else (None,) * agents.count
            shown = numbers.column(name, values)
            columns.append(Column(numbers.label(name), tuple(shown), numbers.unit(name)))
        yield from figures.lines(columns)


def _story(told: Told) -> Iterator[str]:
    for number, text in enumerate(told.story):
        if text:
            yield from screen.paragraph(text, indent=2, lead=f"{number}.")


def _ending(told: Told) -> str:
    run, ending = told.run, told.run.ending
    match ending.kind:
        case "condition":
            return f"After {count(run.rounds, 'round')}: {told.ending}"
        case "rounds":
            return f"After {count(run.rounds, 'round')}, the most that are run; nothing had ended it before."
    what = told.numbers.label(ending.quantity) if ending.quantity else "a condition"
    return f"In round {len(run.rows)}: `{what}` {ending.reason}, so that the run cannot go on."


def _results(told: Told) -> Iterator[str]:
    for result in told.model.results:
        value = told.run.results[result.id]
        text = told.instead.get(result.id, "") if value is None else ""
        yield from screen.paragraph(text or told.numbers.full(result.id, value), indent=2, lead=f"{result.label}:")
