"""What pictures ask for the words in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class Say(Protocol):
    """Gives plain words by the key of an entry, with values in their places."""

    def __call__(self, key: str, /, **values: str | int) -> str:
        """Return the words."""
        ...


def enumerated(say: Say, names: Sequence[str]) -> str:
    """Return names as a list within a sentence, such as "a, b and c"."""
    most, last = say("list.comma").join(names[:-1]), names[-1:]
    return say("list.and").join(filter(None, [most, *last]))
