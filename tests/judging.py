"""Programs written in JavaScript that judge what is exported: each is asked by a script of `judges/`."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

SCRIPTS = Path(__file__).parent / "judges"

LIBRARIES = Path(__file__).parent.parent / ".venv/judges/node_modules"


def judge(script: str, *arguments: str | Path) -> str:
    """Run a script of `judges/` with arguments, and return what it prints; a script that fails says why.

    What it requires is found in `.venv/judges`, where `make test` installs it.
    """
    node = shutil.which("node")
    assert node, "Node.js is missing; install it with: apt-get install nodejs npm (or brew install node)"
    assert LIBRARIES.is_dir(), "the judges are missing; install them with: make .venv/test.done"
    (path,) = SCRIPTS.glob(f"{script}.*js")
    command = [node, str(path), *map(str, arguments)]
    environment = os.environ | {"NODE_PATH": str(LIBRARIES)}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout
