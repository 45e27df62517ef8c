"""The glossary in a folder as its files are now: read again when they have changed."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, TypeVar

from glossgraph import cache
from glossgraph.assistant.answering import reply
from glossgraph.assistant.published import place_of_site
from glossgraph.diagnostics import count, visible
from glossgraph.site.page import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from glossgraph.compiler import Compiled

Answer = TypeVar("Answer")

State = frozenset[tuple[str, int, int]]
"""The path of each file, when it was last changed, in nanoseconds, and its size."""

_REST = 20
"""How many times as long as a look at the files takes, the next one is put off at least."""

_PATIENCE = 3.0
"""How many seconds a question waits for files that are being read again."""

_OUTDATED = "Files of the glossary have changed, and are still being read: this answer is from before."

_LONGEST_WARNING = 300


@dataclass(frozen=True)
class Opened:
    """A glossary as it was read, whether or not it has errors."""

    site: Site
    """What pages are made from, and so what knows their addresses."""
    faults: str = ""
    """That it has errors, with the first of them; empty if it has none, so that all of its pages can be made."""
    note: str = ""
    """What else is to be said with each answer."""

    @property
    def warning(self) -> str:
        """What is to be said with each answer."""
        return " ".join(filter(None, (self.note, self.faults)))


class _Reading(Thread):
    """The reading of a glossary, which goes on while questions are answered from what was read before."""

    def __init__(self, state: State, read: Callable[[], Opened]) -> None:
        super().__init__(daemon=True)
        self.state, self._read = state, read
        self.ended = Event()
        self.opened: Opened | None = None

    def run(self) -> None:
        try:
            self.opened = self._read()
        finally:
            self.ended.set()
        # what a search needs is made while nobody waits for it
        reply(self.opened, "search", {"words": "a"})


class Folder:
    """A folder with `terms/` and `graph/`."""

    def __init__(self, root: Path, config: Path | None = None, url: str = "") -> None:
        """Read nothing yet.

        Args:
            root: The folder.
            config: The mkdocs.yml of its site, where it has one.
            url: The address of the home page of its site; by default the one that mkdocs.yml says.

        """
        self._root, self._config, self._url = root, config, url
        self._turn = Lock()
        self._reading: _Reading | None = None
        self._state: State | None = None
        self._opened: Opened | None = None
        self._next_look = 0.0

    def begin(self) -> None:
        """Begin to read the files, so that the first question need not wait as long."""
        with self._turn:
            self._look()

    def ask(self, answer: Callable[[Opened], Answer]) -> Answer:
        """Return what a function answers from the glossary as it is now.

        One is answered after the other, as what is worked out of a glossary is kept with it. The files are looked at
        again, unless that has only just been done. Where it takes long to read them, the answer is from before they
        changed, and says so.
        """
        with self._turn:
            return answer(self._current())

    def _current(self) -> Opened:
        self._look()
        reading = self._reading
        if reading and reading.ended.wait(_PATIENCE if self._opened else None):
            # what could not be read at all is not tried again until it changes
            self._state, self._opened = reading.state, reading.opened or self._opened
            self._reading = None
        if self._opened is None:
            raise RuntimeError("the glossary could not be read")
        return replace(self._opened, note=_OUTDATED) if self._reading else self._opened

    def _look(self) -> None:
        """Begin to read the files, if they have changed since they were read."""
        start = time.monotonic()
        if self._reading or start < self._next_look:
            return
        state = frozenset(self._files())
        self._next_look = time.monotonic() + _REST * (time.monotonic() - start)
        if state != self._state:
            self._reading = _Reading(state, self._read)
            self._reading.start()

    def _read(self) -> Opened:
        compiled = cache.compiled(self._root)
        place = place_of_site(self._config, self._root)
        url = f"{self._url.rstrip('/')}/" if self._url else place.url
        return Opened(Site(compiled.glossary, url, address=place.address, twin=str), _faults(compiled))

    def _files(self) -> Iterator[tuple[str, int, int]]:
        waiting = [os.fspath(self._root / name) for name in ("terms", "graph")]
        while waiting:
            try:
                with os.scandir(waiting.pop()) as entries:
                    for entry in entries:
                        status = entry.stat()
                        yield entry.path, status.st_mtime_ns, status.st_size
                        if entry.is_dir(follow_symlinks=False):
                            waiting.append(entry.path)
            except OSError:
                # it is gone, or may not be looked at, which reading it will say
                continue
        if self._config:
            try:
                status = self._config.stat()
            except OSError:
                return
            yield os.fspath(self._config), status.st_mtime_ns, status.st_size


def _faults(compiled: Compiled) -> str:
    errors = compiled.summary.errors
    if not errors:
        return ""
    first = compiled.errors().located()[0]
    place = f"{first.diagnostic.place.file}:{first.span.line}"
    what = visible(f"{place}: {first.diagnostic.message}")[:_LONGEST_WARNING]
    return f"The glossary has {count(errors, 'error')}, so something may be missing from this answer. The first: {what}"
