"""The page of downloads, whose code must run as it stands there."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from glossgraph import exports
from glossgraph.output import write
from published import published

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary

FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

RUNS = {"python": [sys.executable, "-W", "ignore", "-c"], "sh": ["sh", "-c"]}


def data_page(glossary: Glossary) -> str:
    (page,) = [page for page in published(glossary).pages if page.path == "data/index.md"]
    return page.plain


@pytest.mark.parametrize("number", range(len(exports.EXPORTS)), ids=map(exports.name, exports.EXPORTS))
@pytest.mark.parametrize("name", ["glossary", "bread"])
def test_the_code_on_the_page_runs_where_the_files_are(
    name: str, number: int, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    section = data_page(glossary).split("\n## ")[1 + number]
    language, code = FENCE.findall(section)[0]
    files = re.findall(r"\]\(([\w.]+)\)", section)
    write(tmp_path, {file: exports.contents(glossary)[file] for file in files})
    done = subprocess.run([*RUNS[language], code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    written = {path.name for path in tmp_path.iterdir()} - set(files)
    assert done.stdout.strip() or written
    for path in written:
        assert re.search("<svg|^```mermaid\nflowchart ", (tmp_path / path).read_text("utf-8"))


def test_every_export_is_there_with_its_size_and_what_opens_it(glossary: Glossary) -> None:
    page = data_page(glossary)
    for each in exports.EXPORTS:
        assert f"## {each.TITLE}\n" in page
        assert f"**What opens it:** {each.OPENS}" in page
        for name, text in exports.contents(glossary, [exports.name(each)]).items():
            assert f"[{name}]({name}) ({round(len(text.encode()) / 1000):,} kB)" in page
