"""The validated shape of a model's file to the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph import model
from glossgraph.load.model_shapes import QuantilesShape, formula_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.load import model_shapes as shapes


def runnable(id_: str, file: str, shape: shapes.ModelShape) -> model.Model:
    """Build a model from the shape of its file."""
    return model.Model(
        id=id_,
        file=file,
        label=shape.label,
        description=shape.description.strip(),
        parameters=tuple(_parameter(name, parameter) for name, parameter in shape.parameters.items()),
        agents=tuple(_agents(name, agents) for name, agents in shape.agents.items()),
        state=tuple(_state(name, state) for name, state in shape.state.items()),
        round=tuple(_rule(name, rule) for name, rule in shape.round.items()),
        most_rounds=shape.stop.rounds,
        stop=tuple(_sentences(shape.stop.when)),
        results=tuple(_result(name, result) for name, result in shape.results.items()),
        opening=(shape.sentences.opening or "").strip(),
        sentences=tuple(_sentences(shape.sentences.round)),
        plots=tuple(model.Plot(plot.title, tuple(plot.lines)) for plot in shape.plots),
        table=tuple(shape.table),
        members=tuple(shape.members),
        scenarios=tuple(model.Scenario(s.id, s.label, s.set, (s.text or "").strip()) for s in shape.scenarios),
        expected=tuple(map(_expected, shape.expect)),
        explains=tuple(shape.explains),
        episodes=tuple(shape.episodes),
        leaves_out=tuple(text.strip() for text in shape.leaves_out),
        sources=tuple(source if isinstance(source, str) else source.source for source in shape.sources),
        locators={source.source: source.locator for source in shape.sources if not isinstance(source, str)},
        allow=shape.allow,
    )


def _parameter(name: str, shape: shapes.ParameterShape) -> model.Parameter:
    lowest, highest = shape.range
    return model.Parameter(
        id=name,
        label=shape.label,
        lowest=float(lowest),
        highest=float(highest),
        step=float(shape.step),
        default=float(shape.default),
        symbol=shape.symbol or "",
        unit=shape.unit or "",
        term=shape.term or "",
        text=(shape.text or "").strip(),
        choices=tuple(shape.choices),
    )


def _agents(name: str, shape: shapes.AgentsShape) -> model.Agents:
    return model.Agents(
        id=name,
        index=shape.index,
        label=shape.label,
        count=len(shape.names) or shape.count or 1,
        others=shape.others or "",
        names=tuple(shape.names),
    )


def _state(name: str, shape: shapes.StateShape) -> model.State:
    start = shape.start
    return model.State(
        id=name,
        formula=formula_text(start) if isinstance(start, str | int | float) else "",
        label=shape.label,
        symbol=shape.symbol or "",
        unit=shape.unit or "",
        term=shape.term or "",
        digits=shape.digits,
        numbers=tuple(map(float, start)) if isinstance(start, list) else (),
        quantiles={float(key): float(of) for key, of in start.quantiles.items()}
        if isinstance(start, QuantilesShape)
        else {},
        never_negative=shape.never_negative,
    )


def _rule(name: str, shape: shapes.RuleShape) -> model.Quantity:
    return model.Quantity(
        id=name,
        formula=formula_text(shape.formula),
        label=shape.label or "",
        symbol=shape.symbol or "",
        unit=shape.unit or "",
        term=shape.term or "",
        digits=shape.digits,
    )


def _result(name: str, shape: shapes.ResultShape) -> model.Result:
    return model.Result(
        id=name,
        formula=formula_text(shape.formula),
        label=shape.label,
        symbol=shape.symbol or "",
        unit=shape.unit or "",
        term=shape.term or "",
        digits=shape.digits,
        only_if=(shape.only_if or "").strip(),
        otherwise=(shape.otherwise or "").strip(),
    )


def _sentences(shapes_: Iterable[shapes.SentenceShape]) -> Iterable[model.Sentence]:
    return (model.Sentence(shape.text.strip(), (shape.condition or "").strip()) for shape in shapes_)


def _expected(shape: shapes.ExpectedShape) -> model.Expected:
    return model.Expected(
        of=shape.of,
        value=float(shape.value),
        written=str(getattr(shape.value, "written", shape.value)),
        values=shape.set,
        scenario=shape.scenario or "",
        round=shape.round,
        member=shape.member,
        source=shape.source or "",
        text=(shape.text or "").strip(),
    )
