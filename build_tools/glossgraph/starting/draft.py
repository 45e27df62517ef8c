"""What is known of a term before its file is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wrote that is no value of a field: it becomes a comment of the file."""

    field: str
    """The field at which it is kept; empty if it belongs to none."""
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A term as far as it is known; what is empty is still to be filled in."""

    label: str = ""
    id: str = ""
    kind: str = ""
    stage: str = ""
    settings: tuple[str, ...] = ()
    qualifier: str = ""
    aliases: tuple[str, ...] = ()
    definition: str = ""
    explanation: str = ""
    boundaries: tuple[str, ...] = ()
    edges: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Relation, then target, then the reason."""
    question: str = ""
    answer: str = ""
    sources: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
