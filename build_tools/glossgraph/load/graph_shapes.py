"""The shape of each file of `graph/`, as pydantic models; the schemas for editors are made from them."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, ConfigDict, Field, JsonValue
from pydantic_core import PydanticCustomError

from glossgraph.load.name_shapes import IdentifiersShape, LabelIn
from glossgraph.load.shape import Shape
from glossgraph.load.values import (
    LANGUAGE,
    Address,
    CastName,
    CheckKey,
    CslDate,
    CslType,
    Day,
    Defines,
    ExceptionKey,
    GroupName,
    Key,
    KindName,
    Language,
    LicenseId,
    Markdown,
    PathName,
    ReferenceName,
    RelationName,
    RoleName,
    Text,
    license_in_full,
)


class KindsOf(Shape):
    """Which kinds a relation may join."""

    noun: ClassVar[str] = "`kinds`"
    source: list[KindName] = Field(default_factory=list, description="The kinds that its edges may lead from.")
    target: list[KindName] = Field(default_factory=list, description="The kinds that its edges may lead to.")


class RelationShape(Shape):
    """A way in which one term can bear on another."""

    noun: ClassVar[str] = "a relation"
    label: Text = Field(description="The words from source to target, such as `triggers`.")
    inverse: Text | None = Field(
        None, description="The words from target to source, such as `is triggered by`; without them, an arrow back."
    )
    flow: Literal["forward", "backward", "feedback", "none"] = "none"
    acyclic: bool = Field(False, description="The relation alone has no cycle.")
    transitive: bool = Field(False, description="What it says of A and B, and of B and C, it says of A and C.")
    symmetric: bool = Field(False, description="Written once, shown on both sides.")
    distinguishes: bool = Field(False, description="Keeps two terms apart rather than joining them.")
    skos: Literal["broader", "narrower", "related"] | None = Field(None, description="Its property in SKOS.")
    hierarchy: bool | None = Field(
        None,
        description="Whether one of the two terms is broader: with `skos: narrower` the source, otherwise the target. "
        "By default it is so where `skos` is `broader` or `narrower`.",
    )
    excludes: list[RelationName] = Field(
        default_factory=list, description="Relations that cannot join two terms which this one joins."
    )
    kinds: KindsOf = Field(default_factory=KindsOf)
    reason: Literal["required", "optional"] = Field("required", description="Whether its edges have to say why.")
    description: Markdown | None = None


class KindShape(Shape):
    """What a term can be."""

    noun: ClassVar[str] = "a kind"
    label: Text = Field(description="What readers see, such as `Event`.")
    plural: Text | None = Field(None, description="What a list of its terms is called, such as `Events`.")
    stage: Literal["required", "optional", "none"] = "optional"
    role: Literal["step", "participant", "none"] = Field("none", description="What it is in a sequence diagram.")
    definition: Literal["required", "optional"] = Field(
        "required", description="Whether its terms have to have a definition."
    )
    article: bool = Field(False, description="Its terms are read as articles: they show other terms at work.")
    description: Markdown | None = None


class StageShape(Shape):
    """A position in the sequence."""

    noun: ClassVar[str] = "a stage"
    id: Annotated[Text, Defines("stage")] = Field(description="What terms name it by, such as `early-signs`.")
    label: Text = Field(description="What readers see, such as `Early signs`.")
    description: Markdown | None = None


class FactShape(Shape):
    """What is the case in a setting."""

    noun: ClassVar[str] = "a fact"
    about: Text = Field(description="The heading under which settings are compared, such as `Who closes`.")
    text: Markdown = Field(description="Markdown, with mentions and citations.")
    sources: list[ReferenceName] = Field(default_factory=list, description="Keys of graph/references.yml.")


class SettingShape(Shape):
    """A place where the sequence runs, such as a market."""

    noun: ClassVar[str] = "a setting"
    id: Annotated[Text, Defines("setting")] = Field(description="What terms name it by, such as `night-market`.")
    label: Text = Field(description="What readers see, such as `Night market`.")
    description: Markdown | None = None
    cast: dict[Annotated[str, Defines("role")], CastName] = Field(
        default_factory=dict, description="Role, then the actor who has it here."
    )
    public: list[RoleName] = Field(
        default_factory=list, description="Roles at which everybody sees what happens, as a market with its price."
    )
    facts: list[FactShape] = Field(default_factory=list, description="What is the case here, to compare settings by.")


class GroupShape(Shape):
    """A collection of terms, such as a facet or a tag."""

    noun: ClassVar[str] = "a group"
    label: Text = Field(description="What readers see, such as `Percussion instruments`.")
    description: Markdown | None = None
    within: list[GroupName] = Field(default_factory=list, description="The groups that it is a part of.")
    identifiers: IdentifiersShape | None = Field(None, description="What identifies it where it comes from.")
    translations: dict[Language, LabelIn] = Field(
        default_factory=dict, description="A language, as in BCP 47, then what the group is called in it."
    )


class StopShape(Shape):
    """A term on a reading path, with the line that leads to it."""

    noun: ClassVar[str] = "a stop"
    term: Key
    text: Markdown = Field(description="The line that leads a reader to the term.")


class PathShape(Shape):
    """A way through the glossary for a reader with one question."""

    noun: ClassVar[str] = "a path"
    id: Annotated[Text, Defines("path")] = Field(
        description="The part of its address that names it, such as `first-steps`."
    )
    label: Text = Field(description="What readers see, such as `First steps`.")
    description: Markdown = Field(description="Which question of a reader it answers.")
    stops: list[StopShape] = Field(description="Its terms in order, each as `{term: its-id, text: a line}`.")
    allow: dict[ExceptionKey, Text] = Field(
        default_factory=dict, description="Exceptions: the name of a check, and why it does not apply."
    )


_DATE = "A date is like `2022-11-02`, `2022-11`, `2022` or `2020/2021`."


class ReferenceShape(Shape):
    """A source in CSL-YAML; fields beyond id, type and title are those of CSL."""

    model_config = ConfigDict(extra="allow")
    noun: ClassVar[str] = "a reference"

    id: Annotated[Text, Defines("reference")] = Field(description="What terms name it by, such as `keynes-1936`.")
    type: CslType = Field(description="A type of CSL, such as `article-journal`, `book`, `report` or `webpage`.")
    title: Text = Field(description="The title of the work.")
    issued: CslDate = Field(None, description=f"When it was published. {_DATE}")
    accessed: CslDate = Field(None, description=f"When you last saw it. {_DATE}")
    available_date: CslDate = Field(None, alias="available-date", description=_DATE)
    event_date: CslDate = Field(None, alias="event-date", description=_DATE)
    original_date: CslDate = Field(None, alias="original-date", description=_DATE)
    submitted: CslDate = Field(None, description=_DATE)
    __pydantic_extra__: dict[str, JsonValue]


class ReferencesShape(Shape):
    """The file of references."""

    references: list[ReferenceShape]


class SectionShape(Shape):
    """A part of the home page."""

    noun: ClassVar[str] = "a section"
    heading: Text = Field(description="The heading of the part.")
    text: Markdown = Field(description="Markdown, with mentions and citations.")


class DoorShape(Shape):
    """A way into the glossary for one sort of reader."""

    noun: ClassVar[str] = "a door"
    reader: Text = Field(description="Who it is for, such as `For traders`.")
    question: Text = Field(description="What they want to know, in a few words.")
    path: PathName | None = Field(None, description="The reading path on which it leads, by its id in graph/paths.yml.")
    terms: list[Key] = Field(default_factory=list, description="The terms to which it leads, the best first.")


class PartyShape(Shape):
    """Who wrote or publishes the glossary."""

    noun: ClassVar[str] = "a name with an address"
    name: Text = Field(description="The name as readers see it.")
    url: Address | None = Field(None, description="Their page on the web.")


class LicenseShape(Shape):
    """The terms on which others may use the glossary."""

    noun: ClassVar[str] = "a licence"
    name: Text = Field(description="What the licence is called.")
    url: Address = Field(description="The address of its text.")


LicenseValue = Annotated[
    LicenseShape, BeforeValidator(license_in_full, json_schema_input_type=LicenseId | LicenseShape)
]


LEVELS = ("off", "warning", "error")
"""How much the faults that a check finds can weigh."""


class HouseRuleShape(Shape):
    """How much the faults that a check finds weigh in this glossary."""

    noun: ClassVar[str] = "an entry of `checks`"
    level: Literal["off", "warning", "error"] = Field(description="One of `off`, `warning` and `error`.")
    reason: Text = Field(description="A sentence that says why.")


def _not_alone(value: object) -> object:
    """Refuse a level alone, as `missing-faq: off` is: it comes with a reason."""
    if not isinstance(value, (dict, HouseRuleShape)):
        raise PydanticCustomError("level_alone", "gives no reason")
    return value


HouseRuleValue = Annotated[HouseRuleShape, BeforeValidator(_not_alone, json_schema_input_type=HouseRuleShape)]


class RoleNameShape(Shape):
    """What those are called who have a role in a setting."""

    role: RoleName = Field(description="The role, as `cast` in graph/settings.yml names it, such as `lender`.")
    label: Text = Field(description="What readers see, such as `Who lends`.")


class AboutShape(Shape):
    """What the glossary as a whole is called and says of itself."""

    title: Text | None = Field(None, description="What the glossary is called; by default as its site.")
    description: Markdown | None = Field(None, description="What it is about, in a sentence or two.")
    base: str = Field(
        "urn:glossary:",
        pattern=r"^[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*$",
        description="The start of every identifier in the linked-data export.",
    )
    language: str = Field("en", pattern=LANGUAGE, description="The language of the texts, as in BCP 47.")
    start: Key | None = Field(None, description="The term with which a newcomer should begin.")
    core: list[Key] = Field(default_factory=list, description="The terms that stand for their stages on the home page.")
    doors: list[DoorShape] = Field(
        default_factory=list, description="The ways in that the home page offers, one for each sort of reader."
    )
    sections: list[SectionShape] = Field(default_factory=list)
    roles: list[RoleNameShape] = Field(
        default_factory=list, description="What the roles are called that settings cast, for readers."
    )
    settings_title: Text | None = Field(
        None, description="What the page is called that sets the settings side by side, if there are any."
    )
    publisher: PartyShape | None = Field(None, description="The organisation that publishes it, if it has a name.")
    authors: list[PartyShape] = Field(default_factory=list, description="The people who wrote it.")
    license: LicenseValue | None = Field(
        None, description="How others may use it: an SPDX identifier, or a name with the address of the text."
    )
    version: Text | None = Field(None, description='Which edition it is, as text, such as `"2.0"`.')
    created: Day | None = Field(None, description="The day on which it was begun, such as `2026-11-20`.")
    text: Literal["markdown", "plain"] = Field(
        "markdown",
        description="What definitions, explanations and the like are: Markdown, or words to show as they are.",
    )
    style: Literal["article", "thesaurus"] = Field(
        "article",
        description="What the checks go by: `article` where every term is explained, `thesaurus` where most are names.",
    )
    checks: dict[CheckKey, HouseRuleValue] = Field(
        default_factory=dict, description="House rules: the name of a check, how much its faults weigh, and why."
    )
