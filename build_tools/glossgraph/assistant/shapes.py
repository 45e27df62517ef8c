"""What tools are asked and what they answer: the shapes that they have in common."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

LONGEST_INPUT = 200
"""How many characters a name, or the words of a search, may have."""

Name = Annotated[str, Field(min_length=1, max_length=LONGEST_INPUT)]


def _briefly(schema: dict[str, Any]) -> None:
    """Leave out of a schema what every field repeats, as an assistant reads the schemas of all tools at once."""
    schema.pop("title", None)
    for field in schema.get("properties", {}).values():
        field.pop("title", None)


class Shape(BaseModel):
    """Settings common to all: the texts below fields are their descriptions in the schema."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, json_schema_extra=_briefly)


class TermNamed(Shape):
    """A term by its names."""

    id: str
    label: str


class TermFound(TermNamed):
    """A term with what it is."""

    definition: str = ""
    address: str
    """Where to read more; cite it."""


class Named(Shape):
    """A stage, kind, relation, setting or group."""

    id: str
    label: str
    description: str = ""


class EdgeTold(Shape):
    """An edge between two terms, and why it holds."""

    source: str
    """The id of a term."""
    relation: str
    target: str
    """The id of a term."""
    reads: str
    """The edge in words."""
    reason: str = ""
    when: str = ""
    """The condition on which it is followed."""
    settings: tuple[str, ...] = ()
    """The only settings in which it holds; it holds in all if none is named."""
    sources: tuple[str, ...] = ()
    """Ids of sources."""


class SourceTold(Shape):
    """A work on which an answer rests."""

    id: str
    citation: str
    url: str = ""


class Answer(Shape):
    """What every answer may have."""

    sources: tuple[SourceTold, ...] = ()
    """The works that the answer names by their ids; cite them."""
    left_out: dict[str, int] = Field(default_factory=dict)
    """How many entries of a list are left out, so that the answer is not too long."""
    warning: str = ""
    """Present if the glossary has errors, so that something may be missing."""
