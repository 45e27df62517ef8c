"""The page of downloads, whose code must run as it stands there."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from folders import TESTS
from glossgraph import exports
from glossgraph.output import write
from glossgraph.site.page import Site
from glossgraph.site.publish import publish
from judging import LIBRARIES
from published import published

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary

FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

RUNS = {"python": [sys.executable, "-W", "ignore", "-c"], "sh": ["sh", "-c"]}

WITH_STAND_INS = os.environ | {"PATH": f"{TESTS / 'stand_ins'}:{os.environ['PATH']}", "NODE_PATH": str(LIBRARIES)}
"""Where programs are found: those that need a server have others in their place."""


OFFERED = {"Bread": (exports.ALL,), "Stress Flow glossary": ()}
"""The formats that the sites offer, by the titles of their glossaries: the slow ones of a small one alone."""


OF_REAL_ONE = (exports.json, exports.csv, exports.sqlite, exports.graphml)


def data_page(glossary: Glossary) -> str:
    site = Site(glossary, formats=OFFERED[glossary.about.title])
    (page,) = [page for page in publish(site).pages if page.path == "data/index.md"]
    return page.plain


def files_of(glossary: Glossary, export: exports.Export) -> dict[str, str | bytes]:
    return dict(exports.made(glossary)[exports.name(export)])


@pytest.mark.parametrize(
    ("name", "export"),
    # every format of a small glossary, and some of the real one: programs take their time to read all of it
    [*(("bread", each) for each in exports.EXPORTS), *(("glossary", each) for each in OF_REAL_ONE)],
    ids=lambda value: value if isinstance(value, str) else exports.name(value),
)
def test_the_code_on_the_page_runs_where_the_files_are(
    name: str, export: exports.Export, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    section = data_page(glossary).partition(f"\n### {export.TITLE}\n")[2].partition("\n### ")[0]
    language, code = FENCE.findall(section)[0]
    files = files_of(glossary, export)
    write(tmp_path, files)
    done = subprocess.run(
        [*RUNS[language], code], cwd=tmp_path, env=WITH_STAND_INS, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    written = {path.name for path in tmp_path.iterdir() if path.is_file()} - set(files)
    assert done.stdout.strip() or written
    for path in written:
        text = (tmp_path / path).read_bytes()
        assert re.search(b"<svg|^```mermaid\nflowchart |^%PDF", text)


def test_every_export_is_there_with_its_size_and_what_opens_it(glossary: Glossary) -> None:
    page = data_page(glossary)
    for each in exports.offered(()):
        assert f"### {each.TITLE}\n" in page
        assert f"**What opens it:** {each.OPENS}" in page
        for name, content in files_of(glossary, each).items():
            size = max(1, round(len(content.encode() if isinstance(content, str) else content) / 1000))
            assert f"[{name}]({name}) ({size:,} kB)" in page


def test_the_list_of_files_knows_every_file(bread: Glossary) -> None:
    output = published(bread)
    listed = json.loads(output.files["data/manifest.json"])
    assert (listed["title"], listed["terms"], listed["edges"]) == ("Bread", len(bread.terms), len(bread.edges))
    contents = {file: content for each in exports.offered(()) for file, content in files_of(bread, each).items()}
    assert [file["name"] for file in listed["files"]] == list(contents)
    for file in listed["files"]:
        content = contents[file["name"]]
        data = content.encode() if isinstance(content, str) else content
        assert (file["bytes"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
