"""Which entry of a file of `graph/` is meant by a name that is not its id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from glossgraph.diagnostics import Proposal, Rewrite, nearest, one_of
from glossgraph.model import Stage, name_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.diagnostics import Cure


class Entry(Protocol):
    """What has an id and a label."""

    @property
    def id(self) -> str:
        """What terms name it by."""

    @property
    def label(self) -> str:
        """What readers see."""


def propose_entry(name: str, noun: str, entries: Mapping[str, Entry]) -> str | Cure:
    """Return the help for a name that is no entry's id: the entry that is called so, or all that there are.

    The noun says what the entries are, in the singular.
    """
    if name.isdecimal():
        ordinal = next((e.id for e in entries.values() if isinstance(e, Stage) and str(e.number) == name), "")
        if ordinal:
            return f"stage {name} is `{ordinal}`: write that, or another of {one_of(entries)}"
    if meant := _called(name, entries):
        return Rewrite(f"did you mean `{meant}`?", name, meant)
    labels = {entry.label: entry.id for entry in entries.values()}
    near = "" if nearest(name, entries) else labels.get(nearest(name, labels), "")
    return Proposal(
        name, tuple(entries), f"did you mean `{near}`?" if near else f"the {noun} is one of {one_of(entries)}"
    )


def _called(name: str, entries: Mapping[str, Entry]) -> str:
    """Return the id of the entry whose id or label has the letters of a name, in the singular or in the plural."""
    key = name_key(name).removesuffix("s")
    same = (e.id for e in entries.values() if key in {name_key(n).removesuffix("s") for n in (e.id, e.label)})
    return next(same, "")
