"""What a reader can set of a model, and what the script of its page is given to compute and to say."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from glossgraph.running import program_json
from glossgraph.running.shown import PERCENT, with_unit
from glossgraph.site.parts.model_told import FOLD, faults
from glossgraph.text.cited import without_citations
from glossgraph.text.escape import escape_html, escape_script
from glossgraph.words.content import Picture
from glossgraph.words.prose import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Parameter
    from glossgraph.site.parts.model_rules import Rules
    from glossgraph.site.parts.model_told import Told
    from glossgraph.words.content import Link, Markdown, Place
    from glossgraph.words.slots import Slotted


class Control(NamedTuple):
    """A parameter with the attributes of its fields, in its unit, and what is said of it."""

    name: str
    label: str
    unit: str
    is_percent: bool
    lowest: str
    highest: str
    step: str
    default: str
    choices: tuple[tuple[str, str], ...]
    """The values that it can have with their names, if they have some."""
    range: str
    """From where to where it can be set, in plain words."""
    shown: str
    """The default with its unit."""
    markup: str
    """Its symbol as MathML."""
    symbol: str
    """Its symbol in plain text."""
    term: Link | None
    text: Markdown
    said: Markdown
    """The text without its citations, for where it stands a second time."""


def controls(rules: Rules) -> list[Control]:
    """Return the parameters of a model."""
    return [_control(rules, each) for each in rules.told.model.parameters]


def _control(rules: Rules, parameter: Parameter) -> Control:
    told = rules.told
    full, name, unit = told.numbers.full, parameter.id, " ".join(parameter.unit.split())
    is_percent = unit == PERCENT
    fields = (parameter.lowest, parameter.highest, parameter.step, parameter.default)
    lowest, highest, step, default = (_digits(number, is_percent=is_percent) for number in fields)
    low, high = full(name, parameter.lowest), full(name, parameter.highest)
    named = ((parameter.value_of(number), choice) for number, choice in enumerate(parameter.choices))
    choices = tuple((_digits(value, is_percent=is_percent), " ".join(choice.split())) for value, choice in named)
    range_ = ", ".join(choice for _, choice in choices) or told.words.say("models.range", low=low, high=high)
    text, said = (
        sentence(told.glossary, each, seen={parameter.term})
        for each in (parameter.text, without_citations(parameter.text))
    )
    label, shown = told.numbers.label(name), full(name, parameter.default)
    symbol, term = rules.symbol(name), rules.term(parameter)
    return Control(
        name, label, unit, is_percent, lowest, highest, step, default, choices, range_, shown, *symbol, term, text, said
    )


def _digits(number: float, *, is_percent: bool) -> str:
    """Return a number as a field of a form has it: exactly the digits of the file, of a per cent two places on."""
    exact = Decimal(repr(float(number))).scaleb(2 if is_percent else 0)
    return f"{exact.normalize():f}"


def data(told: Told) -> str:
    """Return what the script computes and how it shows it, as JSON that is safe within a script element."""
    model, say = told.model, told.words.say
    values: dict[str, Any] = {
        "program": program_json(model),
        "numbers": {
            "decimal": told.words.decimal,
            "thousands": say("number.thousands"),
            "percent": with_unit(told.words, "{number}", PERCENT),
        },
        "parameters": told.numbers.formats(part.id for part in model.parameters),
        "quantities": told.numbers.formats(dict.fromkeys(part.id for part in (*model.state, *model.round))),
        "results": told.numbers.formats(part.id for part in model.results),
        "plots": [{"title": " ".join(plot.title.split()), "lines": list(plot.lines)} for plot in model.plots],
        "table": list(model.table),
        "members": list(model.members),
        "scenarios": {each.id: dict(each.values) for each in model.scenarios},
        "faults": faults(told.words),
        "fold": FOLD,
        "language": told.words.language,
        "words": told.words.group("model-script") | {"semicolon": say("list.semicolon")},
    }
    return escape_script(json.dumps(values, ensure_ascii=False, separators=(",", ":")))


def templates(told: Told) -> Picture:
    """Return the sentences of a model as templates, with an element in the place of each number."""
    return Picture(lambda here: "\n".join(_templates(told, here)))


def _templates(told: Told, here: Place) -> Iterator[str]:
    yield _template("sentence", "start", _html(told.start, here))
    for number, each in enumerate(told.sentences):
        yield _template("sentence", str(number), _html(each, here))
    for name, each in told.endings.items():
        yield _template("ending", name, _html(each, here))
    for result in told.model.results:
        if result.otherwise:
            # a template is no place to which the list of sources could lead back
            text = sentence(told.glossary, without_citations(result.otherwise))
            yield _template("otherwise", result.id, here.html(text))


def _html(text: Slotted, here: Place) -> str:
    return text.written(here.html(text.text), lambda name: f'<span data-slot="{escape_html(name)}"></span>')


def _template(sort: str, name: str, inner: str) -> str:
    return f'<template data-{sort}="{escape_html(name)}">{inner}</template>'
