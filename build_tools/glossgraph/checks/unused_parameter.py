"""A parameter that changes nothing, or a quantity that nobody reads or sees.

A reader who moves a slider expects that something follows. A parameter is read by formulas, conditions or starts. A
quantity of the state or of the round is read by one that is not its own, or it is shown: in the table, a plot, a
sentence, a result, or among what is shown of each agent. Agents have a quantity, or are counted by a sum.

Fails (in `graph/models/rising-water.yml`):

```yaml
parameters:
  rain: {label: Rain in an hour, unit: m, range: [0, 2], step: 0.1, default: 0.5, term: heavy-rain}
  dike: {label: Height of the dike, unit: m, range: [1.5, 5], step: 0.5, default: 4, term: sandbags}
  wind: {label: Wind, unit: km / h, range: [0, 100], step: 5, default: 20, term: heavy-rain}
```

Fixed:

```yaml
parameters:
  rain: {label: Rain in an hour, unit: m, range: [0, 2], step: 0.1, default: 0.5, term: heavy-rain}
  dike: {label: Height of the dike, unit: m, range: [1.5, 5], step: 0.5, default: 4, term: sandbags}
```
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from glossgraph.checks.models import runnable
from glossgraph.diagnostics import Diagnostic
from glossgraph.model import once_each
from glossgraph.running import Indices, tree_of, written
from glossgraph.running.fitting import told
from glossgraph.text import rules
from glossgraph.text.braces import names_in_braces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Model


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the parameters that no formula reads, and the quantities that nothing reads or shows."""
    for model in runnable(glossary):
        yield from _of_model(model)


@once_each
def _of_model(model: Model) -> tuple[Diagnostic, ...]:
    read = _read(model)
    return (*_of_parameters(model, read), *_of_agents(model), *_of_quantities(model, read | _shown(model)))


def _of_agents(model: Model) -> Iterator[Diagnostic]:
    nodes = (node for formula in written(model) for node in ast.walk(tree_of(formula)))
    used = {rules.index_of(node) for node in nodes if isinstance(node, ast.Call) and rules.is_sum(node)}
    used |= {model.index_of(one.id) for one in (*model.state, *model.round)}
    for agents in model.agents:
        if used.isdisjoint({agents.index, agents.others} - {""}):
            message = f"no name ends in `_{agents.index}`: nothing is computed of `{agents.id}`"
            help_ = f"give them a quantity, such as `size_{agents.index}`, or remove them"
            place = model.place("agents", agents.id, part="key")
            yield Diagnostic("unused-parameter", message, place, help_)


def _of_parameters(model: Model, read: set[str]) -> Iterator[Diagnostic]:
    for parameter in model.parameters:
        if parameter.id not in read:
            message = f"nothing that is computed reads `{parameter.id}`"
            place = model.place("parameters", parameter.id, part="key")
            yield Diagnostic("unused-parameter", message, place, "use it in a formula, or remove it")


def _of_quantities(model: Model, used: set[str]) -> Iterator[Diagnostic]:
    state = {one.id for one in model.state}
    names = [("state", one.id) for one in model.state]
    names += [("round", rule.id) for rule in model.round if rule.id not in state]
    for part, name in names:
        if name not in used:
            message = f"nothing reads `{name}`, and it is shown nowhere"
            help_ = "use it in another formula, show it in `table`, or remove it"
            yield Diagnostic("unused-parameter", message, model.place(part, name, part="key"), help_)


def _read(model: Model) -> set[str]:
    """Return what the formulas of a model read, but for what each reads of itself."""
    indices = Indices.of(model)
    return {
        quantity
        for formula in written(model)
        for name, _ in rules.names(tree_of(formula))
        if (quantity := indices.quantity(name)) != formula.name
    }


def _shown(model: Model) -> set[str]:
    lines = (line for plot in model.plots for line in plot.lines)
    return {*model.table, *model.members, *lines, *(name for _, text in told(model) for name in names_in_braces(text))}
