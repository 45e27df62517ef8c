"""What the Makefile works out of where a checkout came from."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    "https://github.com/someone/glossary": "https://someone.github.io/glossary/",
    "https://github.com/someone/glossary.git": "https://someone.github.io/glossary/",
    "git@github.com:someone/glossary.git": "https://someone.github.io/glossary/",
    "git@github.com:someone/someone.github.io.git": "https://someone.github.io/",
    "https://github.com/someone/other.github.io": "https://someone.github.io/other.github.io/",
    "https://git.example/someone/glossary": "",
    "https://github.com/someone": "",
    "https://github.com.evil.example/someone/glossary": "",
    "": "",
}
"""The addresses of the home page, by where a checkout came from."""


def site_url(project: Path, folder: Path, origin: str, *arguments: str, **variables: str) -> str:
    (folder / "Makefile").write_text(f"include {project}/Makefile\nshow:\n\t@echo '$(SITE_URL)'\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    if origin:
        subprocess.run(["git", "remote", "add", "origin", origin], cwd=folder, check=True)
    environment = {name: value for name, value in os.environ.items() if name != "SITE_URL"} | variables
    command = ["make", "-s", "show", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.parametrize(("origin", "wanted"), PAGES.items())
def test_the_site_is_taken_to_be_on_the_pages_of_its_repository(
    origin: str, wanted: str, project: Path, tmp_path: Path
) -> None:
    assert site_url(project, tmp_path, origin) == wanted


def test_another_address_can_be_named(project: Path, tmp_path: Path) -> None:
    origin = "https://github.com/someone/glossary"
    mine = "https://mine.example/"
    assert site_url(project, tmp_path, origin, f"SITE_URL={mine}") == mine
    assert site_url(project, tmp_path, "", SITE_URL=mine) == mine
    # a workflow sets a variable of no value for one that is not there
    assert site_url(project, tmp_path, "", SITE_URL="") == "https://someone.github.io/glossary/"
    assert site_url(project, tmp_path, "", "SITE_URL=") == ""
