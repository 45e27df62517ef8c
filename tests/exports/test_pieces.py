"""Exports come in pieces, so that a file may be larger than the memory beside the glossary."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest

import glossgraph
from glossgraph import exports
from graphs import made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from glossgraph.model import Glossary


AS_A_WHOLE = {
    "anki": "what it makes is compressed",
    "epub": "what it makes is compressed",
    "md": "what it makes is compressed",
    "mermaid": "no flowchart is larger than Mermaid reads",
    "obsidian": "what it makes is compressed",
    "parquet": "the library that writes it makes it as a whole",
    "pdf": "the library that sets it makes it as a whole",
    "source": "what it has in memory is one file of many, and what it makes is compressed",
    "sqlite": "the library that writes it makes it as a whole",
    "xlsx": "the library that writes it makes it as a whole",
}
"""The formats of which more is in memory than a part, and why that does not matter."""


@pytest.fixture(scope="module")
def large() -> Glossary:
    return made(9, 150)


@pytest.mark.parametrize("format_", sorted({exports.name(export) for export in exports.EXPORTS} - AS_A_WHOLE.keys()))
def test_only_a_part_of_a_file_is_in_memory(format_: str, large: Glossary) -> None:
    # what is worked out of a glossary stays with it, so that only the first export needs memory for it
    length = sum(len(text) for text in exports.contents(large, [format_]).values())
    tracemalloc.start()
    for pieces in exports.export(large, [format_]).values():
        for _ in pieces:
            pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < length / 2


def test_an_export_that_fails_on_its_way_leaves_the_old_files(
    bread: Glossary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = glossgraph.Glossary.of(bread).write(tmp_path)
    old = {path: path.read_bytes() for path in written}

    def failing(_: Glossary) -> dict[str, Iterator[str]]:
        return {"glossary.ttl": (1 / 0 for _ in "x")}  # type: ignore[misc]

    monkeypatch.setattr(exports.turtle, "export", failing)
    with pytest.raises(ZeroDivisionError):
        glossgraph.Glossary.of(made(2, 3)).write(tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == old
