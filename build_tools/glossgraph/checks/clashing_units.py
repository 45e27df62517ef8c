"""Units that do not go together.

A `unit` is a product of words, with a `/` before what divides: `USD m / share`. `*` and `/` multiply and divide units,
and a square root halves them. Numbers that are added, compared, or chosen from by `min`, `max` and `if` have to be in
the same, and a formula gives what the `unit` of its quantity says. A plain number has no unit, or one that only says
how it is shown, such as `%`. A written number is plain too, but 0 is in any unit, and so is one with which something is
compared. The lines of a plot share a scale, so they are in one unit.

Fails (in `graph/models/rising-water.yml`):

```yaml
round:
  rise: {label: Rise, unit: m, digits: 2, formula: rain - level * level / 4, term: rising-river}
  level: {formula: level + rise}
```

Fixed:

```yaml
round:
  rise: {label: Rise, unit: m, digits: 2, formula: rain - level / 4, term: rising-river}
  level: {formula: level + rise}
```
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.checks.models import runnable
from glossgraph.diagnostics import Diagnostic, Related
from glossgraph.model import ROUND, once_each
from glossgraph.running import Indices, tree_of, written
from glossgraph.text.dimensions import measured
from glossgraph.text.formula_tree import part_of
from glossgraph.text.units import PLAIN, Unit, unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.diagnostics import Place
    from glossgraph.model import Glossary, Model, Parameter, Quantity
    from glossgraph.running import Written
    from glossgraph.text.dimensions import Clash


PERCENT = "%"

_PLAIN = "a plain number"


class Declared(NamedTuple):
    """The unit of a name, as it is written, and where."""

    written: str
    place: Place

    @property
    def unit(self) -> Unit:
        """What it stands for."""
        return unit(self.written)

    @property
    def is_percent(self) -> bool:
        """Whether people see it times 100."""
        return self.written == PERCENT

    @property
    def said(self) -> str:
        """What it is in, in words."""
        return f"in `{self.written}`" if self.written else _PLAIN


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the formulas that join unlike units, or give another than they should, and plots with several."""
    for model in runnable(glossary):
        yield from _of_model(model)


@once_each
def _of_model(model: Model) -> tuple[Diagnostic, ...]:
    declared = _declared(model)
    return (*_of_formulas(model, declared), *_of_plots(model, declared))


def _of_formulas(model: Model, declared: Mapping[str, Declared]) -> Iterator[Diagnostic]:
    known = _by_name(model, declared)
    names = {one.unit: one.written for one in declared.values()}
    for formula in written(model):
        found = measured(tree_of(formula), known)
        # what is written twice in a formula is told once
        yield from dict.fromkeys(_of_clash(model, formula, clash, names) for clash in found.clashes)
        right = declared.get(formula.name)
        if right and found.unit not in (None, right.unit) and not found.clashes:
            yield _of_result(model, formula, right, _number(found.unit, names), _factor(found.unit, right))


def _declared(model: Model) -> dict[str, Declared]:
    """Return the units of the names of a model, which says them once: a rule of the state has that of the state."""
    declared: dict[str, Declared] = {}
    parts: tuple[tuple[str, tuple[Parameter | Quantity, ...]], ...]
    parts = (
        ("parameters", model.parameters),
        ("state", model.state),
        ("round", model.round),
        ("results", model.results),
    )
    for part, named in parts:
        for one in named:
            place = model.place(part, one.id, "unit") if one.unit else model.place(part, one.id, part="key")
            declared.setdefault(one.id, Declared(one.unit, place))
    return declared


def _by_name(model: Model, declared: Mapping[str, Declared]) -> dict[str, Unit]:
    """Return the units by all names that formulas can read: a quantity of agents has one for each of their letters."""
    indices = Indices.of(model)
    units = {name: one.unit for name, one in declared.items()}
    for name, letter in ((name, model.index_of(name)) for name in declared):
        others = indices.by_letter[letter].others if letter else ""
        if others:
            units[f"{name.removesuffix(letter)}{others}"] = units[name]
    return units | {ROUND: PLAIN}


def _of_clash(model: Model, formula: Written, clash: Clash, names: Mapping[Unit, str]) -> Diagnostic:
    words = part_of(formula.text, clash.node)
    (one, first), (other, second) = ((part_of(formula.text, side.node), side.unit) for side in clash.sides)
    message = f"`{one}` is {_said(first, names)}, and `{other}` is {_said(second, names)}: {clash.fault}"
    help_ = "correct the formula, or the `unit` of a name in it"
    for side in clash.sides:
        if isinstance(side.node, ast.Constant):
            help_ = (
                f"correct the formula, or give the number {ast.unparse(side.node)} a name with its unit, as a parameter"
            )
    return Diagnostic("clashing-units", message, model.place(*formula.path, words=words), help_)


def _factor(found: Unit | None, right: Declared) -> str:
    """Return what to do where a formula lacks one unit of a product; nothing if it lacks more, or has one too many."""
    lacks = right.unit.over(found).parts if found is not None else ()
    if len(lacks) != 1 or lacks[0][1] != 1 or not right.written:
        return ""
    ((word, _),) = lacks
    return f"multiply it by a number in `{word}`, such as a constant in `state` (`start: 1`), or "


def _of_result(model: Model, formula: Written, right: Declared, found: str, factor: str) -> Diagnostic:
    message = f"the formula of `{formula.name}` gives {found}, and its unit is `{right.written}`"
    related = [Related("its unit", right.place)]
    if not right.written:
        message = f"the formula of `{formula.name}` gives {found}, and it has no unit"
        related.clear()
    help_ = f"{factor}correct the formula, or the `unit`"
    return Diagnostic("clashing-units", message, model.place(*formula.path), help_, tuple(related))


def _of_plots(model: Model, declared: Mapping[str, Declared]) -> Iterator[Diagnostic]:
    for number, plot in enumerate(model.plots):
        lines = [(line, name, declared[name]) for line, name in enumerate(plot.lines) if name in declared]
        for line, name, one in lines[1:]:
            _, first_name, first = lines[0]
            if (one.unit, one.is_percent) != (first.unit, first.is_percent):
                message = f"`{name}` is {one.said}, and `{first_name}` is {first.said}: they cannot share a scale"
                place = model.place("plots", number, "lines", line)
                yield Diagnostic("clashing-units", message, place, "draw it in a plot of its own")
                break


def _number(found: Unit, names: Mapping[Unit, str]) -> str:
    return _PLAIN if found == PLAIN else f"a number {_said(found, names)}"


def _said(found: Unit, names: Mapping[Unit, str]) -> str:
    return f"in `{names.get(found) or found}`" if found != PLAIN else _PLAIN
