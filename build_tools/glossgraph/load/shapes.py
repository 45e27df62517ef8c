"""The shape of a term's file, as pydantic models; the schema for editors is made from it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from glossgraph.load.name_shapes import IdentifiersShape, MatchesShape, NameShape, NoteShape, TranslationShape
from glossgraph.load.shape import Shape
from glossgraph.load.values import (
    ActorName,
    Address,
    Day,
    Defines,
    ExceptionKey,
    GroupName,
    KeptIfWrong,
    Key,
    KindName,
    Language,
    Markdown,
    Number,
    Prose,
    ReferenceName,
    RelationKey,
    SettingKey,
    SettingName,
    StageName,
    TermKey,
    Text,
)


def _reason_only(value: object) -> object:
    """Accept a reason alone: `target: Because ...` means `target: {reason: Because ...}`."""
    if value is None:
        return {}
    return {"reason": value} if not isinstance(value, (dict, EdgeShape)) else value


class EdgeShape(Shape):
    """An edge: why it holds, and what else is to be said of it."""

    noun: ClassVar[str] = "an edge"
    reason: Annotated[str, Prose(), KeptIfWrong()] = Field("", description="Why the edge holds: one sentence.")
    when: Text | None = Field(None, description="The branch on which the edge is followed: drawn as `alt` in diagrams.")
    detail: Markdown | None = Field(None, description="Markdown: what there is to say beyond the reason.")
    sources: list[ReferenceName] = Field(default_factory=list, description="Keys of graph/references.yml.")
    settings: list[SettingName] = Field(
        default_factory=list, alias="in", description="The settings in which the edge holds; all by default."
    )


EdgeValue = Annotated[EdgeShape, BeforeValidator(_reason_only, json_schema_input_type=str | EdgeShape)]


class ActionShape(Shape):
    """What happens: `from`, `to` and `message`, or `at` and `state`."""

    noun: ClassVar[str] = "a step"
    may_be_empty: ClassVar[bool] = False
    source: ActorName | None = Field(None, alias="from", description="The actor who sends the message.")
    target: ActorName | None = Field(None, alias="to", description="The actor who receives the message.")
    message: Text | None = Field(None, description="What the one tells or does to the other, in a few words.")
    at: ActorName | None = Field(None, description="The actor whose state it is.")
    state: Text | None = Field(None, description="What holds at that actor, in a few words.")

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        exchange = {"from": self.source, "to": self.target, "message": self.message}
        condition = {"at": self.at, "state": self.state}
        given = [names for names in (exchange, condition) if any(names.values())]
        if len(given) > 1:
            raise PydanticCustomError("mixed_step", "is both an exchange and a state")
        missing = [name for names in given for name, value in names.items() if not value]
        if missing or not (given or self.may_be_empty):
            raise PydanticCustomError("incomplete_step", "{name}", {"name": (missing or ["from"])[0]})
        return self


class StoryItemShape(ActionShape):
    """One step of an explicit story; without an action of its own it shows the term's `step`."""

    noun: ClassVar[str] = "an item of a sequence"
    may_be_empty: ClassVar[bool] = True
    first: ClassVar[tuple[str, ...]] = ("term", "date")
    term: Key
    date: Text | None = Field(None, description="When it happened, as readers see it.")
    feedback: bool = Field(False, description="It goes back to an earlier stage: a new round begins.")


FORMS = ("<none>", "<one>", "<several>", "<shares>")
"""What pydantic puts into the path of a mistake in a setting's steps: it shows in which form they are written."""


def _form(value: object) -> str:
    if value is None or isinstance(value, str):
        return FORMS[0]
    return FORMS[2] if isinstance(value, list) else FORMS[1]


StepsValue = Annotated[
    Annotated[Text | None, Tag(FORMS[0])]
    | Annotated[ActionShape, Tag(FORMS[1])]
    | Annotated[list[ActionShape], Tag(FORMS[2])],
    Discriminator(_form),
]


