"""The page for those who build something on an export, whose code must run where the files are."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from glossgraph import exports
from glossgraph.exports.parts.writing import write

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary


@pytest.mark.parametrize("name", ["glossary", "spoons"])
def test_the_code_on_the_page_runs_from_top_to_bottom(
    name: str, request: pytest.FixtureRequest, project: Path, tmp_path: Path
) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    write(glossary, tmp_path, commit="0" * 40)
    blocks = re.findall(
        r"^```python\n(.*?)^```$", (project / "docs/using.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    command = [sys.executable, "-c", "".join(blocks)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert f"\n{len(list(tmp_path.iterdir())) - len(exports.LISTS)} files are as" in done.stdout
