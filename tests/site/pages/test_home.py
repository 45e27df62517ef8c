"""The home page says what is there, however little that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossgraph import compiler
from glossgraph.output import write
from glossgraph.site.page import Site
from glossgraph.site.pages import home, whole_map
from tiny import RELATIONS, tiny_glossary

if TYPE_CHECKING:
    from pathlib import Path

ALONE = {"terms/end.yml": tiny_glossary()["terms/end.yml"], "graph/relations.yml": RELATIONS}
APART = RELATIONS.replace("flow: forward", "distinguishes: true")


@pytest.mark.parametrize(
    ("files", "counts", "on_map"),
    [
        (ALONE, "1 term, and no connections yet.", "1 term and 0 connections."),
        (tiny_glossary(), "2 terms and 1 connection. Each term says what leads to it and", "2 terms and 1 connection."),
        (tiny_glossary() | {"graph/relations.yml": APART}, "what it is mistaken for, and each", "2 terms and"),
        (
            ALONE | {"graph/stages.yml": "- {id: one, label: One, description: The only one.}\n"},
            "1 term, and",
            "1 term in 1 stage, and",
        ),
    ],
)
def test_the_counts_promise_nothing_that_is_not_there(
    tmp_path: Path, files: dict[str, str], counts: str, on_map: str
) -> None:
    write(tmp_path, files)
    site = Site(compiler.compile_glossary(tmp_path).glossary)
    (page,), (map_page,) = home.pages(site), whole_map.pages(site)
    assert counts in page.text
    assert ("mistaken" in page.text) == ("mistaken" in counts)
    assert on_map in map_page.text
