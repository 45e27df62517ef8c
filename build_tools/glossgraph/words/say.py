"""How whoever writes or draws gets plain words: from a catalogue, in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossgraph.model import Term


class Say(Protocol):
    """Returns plain words by the key of an entry of the catalogue, filled with values."""

    def __call__(self, key: str, /, **values: str | int) -> str:
        """Return the words."""
        ...


def label_of(say: Say, term: Term) -> str:
    """Return the title of a term, with a mark if it is deprecated, for places where nothing else can say so."""
    return say("status.marked", term=term.title, status=say("status.deprecated")) if term.deprecated else term.title


def enumerated(say: Say, names: Sequence[str]) -> str:
    """Return names as a list within a sentence, such as "a, b and c"."""
    beginning, last = say("list.comma").join(names[:-1]), names[-1:]
    return say("list.and").join(filter(None, [beginning, *last]))
