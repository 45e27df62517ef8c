"""The guide for those who write terms: its commands print what it says, from the first to the last."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from typing import TYPE_CHECKING

import building
import forked

if TYPE_CHECKING:
    from pathlib import Path

BLOCK = re.compile(r"^```(?P<language>console|yaml)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
"""Commands with what they print, or YAML."""

TERM, BEGINNING = "terms/collateral-substitution.yml", "# yaml-language-server: "
"""The file of the term that the guide writes, and how it begins there."""

DAY = "2026-11-20"


def checkout(folder: Path, project: Path) -> Path:
    """Copy the glossary into a folder, and commit it there."""
    for name in ("terms", "graph", "docs"):
        shutil.copytree(project / name, folder / name)
    for name in ("mkdocs.yml", ".gitattributes", "README.md"):
        if (project / name).exists():
            shutil.copy(project / name, folder / name)
    building.git(folder, "init", "-q", "-b", "main", day=DAY)
    building.git(folder, "add", ".", day=DAY)
    building.git(folder, "commit", "-q", "-m", "Everything", day=DAY)
    return folder


def printed(folder: Path, command: str) -> str:
    """Run a command as in a window of 100 columns, and return what it prints, without numbers that vary."""
    words = shlex.split(command)
    if words[0] == "cat":
        return (folder / words[1]).read_text(encoding="utf-8")
    environment = os.environ | {"COLUMNS": "100", "NO_COLOR": "1"}
    done = forked.runner().program(*words, cwd=folder, environment=environment)
    said = re.sub(r"\b\d+\.\d+ s\b", "0.9 s", f"{done.stdout}{done.stderr}")
    # a term more or less in the glossary is no reason to touch the guide
    return re.sub(r"^\d+ terms, [\d,]+ edges", "246 terms, 1,210 edges", said, flags=re.MULTILINE)


def test_the_commands_of_the_guide_print_what_it_says(project: Path, tmp_path: Path, *, update_golden: bool) -> None:
    guide, folder = project / "docs/contributing.md", checkout(tmp_path, project)
    text = guide.read_text(encoding="utf-8")

    def run(block: re.Match[str]) -> str:
        if block["text"].startswith(BEGINNING):
            (folder / TERM).write_text(block["text"], encoding="utf-8")
        if block["language"] == "yaml":
            return block[0]
        commands = re.findall(r"^\$ (.+)$", block["text"], re.MULTILINE)
        answers = (f"$ {command}\n{printed(folder, command)}".rstrip() + "\n" for command in commands)
        return f"```console\n{''.join(answers)}```"

    said = BLOCK.sub(run, text)
    if update_golden:
        guide.write_text(said, encoding="utf-8")
    assert text.count("\n$ ") == 9
    assert text == said
