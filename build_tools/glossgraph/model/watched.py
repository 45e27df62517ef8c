"""A glossary of which is noted what is read."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from glossgraph.model.reads import PARTS, Watched, note
from glossgraph.model.term import Term

if TYPE_CHECKING:
    from glossgraph.model import Glossary

_FIELDS = frozenset(each.name for each in fields(Term)) - {"id"}


class WatchedTerm(Term):
    """A term that notes which of its fields are read."""

    __slots__ = ()

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - of any field
        """Return an attribute; the id, by which it was found, is not noted."""
        if name in _FIELDS:
            note(("terms", object.__getattribute__(self, "id"), name))
        return object.__getattribute__(self, name)


def watched_glossary(glossary: Glossary) -> Glossary:
    """Return a glossary of whose parts, and of whose terms' fields, is noted what is read."""
    watched: Any = {part: Watched((part,), getattr(glossary, part)) for part in PARTS}
    watched["terms"] = Watched(("terms",), {id_: _watched(term) for id_, term in glossary.terms.items()})
    return replace(glossary, **watched)


def _watched(term: Term) -> WatchedTerm:
    watched = object.__new__(WatchedTerm)
    for each in fields(Term):
        object.__setattr__(watched, each.name, getattr(term, each.name))
    return watched
