"""Types and style, as the tools that know best see them."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

TOOLS = {
    "mypy": ["mypy", "--no-error-summary"],
    "ruff": ["ruff", "check", "--quiet", "--output-format", "concise", "."],
    "ruff-format": ["ruff", "format", "--check", "--quiet", "."],
}


@pytest.mark.parametrize("arguments", TOOLS.values(), ids=TOOLS)
def test_a_tool_has_nothing_to_say(arguments: list[str], project: Path) -> None:
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_ignored_rule_is_explained(project: Path) -> None:
    settings = (project / "pyproject.toml").read_text(encoding="utf-8").partition("[tool.ruff.lint]")[2]
    rules = [line for line in settings.splitlines() if line.strip().startswith('"') and "[" not in line]
    assert len(rules) > 10
    for rule in rules:
        assert "#" in rule, rule
