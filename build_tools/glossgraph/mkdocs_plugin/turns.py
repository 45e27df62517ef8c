"""Turns between threads: work that somebody waits for comes before work that has time."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

QUIET = 0.3
"""For how many seconds nobody must have waited before work is done that has time."""


class Turns:
    """Lets one thread at a time work."""

    def __init__(self) -> None:
        """Begin with nobody at work."""
        self._work = threading.Lock()
        self._change = threading.Condition()
        self._waiting = 0
        self._quiet_from = 0.0

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Work as soon as the others have ended their turn."""
        with self._change:
            self._waiting += 1
        try:
            with self._work:
                yield
        finally:
            with self._change:
                self._waiting -= 1
                self._quiet_from = time.monotonic() + QUIET
                self._change.notify_all()

    @contextmanager
    def in_time(self) -> Iterator[None]:
        """Work when nobody else has waited for a while. A turn should be short, as others may come to wait for it."""
        with self._change:
            while self._waiting or time.monotonic() < self._quiet_from:
                self._change.wait(QUIET)
        with self._work:
            yield
