"""What changed between two glossaries, as frozen data."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Status(StrEnum):
    """What became of something."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"
    MERGED = "merged"
    REORDERED = "reordered"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that a field had before, and the one that it has after; empty where there is none.

    Values are texts on one line: what a person reads of them. A field that holds several has a change for each.
    """

    field: str
    before: str
    after: str
    key: str = ""
    """Which of several values it is, such as a language or a setting; `order` where only their order changed."""


@dataclass(frozen=True, slots=True)
class EdgeChange:
    """An edge that was added, removed, or is given other reasons; ends are terms of the side on which it is."""

    status: Status
    source: str
    relation: str
    target: str
    reason: str
    """Its reason: of one that was removed, the one that it had."""
    fields: tuple[FieldChange, ...] = ()
    """Of one that was added or removed, what it says besides its reason."""


@dataclass(frozen=True, slots=True)
class TermChange:
    """What became of a term. Of one that was added or removed, `fields` is empty."""

    status: Status
    id: str
    """Its id after the change; of one that was removed or merged, the one that it had."""
    label: str
    definition: str = ""
    """Of one that was added or removed, what it is."""
    before: str = ""
    """The id that it had, if it is renamed."""
    into: str = ""
    """The id of the term with which it was merged."""
    is_sure: bool = True
    """Whether `former_ids` says that it was renamed; otherwise it looks so."""
    deprecated: bool | None = None
    """Whether it is deprecated now and was not before; False for the opposite, and None where that did not change."""
    fields: tuple[FieldChange, ...] = ()
    edges: tuple[EdgeChange, ...] = ()

    @property
    def stages(self) -> FieldChange | None:
        """The stage from which and to which it moved."""
        return next((change for change in self.fields if change.field == "stage"), None)


@dataclass(frozen=True, slots=True)
class PartChange:
    """What became of a relation, a kind, a stage, or another entry of `graph/`; `part` is the name of its file."""

    status: Status
    part: str
    id: str
    label: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryChange:
    """A story that appeared, vanished or got other steps, in some settings: the ids of the terms of its steps."""

    term: str
    settings: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoopChange:
    """A loop that an edge closes now, or closed before, or that goes another way round: the ids on the way."""

    source: str
    relation: str
    target: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WayChange:
    """A shortest way along the sequence that appeared, vanished or goes elsewhere: the ids on it."""

    path: str
    """The id of the reading path on which the one term follows the other; empty for a way from the first term."""
    start: str
    end: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class Harm(StrEnum):
    """What can break the work of others."""

    TERM = "term"
    """The id of a term vanished, and its addresses."""
    PART = "part"
    """The id of a relation, kind, stage or another entry of `graph/` vanished."""
    NAME = "name"
    """A name no longer leads to its term."""
    COMPARISON = "comparison"
    """The address of a comparison leads nowhere."""
    RELATION = "relation"
    """A relation says something else to programs."""
    IDENTIFIER = "identifier"
    """An IRI, or the start of all of them, is another one."""
    PARAMETER = "parameter"
    """A parameter of a model can no longer be set."""
    CHOICE = "choice"
    """A choice of a parameter can no longer be made."""
    RANGE = "range"
    """A parameter no longer has some of the values that it could have."""
    SCENARIO = "scenario"
    """A scenario of a model vanished."""
    RESULT = "result"
    """A result of a model vanished."""
    FORMAT = "format"
    """The export in JSON has another form."""


OF_MODELS = frozenset({Harm.PARAMETER, Harm.CHOICE, Harm.RANGE, Harm.SCENARIO, Harm.RESULT})
"""What breaks the work of those who run models."""


@dataclass(frozen=True, slots=True)
class Break:
    """Something that others may rely on, and that is not there any more."""

    harm: Harm
    subject: str
    """The id of what it is about."""
    detail: str = ""
    """Which part, name or field is meant."""
    before: str = ""
    after: str = ""
    addresses: tuple[str, ...] = ()
    """The addresses below the site that lead nowhere."""


@dataclass(frozen=True)
class Difference:
    """All that changed in meaning from one glossary to another."""

    before: str = ""
    """What the first is called, such as a revision of git."""
    after: str = ""
    terms: tuple[TermChange, ...] = ()
    parts: tuple[PartChange, ...] = ()
    stories: tuple[StoryChange, ...] = ()
    loops: tuple[LoopChange, ...] = ()
    ways: tuple[WayChange, ...] = ()
    breaks: tuple[Break, ...] = ()
    unread: tuple[str, ...] = ()
    """The files of either that cannot be read, so that nothing is said of them."""

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return bool(self.terms or self.parts or self.stories or self.loops or self.ways or self.breaks)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many changes there are of each sort of which there are any, in the order in which they are told.

        `unread` is how many files could not be read, of which nothing is told.
        """
        counts = Counter[str]()
        for term in self.terms:
            counts[f"terms-{term.status}"] += 1
            counts["terms-deprecated"] += term.deprecated is True
            counts["terms-undeprecated"] += term.deprecated is False
            counts["terms-moved"] += term.stages is not None
            counts["definitions-reworded"] += any(change.field == "definition" for change in term.fields)
            for edge in term.edges:
                counts[f"edges-{edge.status}"] += 1
        counts["parts-changed"] = len(self.parts)
        for loop in self.loops:
            counts["loops-opened" if not loop.after else "loops-closed" if not loop.before else "loops-changed"] += 1
        counts["stories-changed"] = len(self.stories)
        counts["ways-changed"] = len(self.ways)
        counts["breaks"] = len(self.breaks)
        counts["unread"] = len(self.unread)
        return {sort: counts[sort] for sort in COUNTED if counts[sort]}


COUNTED = (
    *("terms-added", "terms-removed", "terms-renamed", "terms-merged", "terms-changed", "terms-deprecated"),
    *("terms-undeprecated", "terms-moved", "definitions-reworded", "edges-added", "edges-removed", "edges-changed"),
    *("parts-changed", "stories-changed", "loops-closed", "loops-opened", "loops-changed", "ways-changed", "breaks"),
    "unread",
)
"""The sorts of changes that are counted, in the order in which they are told."""
