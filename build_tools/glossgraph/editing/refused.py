"""What a change of files is refused for."""

from __future__ import annotations


class RefusedError(Exception):
    """A change that cannot be made as it was asked for; the message says why, and what would help."""
