"""The page for those who build something on an export, whose code must run where the files are."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from glossgraph import exports
from glossgraph.exports.parts import property_graph
from glossgraph.exports.parts.writing import write
from glossgraph.text.cited import sources_of

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


@pytest.mark.parametrize("name", ["bread", "hostile"])
def test_the_list_of_files_says_how_large_each_is(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    write(request.getfixturevalue(name), tmp_path)
    files = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert {file["name"]: file["bytes"] for file in files} == {
        path.name: path.stat().st_size for path in tmp_path.iterdir() if path.name not in exports.LISTS
    }


def test_a_term_rests_on_the_same_sources_in_tables_and_graphs(glossary: Glossary) -> None:
    for term, values in zip(glossary.terms.values(), property_graph.terms(glossary), strict=True):
        assert tuple(values.get("sources", ())) == sources_of(term)