class QuestionShape(Shape):
    """A question that readers really ask."""

    noun: ClassVar[str] = "a question"
    question: Text = Field(description="The question as a reader would ask it.")
    answer: Markdown = Field(description="The answer in Markdown.")


class SourceShape(Shape):
    """A reference, and where in it to look."""

    noun: ClassVar[str] = "a source"
    source: ReferenceName = Field(description="A key of graph/references.yml.")
    locator: Text = Field(description='Where in it, such as `"3.7.1"` or `p. 12`.')


def _source(value: object) -> str:
    # a mapping without these fields is an id with a colon in it
    is_mapping = isinstance(value, dict) and not value.keys().isdisjoint(SourceShape.model_fields)
    return FORMS[1] if is_mapping or isinstance(value, SourceShape) else FORMS[0]


SourceValue = Annotated[
    Annotated[ReferenceName, Tag(FORMS[0])] | Annotated[SourceShape, Tag(FORMS[1])], Discriminator(_source)
]


def _quantity(value: object) -> str:
    return FORMS[2] if isinstance(value, list) else FORMS[1]


Quantity = Annotated[
    Annotated[float, Tag(FORMS[1])] | Annotated[list[float], Tag(FORMS[2])],
    Discriminator(_quantity),
]


class FormulaShape(Shape):
    """A measure in symbols."""

    noun: ClassVar[str] = "a formula"
    equation: Text = Field(
        description="The symbol of the term, =, and symbols, numbers, + - * / ** ( ) min max sqrt log exp abs sum: "
        "`L = A / E`; `_` begins a subscript, Greek letters have their names, and `sum(i, w_i * r_i)` runs over `i`."
    )
    where: dict[str, Markdown] = Field(description="Each symbol on the right of =, and in Markdown what it means.")
    unit: Text | None = Field(None, description="What the result is counted in, such as `per cent`.")
    sign: Markdown | None = Field(
        None, description="Markdown, one sentence: what the sign of the result, or the side of a limit, means."
    )


class ExampleShape(Shape):
    """A worked number."""

    noun: ClassVar[str] = "an example"
    title: Text = Field(description="What is worked out, in a few words.")
    given: dict[str, Quantity] = Field(
        description="The numbers to begin with, each with a name for the formula; a list where a sum runs over it."
    )
    formula: Text | None = Field(
        None,
        description="Names of `given`, numbers, + - * / ** ( ) min max sqrt log exp abs sum; without it, the formula "
        "of the term is computed.",
    )
    result: Number = Field(description="The number that the formula gives.")
    unit: Text | None = None
    text: Markdown | None = Field(None, description="Markdown: the derivation, and the assumption that matters most.")


class FigureShape(Shape):
    """A hard number with its source."""

    noun: ClassVar[str] = "a figure"
    value: Text = Field(description='The number with its unit, in quotes, such as `"7 days"`.')
    what: Text = Field(description="What it is the number of.")
    source: ReferenceName = Field(description="A key of graph/references.yml.")


def _coined(value: object) -> str:
    return FORMS[2] if isinstance(value, str) else FORMS[1]


