"""New files are written all or none, and never over something that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossgraph.output import create

if TYPE_CHECKING:
    from pathlib import Path


def test_new_files_are_written_with_their_folders(tmp_path: Path) -> None:
    create(tmp_path, {"a.yml": "a: ü\n", "b/c/d.yml": "d\n"})
    assert (tmp_path / "a.yml").read_bytes() == "a: ü\n".encode()
    assert (tmp_path / "b/c/d.yml").read_bytes() == b"d\n"


@pytest.mark.parametrize("there", ["file", "folder", "link"])
def test_if_one_is_there_none_is_written(there: str, tmp_path: Path) -> None:
    other = tmp_path / "b.yml"
    if there == "folder":
        other.mkdir()
    elif there == "link":
        # where it leads to must not be written either
        other.symlink_to(tmp_path / "elsewhere")
    else:
        other.write_text("mine", encoding="utf-8")
    with pytest.raises(OSError, match=r"b\.yml"):
        create(tmp_path, {"a.yml": "a", "b.yml": "b", "c.yml": "c"})
    assert [path.name for path in tmp_path.iterdir()] == ["b.yml"]
    assert there != "file" or other.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x"])
def test_nothing_is_written_outside(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    with pytest.raises(ValueError, match="leads out"):
        create(folder, {name: "a"})
    assert not list(tmp_path.rglob("x"))
