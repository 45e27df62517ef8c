"""Models that can be run: parameters, what lasts from round to round, the rules of one round, and how they are told."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the types of fields are read when the program runs
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from glossgraph.model.part import Code, Entry, Markdown, Part, ReferenceId, TermId, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossgraph.source import Step

Derived = TypeVar("Derived")

PLAIN_UNITS = ("%", "×")
"""The units of plain numbers: they say only how people see one. A number in `%` is shown times 100."""

ROUND = "round"
"""The name under which formulas read the number of the round; that of the start is 0."""


@dataclass(frozen=True, slots=True)
class Named(Part):
    """A part that is written as the value of its name."""

    id: Code
    """Its name in formulas."""

    def path_in(self, _: int) -> tuple[Step, ...]:
        """Return the name, which is its key."""
        return (self.id,)

    def path_to(self, field: str) -> tuple[Step, ...]:
        """Return the field; its name is no value."""
        return () if field == "id" else (field,)


@dataclass(frozen=True, slots=True)
class Parameter(Named):
    """A number that a reader can set."""

    label: Words
    lowest: float
    highest: float
    step: float
    default: float
    symbol: Code = ""
    unit: Words = ""
    term: TermId = ""
    text: Markdown = ""
    choices: tuple[Words, ...] = ()
    """What its values are called, from the lowest to the highest, a step apart; it has no values between them."""

    def value_of(self, choice: int) -> float:
        """Return the value of a choice, counted from 0."""
        # as it is written: three steps of 0.1 are 0.3
        return float(f"{self.lowest + choice * self.step:.12g}")

    def choice_of(self, value: float) -> str:
        """Return what a value is called; nothing if it has no name."""
        return next((name for number, name in enumerate(self.choices) if self.value_of(number) == value), "")

    def called(self, name: str) -> float | None:
        """Return the value of the choice of a name, in capitals or not; None if there is no such choice."""
        names = [" ".join(choice.split()).casefold() for choice in self.choices]
        key = " ".join(name.split()).casefold()
        return self.value_of(names.index(key)) if key in names else None


@dataclass(frozen=True, slots=True)
class Agents(Named):
    """Those of whom there are several: their quantities end in an underscore and the index."""

    index: Code
    label: Words
    """What one of them is called."""
    count: int
    others: Code = ""
    """A second index, by which a rule of one of them reads all."""
    names: tuple[Words, ...] = ()
    """What each of them is called; none if they are numbered."""


@dataclass(frozen=True, slots=True)
class Quantity(Named):
    """What a model computes. Its formula is that of a number, and may be told what to do without one."""

    formula: Code
    label: Words = ""
    symbol: Code = ""
    unit: Words = ""
    term: TermId = ""
    digits: int | None = None
    """How many decimal places people see; without it, as many as fit the quantity."""


@dataclass(frozen=True, slots=True)
class State(Quantity):
    """A quantity that lasts from round to round; `formula` is that of its start, unless the numbers are given."""

    numbers: tuple[float, ...] = ()
    """What each agent starts with."""
    quantiles: Mapping[float, float] = field(default_factory=dict)
    """Or how the start is distributed: shares of the agents from 0 to 1, and what that share has at most."""
    never_negative: bool = False

    def path_to(self, field: str) -> tuple[Step, ...]:
        """Return the path of a field: the formula is that of its start."""
        return ("start",) if field == "formula" else Named.path_to(self, field)


@dataclass(frozen=True, slots=True)
class Result(Quantity):
    """What is computed at the end, if a condition holds."""

    only_if: Code = ""
    otherwise: Markdown = ""
    """What is said in place of the number if the condition does not hold."""


@dataclass(frozen=True, slots=True)
class Sentence(Part):
    """A sentence with names in braces for numbers, which is said if a condition holds; without one, always."""

    text: Markdown
    condition: Code = ""


@dataclass(frozen=True, slots=True)
class Plot(Part):
    """Quantities that are drawn over the rounds on one scale."""

    title: Words
    lines: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Scenario(Part):
    """Values of parameters that show something."""

    id: Code
    label: Words
    values: Mapping[str, float]
    text: Markdown = ""


@dataclass(frozen=True, slots=True)
class Expected(Part):
    """A number that a run has to give: a result, or a quantity in a round."""

    of: Code
    value: float
    written: Code
    """The value as the file writes it, with as many digits as its author gave it."""
    values: Mapping[str, float] = field(default_factory=dict)
    scenario: Code = ""
    round: int | None = None
    member: int | None = None
    """Which of the agents, counted from 1."""
    source: ReferenceId = ""
    text: Markdown = ""


class _Keeping(Entry):
    """An entry with which is kept what is worked out of it."""

    __slots__ = ("_derived",)

    if TYPE_CHECKING:
        # no field: those who look for the types of fields must not see it
        _derived: dict[object, Any]

    @property
    def derived(self) -> dict[object, Any]:
        """The results of functions of it, by the function. Only `once_each` reads and writes them."""
        try:
            kept = self._derived
        except AttributeError:
            kept = {}
            # it is frozen for everyone else
            object.__setattr__(self, "_derived", kept)
        return kept


@dataclass(frozen=True, slots=True)
class Model(_Keeping):
    """What can be computed of terms, round by round."""

    id: Code
    file: Code
    label: Words
    description: Markdown
    parameters: tuple[Parameter, ...]
    agents: tuple[Agents, ...]
    state: tuple[State, ...]
    round: tuple[Quantity, ...]
    most_rounds: int
    """How many rounds are run where nothing else stops it."""
    stop: tuple[Sentence, ...]
    """What ends a run after a round, and what is said then; each has a condition."""
    results: tuple[Result, ...] = ()
    opening: Markdown = ""
    """What is said of the start."""
    sentences: tuple[Sentence, ...] = ()
    """What is said of a round: the first whose condition holds."""
    plots: tuple[Plot, ...] = ()
    table: tuple[Code, ...] = ()
    members: tuple[Code, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    expected: tuple[Expected, ...] = ()
    explains: tuple[TermId, ...] = ()
    episodes: tuple[TermId, ...] = ()
    leaves_out: tuple[Markdown, ...] = ()
    sources: tuple[ReferenceId, ...] = ()
    locators: Mapping[str, str] = field(default_factory=dict)
    """Where in a source it is, by the id of the source."""
    allow: Mapping[str, str] = field(default_factory=dict)
    """Exceptions: the names of checks, and why they do not apply."""

    @property
    def origin(self) -> tuple[str, tuple[Step, ...]]:
        """Its file, and all of it."""
        return self.file, ()

    def path_to(self, field: str) -> tuple[Step, ...]:
        """Return the path of a field in its file."""
        paths: Mapping[str, tuple[Step, ...]] = {
            "stop": ("stop", "when"),
            "opening": ("sentences", "opening"),
            "sentences": ("sentences", "round"),
            "expected": ("expect",),
        }
        return paths.get(field, (field,))

    def index_of(self, name: str) -> str:
        """Return the index of the agents each of whom has a quantity of that name; nothing if it is one number."""
        return next((one.index for one in self.agents if name.endswith(f"_{one.index}")), "")

    def named(self, name: str) -> Parameter | Quantity | None:
        """Return the parameter, the quantity or the result of a name, or None; a quantity of the state is its state."""
        parts: tuple[Parameter | Quantity, ...] = (*self.parameters, *self.state, *self.results, *self.round)
        return next((part for part in parts if part.id == name), None)


def once_each(function: Callable[[Model], Derived]) -> Callable[[Model], Derived]:
    """Make a function of a model keep its result with the model, which stays the same while its file does.

    The result is shared, so it must not be changed.
    """

    @wraps(function)
    def cached(model: Model) -> Derived:
        if function not in model.derived:
            model.derived[function] = function(model)
        result: Derived = model.derived[function]
        return result

    return cached
