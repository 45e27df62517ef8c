"""Models and their runs as values for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossgraph.model import Sort
from glossgraph.model.written import Values, filled
from glossgraph.model.written_model import written_model
from glossgraph.running import runs
from glossgraph.running.told import Told
from glossgraph.text.mentions import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glossgraph.model import Glossary, Model
    from glossgraph.running import Run
    from glossgraph.running.run import Value
    from glossgraph.source import Step


def models_of(glossary: Glossary) -> Iterator[Values]:
    """Yield every model as its file says it, and what it computes with its defaults and in each scenario."""
    for model in glossary.models.values():
        found = runs(glossary).get(model.id, {})
        told = [run_values(glossary, model, run, scenario) for scenario, run in found.items()]
        yield {**model_values(glossary, model), "runs": told}


def model_values(glossary: Glossary, model: Model) -> Values:
    """Return what the file of a model says; in its texts, mentions are plain words."""
    values = written_model(model)
    for path, text in model.texts(Sort.MARKDOWN):
        _put(values, path, on_one_line(glossary, text))
    for expected, said in zip(model.expected, values.get("expect", ()), strict=True):
        said["value"] = expected.value
    said = {"id": model.id, **values, "sources": list(model.sources), "locators": dict(model.locators)}
    return {**filled(said), "parameters": values["parameters"]}


def run_values(glossary: Glossary, model: Model, run: Run, scenario: str = "") -> Values:
    """Return what a model computed: every number of every round, and what is said of it in plain words."""
    told = Told.in_plain_words(glossary, model, run)
    ending = run.ending
    return {
        "model": model.id,
        **({"scenario": scenario} if scenario else {}),
        "parameters": dict(run.parameters),
        "rows": [{"round": number, **_listed(row)} for number, row in enumerate(run.rows)],
        "story": list(told.story),
        "ending": filled(
            {"kind": ending.kind, "text": told.ending, "quantity": ending.quantity, "reason": ending.reason}
        ),
        "results": dict(run.results),
        "instead": dict(told.instead),
    }


def _listed(row: Mapping[str, Value]) -> Values:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()}


def _put(values: Any, path: Sequence[Step], text: str) -> None:  # noqa: ANN401 - a mapping or a list
    """Put a text in the place of another one."""
    *above, last = path
    for step in above:
        values = values[step]
    values[last] = text
