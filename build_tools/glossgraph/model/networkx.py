"""The library networkx, imported when something of it is first used: most checks of an edit do without it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from networkx import *  # noqa: F403
else:

    def __getattr__(name: str) -> object:
        """Return something of the library."""
        value = globals()[name] = getattr(import_module("networkx"), name)
        return value
