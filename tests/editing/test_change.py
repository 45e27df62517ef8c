"""Files before and after a change, as a diff and on the disk."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from glossgraph.editing.change import Change
from glossgraph.output import OccupiedError

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = {"terms/a.yml": "label: A\nkind: event\n", "terms/b.yml": "label: B", "graph/new.yml": None}

AFTER = {"terms/a.yml": "label: A\nkind: condition\n", "terms/b.yml": None, "graph/new.yml": "- id: x\n"}

CHANGE = Change(BEFORE, AFTER)


def laid(root: Path) -> Path:
    (root / "terms").mkdir()
    for path in ("terms/a.yml", "terms/b.yml"):
        (root / path).write_text(BEFORE[path] or "")
    return root


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.yml")}


def test_it_is_made(tmp_path: Path) -> None:
    CHANGE.write(laid(tmp_path))
    assert files(tmp_path) == {path: text.encode() for path, text in AFTER.items() if text is not None}


def test_git_makes_of_its_diff_what_it_makes(tmp_path: Path) -> None:
    root = laid(tmp_path)
    diff = "".join(f"{line}\n" for line in CHANGE.diff())
    subprocess.run(["git", "apply", "-"], cwd=root, input=diff, text=True, check=True)
    assert files(root) == {path: text.encode() for path, text in AFTER.items() if text is not None}


def test_line_ends_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    root = laid(tmp_path)
    (root / "terms/a.yml").write_bytes(b"\xef\xbb\xbflabel: A\r\nkind: event\r\n")
    CHANGE.write(root)
    assert (root / "terms/a.yml").read_bytes() == b"\xef\xbb\xbflabel: A\r\nkind: condition\r\n"


def test_a_file_that_somebody_changed_meanwhile_stops_all(tmp_path: Path) -> None:
    root = laid(tmp_path)
    (root / "terms/b.yml").write_text("label: Bee")
    before = files(root)
    with pytest.raises(OccupiedError, match=r"b\.yml` was changed"):
        CHANGE.write(root)
    assert files(root) == before


def test_a_file_that_cannot_be_removed_undoes_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = laid(tmp_path)
    before = files(root)
    unlink = type(root).unlink

    def refused(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "b.yml":
            raise PermissionError(path)
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(type(root), "unlink", refused)
    with pytest.raises(PermissionError):
        CHANGE.write(root)
    assert files(root) == before