class TermShape(Shape):
    """A concept of the glossary. The file's name is its id."""

    noun: ClassVar[str] = "a term"
    label: Text = Field(description="The name of the concept, in the singular, with a capital first letter.")
    aliases: list[Text] = Field(default_factory=list, description="Other names for the same concept.")
    former_ids: list[Annotated[Text, Defines("former id")]] = Field(
        default_factory=list, description="Old ids, whose addresses must keep working."
    )
    unlinked: list[Text] = Field(
        default_factory=list, description="Names of it, label or aliases, that prose does not link by itself."
    )
    coined: Annotated[bool, Tag(FORMS[1])] | Annotated[Markdown, Tag(FORMS[2])] = Field(
        False,
        discriminator=Discriminator(_coined),
        description="The label is this glossary's own name: `true`, or in Markdown why it has one of its own.",
    )
    kind: Annotated[KindName, KeptIfWrong()] = Field(description="One of graph/kinds.yml.")
    stage: Annotated[StageName | None, KeptIfWrong()] = Field(
        None, description="One of graph/stages.yml; the kind says whether it is required."
    )
    status: Literal["draft", "reviewed", "deprecated"] = Field(
        "draft", description="A draft may lack some of what a finished term must have; a deprecated one is replaced."
    )
    replaced_by: Key | None = Field(None, description="For a deprecated term: the one to use instead.")
    status_reason: Markdown | None = Field(None, description="Markdown: why it has its status, if that is to be said.")
    definition: Annotated[Markdown, KeptIfWrong()] = Field(
        "", description="One sentence, at most 40 words, that does not use the label."
    )
    formula: FormulaShape | None = Field(None, description="How a measure is computed, in symbols.")
    explanation: Markdown | None = Field(None, description="Markdown; `[[id]]` and `[[id|words]]` mention other terms.")
    boundaries: list[Markdown] = Field(
        default_factory=list, description="What the concept is not, or where it stops applying."
    )
    edges: dict[RelationKey, dict[TermKey, EdgeValue]] = Field(
        default_factory=dict, description="Relation, then target, then the reason."
    )
    step: ActionShape | None = Field(None, description="How the term appears in a sequence diagram.")
    steps: dict[SettingKey, StepsValue] = Field(
        default_factory=dict,
        description="Setting, then what happens there instead: a step, a list of steps, or, if nothing does, why.",
    )
    settings: list[SettingName] = Field(
        default_factory=list, description="Keys of graph/settings.yml: where it happens, the most typical first."
    )
    loop: bool = Field(False, description="It is a loop: no story shows it without where it returns to.")
    sequence: list[StoryItemShape] = Field(default_factory=list, description="An explicit, ordered story.")
    sequences: dict[SettingKey, list[StoryItemShape]] = Field(
        default_factory=dict, description="Setting, then the explicit story of the term there."
    )
    figures: list[FigureShape] = Field(default_factory=list, description="Hard numbers, each with its source.")
    examples: list[ExampleShape] = Field(
        default_factory=list, description="Worked numbers: each is computed, and compared with its `result`."
    )
    faq: list[QuestionShape] = Field(default_factory=list, description="Questions that readers really ask.")
    sources: list[SourceValue] = Field(
        default_factory=list, description="Keys of graph/references.yml, or `{source: key, locator: ...}`."
    )
    qualifier: Text | None = Field(
        None, description="What tells it from another term of the same label, such as `planet`: shown in brackets."
    )
    names: list[NameShape] = Field(default_factory=list, description="Names of other types, or in other languages.")
    translations: dict[Language, TranslationShape] = Field(
        default_factory=dict, description="A language, as in BCP 47, then what the term is called and means in it."
    )
    identifiers: IdentifiersShape | None = Field(None, description="What identifies it where it comes from.")
    matches: MatchesShape | None = Field(None, description="The same or similar concepts in other vocabularies.")
    see_also: list[Address] = Field(default_factory=list, description="Addresses of pages about it.")
    groups: list[GroupName] = Field(default_factory=list, description="Keys of graph/groups.yml.")
    notes: list[NoteShape] = Field(default_factory=list, description="Remarks, each of a type, such as `scope`.")
    usage: list[Markdown] = Field(default_factory=list, description="Markdown: sentences in which it is used.")
    created: Day | None = Field(None, description="The day on which its entry was begun, such as `2026-11-20`.")
    modified: Day | None = Field(None, description="The day on which its entry was last changed.")
    allow: dict[ExceptionKey, Text] = Field(
        default_factory=dict, description="Exceptions: the name of a check, and why it does not apply."
    )
