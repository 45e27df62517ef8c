"""Files that are in their canonical form, and stay so when they change: a longer id can make a line too long."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossgraph import source
from glossgraph.editing.form import Order, formatted
from glossgraph.load.ids_in_files import shape_of

if TYPE_CHECKING:
    from glossgraph.editing.change import Change
    from glossgraph.model import Glossary


def kept_in_form(glossary: Glossary, change: Change) -> Change:
    """Return a change with those files of a glossary in their form that are so before it."""
    order = Order(glossary.relations)
    after = dict(change.after)
    for file in change.files:
        was = change.moved.get(file, file)
        old, new = change.before.get(was), after[file]
        if old is not None and new is not None and shape_of(file) is not None:
            after[file] = _as_before(was, old, new, order)
    return replace(change, after=after)


def _as_before(file: str, old: str, new: str, order: Order) -> str:
    try:
        in_form = formatted(file, new, order)
        # most stay in form without help, so that what they were need not be looked at
        return in_form if in_form == new or formatted(file, old, order) == old else new
    except source.SourceError:
        return new
