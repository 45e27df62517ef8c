"""The folder where this program keeps what it has worked out: nothing that it could not work out again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from glossgraph.output import digest

VARIABLE = "GLOSSGRAPH_CACHE"
"""The environment variable that names the folder, or says `off`."""


def cache_folder(target: Path) -> Path | None:
    """Return the folder for what is known of a site; none where nothing is to be kept.

    What is kept is trusted: it ends up in the site. So it is never kept where somebody else can have filled it.
    """
    named = os.environ.get(VARIABLE, "")
    if named == "off":
        return None
    try:
        return (Path(named) if named else _usual()) / "glossgraph" / digest(os.fsencode(target.resolve()))
    except (OSError, RuntimeError):
        # there is no home
        return None


def _usual() -> Path:
    """Return where programs of this user keep such things (https://specifications.freedesktop.org/basedir-spec)."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches"
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".cache"
