"""What a change of models breaks for those who run them: addresses with values, `--set`, and programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diff.changes import Break, Harm
from glossgraph.model.written_model import written_model

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.model import Model


def breaks_of_models(before: Mapping[str, Model], after: Mapping[str, Model]) -> Iterator[Break]:
    """Yield what could be set or read in models that are in both, and no longer can."""
    for id_, old in before.items():
        new = after.get(id_)
        if new is not None and new is not old:
            yield from _of_parameters(old, new)
            scenarios = {scenario.id for scenario in new.scenarios}
            yield from (Break(Harm.SCENARIO, id_, one.id) for one in old.scenarios if one.id not in scenarios)
            results = {result.id for result in new.results}
            yield from (Break(Harm.RESULT, id_, one.id) for one in old.results if one.id not in results)


def _of_parameters(old: Model, new: Model) -> Iterator[Break]:
    kept = {parameter.id: parameter for parameter in new.parameters}
    was, said = written_model(old)["parameters"], written_model(new)["parameters"]
    for parameter in old.parameters:
        id_, now = parameter.id, kept.get(parameter.id)
        if now is None:
            yield Break(Harm.PARAMETER, old.id, id_)
            continue
        names = {name.casefold() for name in now.choices}
        gone = [name for name in parameter.choices if name.casefold() not in names]
        yield from (Break(Harm.CHOICE, old.id, id_, before=name) for name in gone)
        if now.choices and not parameter.choices:
            yield Break(Harm.RANGE, old.id, id_, str(was[id_]["range"]), ", ".join(now.choices))
        elif not gone and (now.lowest > parameter.lowest or now.highest < parameter.highest):
            yield Break(Harm.RANGE, old.id, id_, str(was[id_]["range"]), str(said[id_]["range"]))
