"""Sites as MkDocs builds them, once for all workers that test them."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import forked
from glossgraph.site.address import within

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

BAKERY = """\
site_name: Bakery
theme: {name: material, font: false}
strict: true
use_directory_urls: %s
plugins: [search, glossgraph: {root: %s, path: "%s", formats: [json, csv]}]
"""


URL = "https://bread.example/sub/"
"""The address of a site that knows it."""

AT_HOME = """\
site_name: Bread
site_url: %s
docs_dir: pages
theme: {name: material, font: false}
strict: true
plugins: [search, glossgraph: {manuals: true}]
"""


def mkdocs(config: Path, site: Path, *, strict: bool = True, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "EDIT_URI": "", "SITE_URL": ""} | variables
    command = ["mkdocs", "build", "-f", str(config), "-d", str(site)]
    command += ["--strict"] if strict else []
    return forked.runner().program(*command, environment=environment)


def bakery(folder: Path, project: Path, *, directories: bool = True, path: str = "") -> Path:
    """Make somebody else's MkDocs project, which adds the glossary to pages of its own, or to a folder of them."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text(
        f"# Our own home\n\n[Dough]({within(path, 'terms/dough.md')})\n", encoding="utf-8"
    )
    root = os.path.relpath(project / "tests/bread", folder)
    (folder / "mkdocs.yml").write_text(BAKERY % (str(directories).lower(), root, path), encoding="utf-8")
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


def git(folder: Path, *arguments: str, day: str) -> None:
    names = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", **names, "GIT_AUTHOR_DATE": f"{day}T12:00:00Z"}
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True)


def make_at_home(folder: Path, project: Path) -> None:
    """Build the bread glossary from a repository with two commits, at a known address."""
    for name in ("terms", "graph"):
        shutil.copytree(project / "tests/bread" / name, folder / name)
    (folder / "mkdocs.yml").write_text(AT_HOME % URL, encoding="utf-8")
    (folder / "pages").mkdir()
    (folder / "pages/by-hand.md").write_text("---\ndescription: Mine.\n---\n\n# By hand\n\n[x](terms/dough.md)\n")
    git(folder, "init", "-q", day="2026-05-03")
    git(folder, "add", ".", day="2026-05-03")
    git(folder, "commit", "-q", "-m", "x", day="2026-05-03")
    dough = folder / "terms/dough.yml"
    dough.write_text(dough.read_text("utf-8") + "former_ids: [batter]\n", encoding="utf-8")
    git(folder, "commit", "-q", "-a", "-m", "x", day="2026-06-07")
    done = mkdocs(folder / "mkdocs.yml", folder / "site")
    assert done.returncode == 0, done.stderr


def make_nowhere(folder: Path, project: Path) -> None:
    """Build the bread glossary outside of any repository, at no known address, into files."""
    for name in ("terms", "graph"):
        shutil.copytree(project / "tests/bread" / name, folder / "bread" / name)
    config = bakery(folder, project, directories=False)
    config.write_text(re.sub("root: [^,}]*", "root: bread", config.read_text("utf-8")), encoding="utf-8")
    done = mkdocs(config, folder / "site", GIT_CEILING_DIRECTORIES=str(folder.parent))
    assert done.returncode == 0, done.stderr


ADDRESS = "https://glossary.example/"
"""The address of the real site, as the tests build it."""

EDIT = "https://github.com/someone/glossary/edit/main/docs/"
"""Where its pages can be edited."""


def make_real(folder: Path, project: Path) -> None:
    """Build the real site, as for publication."""
    done = mkdocs(project / "mkdocs.yml", folder / "site", EDIT_URI=EDIT, SITE_URL=ADDRESS)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
