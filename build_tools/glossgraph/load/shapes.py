"""The shape of each file, as pydantic models; the schemas for editors are made from them."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue, model_validator
from pydantic_core import PydanticCustomError

from glossgraph.load.values import Address, CslType, Day, Key, LicenseId, Number, Text, license_in_full


class Shape(BaseModel):
    """Settings common to all: unknown fields are errors, and nothing is converted behind the writer's back."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)
    noun: ClassVar[str] = "the file"
    """What diagnostics call it."""


def _reason_only(value: object) -> object:
    """Let the reason stand alone: `target: Because ...` means `target: {reason: Because ...}`."""
    if value is None:
        return {}
    return {"reason": value} if not isinstance(value, (dict, EdgeShape)) else value


class EdgeShape(Shape):
    """An edge: why it holds, and what else is to be said of it."""

    noun: ClassVar[str] = "an edge"
    reason: str = Field("", description="Why the edge holds: one sentence.")
    when: Text | None = Field(None, description="The branch on which the edge is followed: drawn as `alt` in diagrams.")
    detail: Text | None = Field(None, description="Markdown: what there is to say beyond the reason.")
    sources: list[Text] = Field(default_factory=list, description="Keys of graph/references.yml.")


EdgeValue = Annotated[EdgeShape, BeforeValidator(_reason_only, json_schema_input_type=str | EdgeShape)]


class ActionShape(Shape):
    """What happens: `from`, `to` and `message`, or `at` and `state`."""

    noun: ClassVar[str] = "a step"
    may_be_empty: ClassVar[bool] = False
    source: Text | None = Field(None, alias="from", description="The actor who sends the message.")
    target: Text | None = Field(None, alias="to", description="The actor who receives the message.")
    message: Text | None = Field(None, description="What the one tells or does to the other, in a few words.")
    at: Text | None = Field(None, description="The actor whose state it is.")
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
    term: Key
    date: Text | None = None
    feedback: bool = Field(False, description="It goes back to an earlier stage: a new round begins.")


class QuestionShape(Shape):
    """A question that readers really ask."""

    noun: ClassVar[str] = "a question"
    question: Text = Field(description="The question as a reader would ask it.")
    answer: Text = Field(description="The answer in Markdown.")


class ExampleShape(Shape):
    """A worked number."""

    noun: ClassVar[str] = "an example"
    title: Text
    given: dict[str, float]
    formula: Text = Field(description="Names of `given`, numbers, + - * / ** ( ) min max sqrt log exp abs.")
    result: Number
    unit: Text | None = None
    text: Text | None = Field(None, description="Markdown: the derivation, and the assumption that matters most.")


class FigureShape(Shape):
    """A hard number with its source."""

    noun: ClassVar[str] = "a figure"
    value: Text
    what: Text
    source: Text = Field(description="A key of graph/references.yml.")


class TermShape(Shape):
    """A concept of the glossary. The file's name is its id."""

    noun: ClassVar[str] = "a term"
    label: Text = Field(description="The name of the concept, in the singular, with a capital first letter.")
    aliases: list[Text] = Field(default_factory=list, description="Other names for the same concept.")
    unlinked: list[Text] = Field(
        default_factory=list, description="Names of it, label or aliases, that prose does not link by itself."
    )
    kind: Text = Field(description="One of graph/kinds.yml.")
    stage: Text | None = Field(None, description="One of graph/stages.yml; the kind says whether it is required.")
    status: Literal["draft", "reviewed", "deprecated"] = "draft"
    replaced_by: Key | None = Field(None, description="For a deprecated term: the one to use instead.")
    definition: Text = Field(description="One sentence, at most 60 words, that does not use the label.")
    explanation: Text | None = Field(None, description="Markdown; `[[id]]` and `[[id|words]]` mention other terms.")
    boundaries: list[Text] = Field(
        default_factory=list, description="What the concept is not, or where it stops applying."
    )
    edges: dict[str, dict[str, EdgeValue]] = Field(
        default_factory=dict, description="Relation, then target, then the reason."
    )
    step: ActionShape | None = Field(None, description="How the term appears in a sequence diagram.")
    faq: list[QuestionShape] = Field(default_factory=list)
    examples: list[ExampleShape] = Field(default_factory=list)
    sequence: list[StoryItemShape] = Field(default_factory=list, description="An explicit, ordered story.")
    figures: list[FigureShape] = Field(default_factory=list)
    sources: list[Text] = Field(default_factory=list, description="Keys of graph/references.yml.")
    former_ids: list[Text] = Field(default_factory=list, description="Old ids, whose addresses must keep working.")
    allow: dict[str, Text] = Field(
        default_factory=dict, description="Exceptions: the name of a check, and why it does not apply."
    )


class KindsOf(Shape):
    """Which kinds a relation may join."""

    noun: ClassVar[str] = "`kinds`"
    source: list[Text] = Field(default_factory=list)
    target: list[Text] = Field(default_factory=list)


