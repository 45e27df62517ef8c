"""Changes as values for programs; `diff.schema.json` beside this module describes every field.

Within version 1 of the format, fields are only added. Fields that hold nothing are left out, except for `before` and
`after`, which say by it that there was nothing, or is nothing.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from glossgraph.diff.changes import FieldChange
from glossgraph.diff.words import marked

if TYPE_CHECKING:
    from glossgraph.diff.changes import Difference

SCHEMA = "diff.schema.json"
"""The file with the schema, in this folder."""

FORMAT_VERSION = "1.3"
"""The version of the format: its second number counts added fields, and its first one all other changes."""

_PARTS = ("breaks", "terms", "parts", "stories", "loops", "ways")

_ALWAYS = frozenset({"before", "after"})


def values(difference: Difference) -> dict[str, Any]:
    """Return a difference as values that JSON can hold."""
    return {
        "format_version": FORMAT_VERSION,
        "before": difference.before,
        "after": difference.after,
        "summary": difference.counts,
        **{part: [_values(change) for change in getattr(difference, part)] for part in _PARTS},
        "unread": list(difference.unread),
    }


def _values(change: Any) -> dict[str, Any]:  # noqa: ANN401 - of any sort
    found: dict[str, Any] = {}
    for field in fields(change):
        value = getattr(change, field.name)
        if isinstance(value, tuple):
            value = [each if isinstance(each, str) else _values(each) for each in value]
        if field.name == "is_sure":
            # what is sure needs no word
            found |= {} if value else {"guessed": True}
        elif isinstance(value, bool) or value or (field.name in _ALWAYS and not hasattr(change, "into")):
            found[field.name] = value
    if isinstance(change, FieldChange):
        found["words"] = [{"mark": str(run.mark), "text": run.text} for run in marked(change.before, change.after)]
    return found
