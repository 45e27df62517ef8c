"""The shape of what else something is called: further names, translations, identifiers, matches and notes."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from glossgraph.load.shape import Shape
from glossgraph.load.values import Iri, Language, Markdown, Text


class NameShape(Shape):
    """A name beyond the label and the aliases."""

    noun: ClassVar[str] = "a name"
    text: Text = Field(description="The name.")
    type: Literal["admitted", "abbreviation", "spelling", "deprecated", "hidden"] = Field(
        "admitted",
        description="`admitted` and `abbreviation` are shown, `deprecated` as not to be used; `spelling` and `hidden` "
        "only lead a search to the term.",
    )
    language: Language | None = Field(None, description="Its language, as in BCP 47; by default the glossary's.")


class TranslationShape(Shape):
    """What something is called in another language."""

    noun: ClassVar[str] = "a translation"
    label: Text | None = Field(None, description="The name.")
    aliases: list[Text] = Field(default_factory=list, description="Other names.")
    definition: Markdown | None = Field(None, description="The definition, in Markdown.")


class LabelIn(Shape):
    """What a group is called in another language."""

    noun: ClassVar[str] = "a translation"
    label: Text = Field(description="The name.")


def _in_list(value: object) -> object:
    """Accept one text in place of a list of one."""
    return [value] if isinstance(value, str) else value


Notations = Annotated[list[Text], BeforeValidator(_in_list, json_schema_input_type=Text | list[Text])]


class IdentifiersShape(Shape):
    """What identifies the concept where it comes from."""

    noun: ClassVar[str] = "`identifiers`"
    iri: Iri | None = Field(None, description="Its IRI; linked data then uses it instead of one of the glossary's own.")
    notation: Notations = Field(default_factory=list, description='Its code, as text, such as `"3.7.1"`, or several.')


class MatchesShape(Shape):
    """The same or similar concepts in other vocabularies, by their IRIs."""

    noun: ClassVar[str] = "`matches`"
    exact: list[Iri] = Field(default_factory=list, description="The same concept.")
    close: list[Iri] = Field(default_factory=list, description="Nearly the same concept.")
    broad: list[Iri] = Field(default_factory=list, description="A broader concept.")
    narrow: list[Iri] = Field(default_factory=list, description="A narrower concept.")
    related: list[Iri] = Field(default_factory=list, description="A related concept.")


class NoteShape(Shape):
    """A remark."""

    noun: ClassVar[str] = "a note"
    text: Markdown = Field(description="Markdown.")
    type: Literal["general", "scope", "history", "editorial", "change", "usage"] = Field(
        "general", description="What it is about: one of the types of notes of SKOS, or `usage`."
    )
    language: Language | None = Field(None, description="Its language, as in BCP 47; by default the glossary's.")
