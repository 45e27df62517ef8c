"""Files are written whole, and all or none of them, whatever happens on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossgraph.output import write

if TYPE_CHECKING:
    from pathlib import Path

UNWRITABLE = "the beginning of a new text " * 10_000 + "\ud800"
"""A text that ends in half of a character, for which UTF-8 has no form."""


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def test_what_cannot_be_written_leaves_the_old_text_and_nothing_else(tmp_path: Path) -> None:
    old = {"a.txt": "old", "b.txt": "old", "below/c.txt": "old", "d.txt": "old"}
    write(tmp_path, old)
    assert contents(tmp_path) == old
    with pytest.raises(UnicodeEncodeError):
        write(tmp_path, {"a.txt": "new", "b.txt": UNWRITABLE, "d.txt": "new"})
    assert contents(tmp_path) == old
    with pytest.raises(UnicodeEncodeError):
        write(tmp_path, {"below/c.txt": ["new", UNWRITABLE], "below/new.txt": "new"})
    assert contents(tmp_path) == old


def test_a_text_may_come_in_pieces(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": iter(["one\n", "", "two"]), "b.txt": "three"})
    assert contents(tmp_path) == {"a.txt": "one\ntwo", "b.txt": "three"}


def test_what_cannot_take_its_place_is_not_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "taken/by-a-folder").mkdir(parents=True)
    with pytest.raises(OSError, match="taken"):
        write(tmp_path, {"taken": "new"})
    assert contents(tmp_path) == {}


def test_an_interruption_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.txt": "old"})

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pathlib.Path.replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, {"a.txt": "new"})
    assert contents(tmp_path) == {"a.txt": "old"}
