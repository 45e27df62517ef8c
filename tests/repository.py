"""A repository of git, made for a test."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def git(folder: Path, *arguments: str, **variables: str) -> str:
    """Run git as nobody in particular, and return what it prints."""
    names = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", **names, **variables}
    command = ["git", "-c", "core.hooksPath=/dev/null", "-c", "commit.gpgSign=false", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def commit(folder: Path, files: Mapping[str, str | None], *, tag: str = "", day: int = 1) -> None:
    """Write files, or remove those that are None, and commit all on a day of March 2026, perhaps with a tag."""
    if not (folder / ".git").exists():
        folder.mkdir(parents=True, exist_ok=True)
        git(folder, "init", "-q", "-b", "main")
    for name, text in files.items():
        path = folder / name
        if text is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    time = f"2026-03-{day:02}T12:00:00+0000"
    git(folder, "commit", "-q", "-m", "x", GIT_AUTHOR_DATE=time, GIT_COMMITTER_DATE=time)
    if tag:
        git(folder, "tag", tag)
