"""Sites as MkDocs builds them, once for all workers that test them."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

BAKERY = """\
site_name: Bakery
theme: {name: material, font: false}
strict: true
use_directory_urls: %s
plugins: [search, glossgraph: {root: %s}]
"""


def mkdocs(config: Path, site: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "EDIT_URI": "", "SITE_URL": ""} | variables
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(site)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def bakery(folder: Path, project: Path, *, directories: bool = True) -> Path:
    """Make somebody else's MkDocs project, which adds the glossary to pages of its own."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Our own home\n\n[Dough](terms/dough.md)\n", encoding="utf-8")
    root = os.path.relpath(project / "tests/bread", folder)
    (folder / "mkdocs.yml").write_text(BAKERY % (str(directories).lower(), root), encoding="utf-8")
    return folder / "mkdocs.yml"


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that `make` has filled, by whichever worker came first."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = shared / name
        if not folder.exists():
            unfinished = Path(factory.mktemp(name))
            make(unfinished)
            unfinished.rename(folder)
    return folder