class RelationShape(Shape):
    """A way in which one term can bear on another."""

    noun: ClassVar[str] = "a relation"
    label: Text = Field(description="The words from source to target, such as `triggers`.")
    inverse: Text | None = Field(None, description="The words from target to source, such as `is triggered by`.")
    flow: Literal["forward", "backward", "feedback", "none"] = "none"
    description: Text | None = None
    acyclic: bool = Field(False, description="The relation alone has no cycle.")
    transitive: bool = Field(False, description="What it says of A and B, and of B and C, it says of A and C.")
    symmetric: bool = Field(False, description="Written once, shown on both sides.")
    distinguishes: bool = Field(False, description="Keeps two terms apart rather than joining them.")
    skos: Literal["broader", "narrower", "related"] | None = Field(None, description="Its property in SKOS.")
    excludes: list[Text] = Field(
        default_factory=list, description="Relations that cannot join two terms which this one joins."
    )
    kinds: KindsOf = Field(default_factory=KindsOf)

    @model_validator(mode="after")
    def _is_named_backwards(self) -> Self:
        if not (self.inverse or self.symmetric):
            raise PydanticCustomError("no_inverse", "{name}", {"name": "inverse"})
        return self


class KindShape(Shape):
    """What a term can be."""

    noun: ClassVar[str] = "a kind"
    label: Text
    stage: Literal["required", "optional", "none"] = "optional"
    role: Literal["step", "participant", "none"] = Field("none", description="What it is in a sequence diagram.")
    article: bool = Field(False, description="Its terms are read as articles: they show other terms at work.")
    description: Text | None = None


class StageShape(Shape):
    """A position in the sequence."""

    noun: ClassVar[str] = "a stage"
    id: Text
    label: Text
    description: Text | None = None


class StopShape(Shape):
    """A term on a reading path, with the line that leads to it."""

    noun: ClassVar[str] = "a stop"
    term: Key
    text: Text


class PathShape(Shape):
    """A way through the glossary for a reader with one question."""

    noun: ClassVar[str] = "a path"
    id: Text
    label: Text
    description: Text
    stops: list[StopShape]
    allow: dict[str, Text] = Field(
        default_factory=dict, description="Exceptions: the name of a check, and why it does not apply."
    )


class ReferenceShape(BaseModel):
    """A source in CSL-YAML; fields beyond id, type and title are those of CSL."""

    model_config = ConfigDict(extra="allow", strict=True)
    noun: ClassVar[str] = "a reference"

    id: Text
    type: CslType
    title: Text
    __pydantic_extra__: dict[str, JsonValue]


class ReferencesShape(Shape):
    """The file of references."""

    references: list[ReferenceShape]


class SectionShape(Shape):
    """A part of the home page."""

    noun: ClassVar[str] = "a section"
    heading: Text
    text: Text = Field(description="Markdown, with mentions.")


class PartyShape(Shape):
    """Who wrote or publishes the glossary."""

    noun: ClassVar[str] = "a name with an address"
    name: Text
    url: Address | None = Field(None, description="Their page on the web.")


class LicenseShape(Shape):
    """The terms on which others may use the glossary."""

    noun: ClassVar[str] = "a licence"
    name: Text = Field(description="What the licence is called.")
    url: Address = Field(description="The address of its text.")


LicenseValue = Annotated[
    LicenseShape, BeforeValidator(license_in_full, json_schema_input_type=LicenseId | LicenseShape)
]


class AboutShape(Shape):
    """What the glossary as a whole is called and says of itself."""

    title: Text
    description: Text
    base: str = Field(
        "urn:glossary:",
        pattern=r"^[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*$",
        description="The start of every identifier in the linked-data export.",
    )
    language: str = Field(
        "en", pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", description="The language of the texts, as in BCP 47."
    )
    start: Key | None = Field(None, description="The term with which a newcomer should begin.")
    core: list[Key] = Field(default_factory=list, description="The terms that stand for their stages on the home page.")
    sections: list[SectionShape] = Field(default_factory=list)
    publisher: PartyShape | None = Field(None, description="The organisation that publishes it, if it has a name.")
    authors: list[PartyShape] = Field(default_factory=list, description="The people who wrote it.")
    license: LicenseValue | None = Field(
        None, description="How others may use it: an SPDX identifier, or a name with the address of the text."
    )
    version: Text | None = Field(None, description='Which edition it is, as text, such as `"2.0"`.')
    created: Day | None = Field(None, description="The day on which it was begun, such as `2026-11-20`.")


FILES: dict[str, Any] = {
    "glossary": AboutShape,
    "relations": dict[str, RelationShape],
    "kinds": dict[str, KindShape],
    "stages": list[StageShape],
    "paths": list[PathShape],
    "references": ReferencesShape,
}
"""The shape of each file of `graph/`, by its stem."""
