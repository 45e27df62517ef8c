"""What pictures ask for the words in them."""

from __future__ import annotations

from typing import Protocol


class Say(Protocol):
    """Gives plain words by the key of an entry, with values in their places."""

    def __call__(self, key: str, /, **values: str | int) -> str:
        """Return the words."""
        ...
