"""What is to be written where a term lacks a field, and where in its file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.load.shapes import TermShape
from glossgraph.load.wanted import fields
from glossgraph.source.places import composed

if TYPE_CHECKING:
    from glossgraph.diagnostics import Diagnostic

_SKELETONS = {
    "label": "label: \n",
    "kind": "kind: \n",
    "stage": "stage: \n",
    "definition": "definition: >-\n  \n",
    "explanation": "explanation: |\n  \n",
    "step": "step:\n  at: \n  state: \n",
    "faq": "faq:\n  - question: \n    answer: \n",
    "replaced_by": "replaced_by: \n",
}
"""What is written for each field; what the writer is to say is left empty, so that the next check asks for it."""

_FIELD_OF_CHECK = {
    "missing-definition": "definition",
    "missing-faq": "faq",
    "missing-stage": "stage",
    "missing-step": "step",
    "missing-replacement": "replaced_by",
    "unexplained-term": "explanation",
}

_FIRST_NAME = re.compile(r"`([a-z_]+)`")


def missing_field(diagnostic: Diagnostic) -> str:
    """Return the field that a term lacks, as a check found; empty if it found something else."""
    if diagnostic.check == "missing-field" and len(diagnostic.place.path) <= 1:
        named = _FIRST_NAME.search(diagnostic.message)
        return named[1] if named and named[1] in _SKELETONS else ""
    path = diagnostic.place.path
    is_of_term = not path or path[0] in {"label", "kind", "status", "definition", "explanation"}
    return _FIELD_OF_CHECK.get(diagnostic.check, "") if is_of_term else ""


def with_field(text: str, field: str) -> tuple[int, str] | None:
    """Return where a field is to be written into the text of a term, and what; None if that is not known."""
    root = composed(text)
    if root is None or not isinstance(root.value, list) or any(key.value == field for key, _ in root.value):
        return None
    order = [*fields(TermShape)]
    before = {*order[: order.index(field)]}
    ends = [key.start_mark.line for key, _ in root.value[1:]] + [None]
    line = next((end for (key, _), end in reversed([*zip(root.value, ends, strict=True)]) if key.value in before), 0)
    lines = text.split("\n")
    if line is None:
        text = text.rstrip("\n")
        return len(text), "\n" + _SKELETONS[field].rstrip("\n")
    return sum(len(each) + 1 for each in lines[:line]), _SKELETONS[field]
