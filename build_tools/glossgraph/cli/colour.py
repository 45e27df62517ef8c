"""Whether what a command prints is coloured."""

from __future__ import annotations

import os


def is_coloured() -> bool | None:
    """Tell whether colours are asked for or refused; None leaves it to whether there is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "0") not in {"", "0"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return False if os.environ.get("TERM") == "dumb" else None
