"""The program `git`, run so that nothing in a repository or its settings can make it do more than answer."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TIMEOUT = 30
"""How many seconds git may take."""

_COMMAND = ("--no-pager", "--no-optional-locks")

_SETTINGS = (
    "core.fsmonitor=",
    "core.hooksPath=/dev/null",
    "safe.bareRepository=explicit",
    "log.showRoot=true",
    "log.showSignature=false",
)


def run_git(root: Path, arguments: tuple[str, ...], given: bytes = b"") -> bytes | None:
    """Return what git prints if it is given some input, or None if it fails."""
    program = shutil.which("git")
    if program is None:
        return None
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    # a clone that lacks contents would fetch them, by whatever program its settings name
    environment |= {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    environment |= {"GIT_NO_REPLACE_OBJECTS": "1", "LC_ALL": "C"}
    command = [program, *_COMMAND, *settings, *arguments]
    try:
        completed = subprocess.run(  # noqa: S603 - fixed words
            command,
            cwd=root,
            env=environment,
            input=given,
            capture_output=True,
            timeout=TIMEOUT,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return completed.stdout
