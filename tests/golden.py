"""Comparison with files that hold what was right; `pytest --update-golden` writes them anew, to be read before use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def compare(folder: Path, found: dict[str, str], *, update: bool) -> None:
    """Fail unless a folder holds exactly these texts by their relative paths."""
    if update:
        for path in folder.rglob("*"):
            if path.is_file():
                path.unlink()
        for name, text in found.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    wanted = {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*") if p.is_file()}
    assert found.keys() == wanted.keys()
    for name, text in found.items():
        assert text == wanted[name], name
