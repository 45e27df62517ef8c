"""What the shapes of all files have in common."""

from __future__ import annotations

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Shape(BaseModel):
    """Settings common to all: unknown fields are errors, and nothing is converted without a word to the writer."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        defer_build=True,
        model_title_generator=lambda shape: shape.noun,  # type: ignore[attr-defined] # every shape has one
    )
    noun: ClassVar[str] = "the file"
    """What diagnostics call it."""
    first: ClassVar[tuple[str, ...]] = ()
    """The fields that are written before those of the shape that it extends."""
