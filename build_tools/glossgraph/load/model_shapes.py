"""The shape of a model's file, as pydantic models."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Self

from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from glossgraph.load.shape import Shape
from glossgraph.load.shapes import FORMS, SourceValue
from glossgraph.load.values import ExceptionKey, Key, Markdown, Number, ReferenceName, Text
from glossgraph.model import UNREADABLE

NAME = r"^[A-Za-z][A-Za-z0-9_]*$"
"""What formulas can read as a name."""

INDEX = r"^[a-z]$"

SHARE = r"^(0|1|0?\.[0-9]+|1\.0+|0\.0+)$"
"""A number from 0 to 1."""

MOST_AGENTS = 100

MOST_ROUNDS = 400


def _name(value: str) -> str:
    if value != UNREADABLE and not re.fullmatch(NAME, value):
        raise PydanticCustomError("not_a_name", "is not a name")
    return value


Name = Annotated[Text, AfterValidator(_name), Field(json_schema_extra={"pattern": NAME})]

Index = Annotated[Text, Field(pattern=INDEX)]


def _formula(value: object) -> str:
    return FORMS[0] if isinstance(value, str | list | dict) else FORMS[1]


Formula = Annotated[Annotated[Text, Tag(FORMS[0])] | Annotated[Number, Tag(FORMS[1])], Discriminator(_formula)]
"""A formula, or a plain number."""

_FORMULA = (
    "Names, numbers, + - * / ( ), powers such as x**2, min max abs sqrt floor ceil, comparisons, `a if condition else "
    "b`, and or not, and `sum(i, x_i)` over agents; `round` is the number of the round."
)

_CONDITION = "A comparison in the names of the model, such as `sold > 0`."

_UNIT = (
    "What it is counted in, such as `USD m / share`; `%` and `×` are plain numbers, of which `%` is shown times 100."
)

_SYMBOL = "How formulas show it, such as `L` or `kappa`; without it, its name."

_TERM = "The term that says what it is."

_DIGITS = "How many decimal places people see."


class ParameterShape(Shape):
    """A number that a reader can set."""

    noun: ClassVar[str] = "a parameter"
    symbol: Name | None = Field(None, description=_SYMBOL)
    label: Text = Field(description="What readers see, such as `Requests in a round`.")
    unit: Text | None = Field(None, description=_UNIT)
    range: Annotated[list[float], Field(min_length=2, max_length=2)] = Field(
        description="The lowest and the highest value, as `[1, 30]`."
    )
    step: Annotated[float, Field(gt=0)] = Field(description="By how much a slider moves it.")
    default: float = Field(description="The value with which the page opens.")
    choices: Annotated[list[Text], Field(min_length=2, max_length=12)] = Field(
        default_factory=list,
        description="What its values are called, from the lowest to the highest, a step apart: it has no others.",
    )
    term: Key | None = Field(None, description=_TERM)
    text: Markdown | None = Field(None, description="Markdown: what a reader should know to set it.")


class AgentsShape(Shape):
    """Those of whom there are several."""

    noun: ClassVar[str] = "a sort of agents"
    index: Index = Field(description="A letter: the names of their quantities end in `_` and it, as in `debt_i`.")
    others: Index | None = Field(None, description="A second letter: a rule of each can sum over all by it.")
    label: Text = Field(description="What one of them is called, such as `Holder`.")
    count: Annotated[int, Field(ge=1, le=MOST_AGENTS)] | None = Field(None, description="How many there are.")
    names: Annotated[list[Text], Field(min_length=1, max_length=MOST_AGENTS)] = Field(
        default_factory=list, description="What each is called; instead of `count`."
    )

    @model_validator(mode="after")
    def _are_so_many(self) -> Self:
        if not self.count and not self.names:
            raise PydanticCustomError("incomplete_step", "{name}", {"name": "count"})
        if self.count and self.names:
            raise PydanticCustomError("count_and_names", "are counted twice")
        return self


def _share(value: str) -> str:
    if not re.fullmatch(SHARE, value):
        raise PydanticCustomError("not_a_share", "is not a share")
    return value


Share = Annotated[str, AfterValidator(_share), Field(json_schema_extra={"pattern": SHARE})]


class QuantilesShape(Shape):
    """How the start of agents is distributed."""

    noun: ClassVar[str] = "a distribution"
    quantiles: Annotated[dict[Share, float], Field(min_length=2)] = Field(
        description="Shares of the agents from 0 to 1, and what that share has at most; linear in between."
    )


def _start(value: object) -> str:
    if isinstance(value, list):
        return FORMS[2]
    return FORMS[3] if isinstance(value, dict | QuantilesShape) else _formula(value)


Start = Annotated[
    Annotated[Text, Tag(FORMS[0])]
    | Annotated[Number, Tag(FORMS[1])]
    | Annotated[list[float], Tag(FORMS[2])]
    | Annotated[QuantilesShape, Tag(FORMS[3])],
    Discriminator(_start),
]


class StateShape(Shape):
    """A quantity that lasts from round to round."""

    noun: ClassVar[str] = "a quantity of the state"
    symbol: Name | None = Field(None, description=_SYMBOL)
    label: Text = Field(description="What readers see, such as `Price`.")
    unit: Text | None = Field(None, description=_UNIT)
    start: Start = Field(
        description="What it is before the first round: a formula or a number, or for agents also a list with a number "
        "for each, or `{quantiles: {0: 2, 0.5: 8, 1: 25}}`."
    )
    digits: Annotated[int, Field(ge=0, le=12)] | None = Field(None, description=_DIGITS)
    never_negative: bool = Field(False, description="The check reports a run in which it falls below 0.")
    term: Key | None = Field(None, description=_TERM)


class RuleShape(Shape):
    """A rule of a round: of a quantity of the state only the formula."""

    noun: ClassVar[str] = "a rule"
    symbol: Name | None = Field(None, description=_SYMBOL)
    label: Text | None = Field(None, description="What readers see; not for a quantity of the state, which has one.")
    unit: Text | None = Field(None, description=_UNIT)
    formula: Formula = Field(description=_FORMULA)
    digits: Annotated[int, Field(ge=0, le=12)] | None = Field(None, description=_DIGITS)
    term: Key | None = Field(None, description=_TERM)


class ResultShape(Shape):
    """What is computed at the end."""

    noun: ClassVar[str] = "a result"
    symbol: Name | None = Field(None, description=_SYMBOL)
    label: Text = Field(description="What readers see, such as `Total fall`.")
    unit: Text | None = Field(None, description=_UNIT)
    formula: Formula = Field(description=_FORMULA)
    only_if: Text | None = Field(None, description=f"{_CONDITION} There is a result only if it holds.")
    otherwise: Markdown | None = Field(None, description="Markdown: what is said in its place if it does not.")
    digits: Annotated[int, Field(ge=0, le=12)] | None = Field(None, description=_DIGITS)
    term: Key | None = Field(None, description=_TERM)


_TEXT = "Markdown; names in braces stand for their numbers, as in `{price}`."


class SentenceShape(Shape):
    """A sentence with numbers, and when it is said."""

    noun: ClassVar[str] = "a sentence"
    condition: Text | None = Field(None, description=f"{_CONDITION} Without one, it is always said.")
    text: Markdown = Field(description=_TEXT)


class EndShape(SentenceShape):
    """What ends a run."""

    noun: ClassVar[str] = "an end"
    condition: Text = Field(description=f"{_CONDITION} After a round in which it holds, the run ends.")


class StopShape(Shape):
    """When a run ends."""

    noun: ClassVar[str] = "`stop`"
    rounds: Annotated[int, Field(ge=1, le=MOST_ROUNDS)] = Field(
        description=f"How many rounds are run at most, up to {MOST_ROUNDS}."
    )
    when: list[EndShape] = Field(default_factory=list, description="What ends it before, tried after each round.")


class SentencesShape(Shape):
    """What is said of a run."""

    noun: ClassVar[str] = "`sentences`"
    opening: Markdown | None = Field(None, description=f"Of the start. {_TEXT}")
    round: list[SentenceShape] = Field(
        default_factory=list, description="Of each round: the first whose condition holds."
    )


class PlotShape(Shape):
    """What is drawn over the rounds."""

    noun: ClassVar[str] = "a plot"
    title: Text
    lines: Annotated[list[Text], Field(min_length=1, max_length=4)] = Field(
        description="Names of quantities with the same unit, none of agents."
    )


class ScenarioShape(Shape):
    """Values of parameters that show something."""

    noun: ClassVar[str] = "a scenario"
    id: Text = Field(description="The part of an address that names it, such as `deep-market`.")
    label: Text = Field(description="What readers see, such as `A deep market`.")
    set: dict[str, float] = Field(description="The parameters that differ from their defaults, with their values.")
    text: Markdown | None = Field(None, description="Markdown: what it shows.")


class ExpectedShape(Shape):
    """A number that a run has to give."""

    noun: ClassVar[str] = "an expected value"
    of: Text = Field(description="A result, or with `round` any quantity.")
    value: Number = Field(description="The number, compared to the last digit that is written.")
    set: dict[str, float] = Field(default_factory=dict, description="Parameters that differ from their defaults.")
    scenario: Text | None = Field(None, description="Or the id of a scenario.")
    round: Annotated[int, Field(ge=0)] | None = Field(None, description="The round; 0 is the start.")
    member: Annotated[int, Field(ge=1)] | None = Field(None, description="Which of the agents, counted from 1.")
    source: ReferenceName | None = Field(None, description="The reference that has this number.")
    text: Markdown | None = Field(None, description="Markdown: what is computed again, and where it is from.")


class ModelShape(Shape):
    """What can be computed of terms, round by round. The file's name is its id."""

    noun: ClassVar[str] = "a model"
    label: Text = Field(description="The name of the model, with a capital first letter.")
    description: Markdown = Field(description="Markdown: what it shows, in two or three sentences.")
    explains: list[Key] = Field(default_factory=list, description="The terms from whose pages readers come to try it.")
    episodes: list[Key] = Field(default_factory=list, description="The terms that tell what happened.")
    parameters: dict[Name, ParameterShape] = Field(description="What a reader can set, by the names in formulas.")
    agents: dict[str, AgentsShape] = Field(default_factory=dict, description="Those of whom there are several.")
    state: dict[Name, StateShape] = Field(
        default_factory=dict, description="What lasts from round to round, computed in this order before the first."
    )
    round: dict[Name, RuleShape] = Field(
        default_factory=dict, description="The rules of one round, in the order in which they are computed."
    )
    stop: StopShape = Field(description="When a run ends.")
    results: dict[Name, ResultShape] = Field(
        default_factory=dict, description="What is computed once at the end, from the last values, in this order."
    )
    sentences: SentencesShape = Field(
        default_factory=lambda: SentencesShape.model_construct(opening=None, round=[]), description="How a run is told."
    )
    plots: list[PlotShape] = Field(default_factory=list, description="What is drawn over the rounds.")
    table: list[Text] = Field(default_factory=list, description="The columns of the table of rounds.")
    members: list[Text] = Field(default_factory=list, description="The quantities that are shown of each agent.")
    scenarios: list[ScenarioShape] = Field(default_factory=list, description="Settings that show something.")
    expect: list[ExpectedShape] = Field(default_factory=list, description="Numbers that runs have to give.")
    leaves_out: list[Markdown] = Field(default_factory=list, description="Markdown: what the model leaves out.")
    sources: list[SourceValue] = Field(default_factory=list, description="Keys of graph/references.yml.")
    allow: dict[ExceptionKey, Text] = Field(
        default_factory=dict, description="Exceptions: the name of a check, and why it does not apply."
    )


def formula_text(value: Any) -> str:
    """Return a formula as text: a plain number is one too."""
    return value.strip() if isinstance(value, str) else str(getattr(value, "written", value))
