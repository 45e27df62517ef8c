"""The glossary in a folder as its files are now: read again when they have changed."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from glossgraph import cache
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

_LONGEST_WARNING = 300


@dataclass(frozen=True)
class Opened:
    """A glossary as it was read, whether or not it has errors."""

    site: Site
    """What pages are made from, and so what knows their addresses."""
    warning: str
    """That it has errors, with the first of them; empty if it has none."""

    @property
    def is_sound(self) -> bool:
        """Whether it has no errors, so that all of its pages can be made."""
        return not self.warning


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
        self._state: State | None = None
        self._opened: Opened | None = None
        self._next_look = 0.0

    def ask(self, answer: Callable[[Opened], Answer]) -> Answer:
        """Return what a function answers from the glossary as it is now.

        One is answered after the other, as what is worked out of a glossary is kept with it. The files are looked at
        again, unless that has only just been done.
        """
        with self._turn:
            return answer(self._current())

    def _current(self) -> Opened:
        start = time.monotonic()
        if self._opened and start < self._next_look:
            return self._opened
        state = frozenset(self._files())
        self._next_look = time.monotonic() + _REST * (time.monotonic() - start)
        if self._opened is None or state != self._state:
            self._opened, self._state = self._read(), state
        return self._opened

    def _read(self) -> Opened:
        compiled = cache.compiled(self._root)
        place = place_of_site(self._config, self._root)
        url = f"{self._url.rstrip('/')}/" if self._url else place.url
        return Opened(Site(compiled.glossary, url, address=place.address, twin=str), _warning(compiled))

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


def _warning(compiled: Compiled) -> str:
    errors = compiled.summary.errors
    if not errors:
        return ""
    first = compiled.errors().located()[0]
    place = f"{first.diagnostic.place.file}:{first.span.line}"
    what = visible(f"{place}: {first.diagnostic.message}")[:_LONGEST_WARNING]
    return f"The glossary has {count(errors, 'error')}, so something may be missing from this answer. The first: {what}"
