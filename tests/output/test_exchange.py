"""A folder takes the place of another at once, and nothing is lost that MkDocs would keep."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest

from glossgraph.output import OccupiedError, exchange, write
from glossgraph.output.exchange import SITEMAP, begin

if TYPE_CHECKING:
    from pathlib import Path

OLD = {SITEMAP: "old", "page": "old", "gone/page": "old", "was-a-file": "old", "was-a-folder/page": "old"}

NEW = {SITEMAP: "new", "page": "new", "came/page": "new", "was-a-file/page": "new", "was-a-folder": "new"}


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def folders(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_dir()}


def build(target: Path) -> bool:
    new = begin(target)
    write(new.path, NEW)
    return new.take_place()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path / "site", OLD)
    return tmp_path / "site"


def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_exchanged", lambda *_: False)


def test_there_is_a_site_at_every_moment(site: Path) -> None:
    missed = []
    is_over = threading.Event()

    def look() -> None:
        while not is_over.is_set():
            try:
                (site / "page").read_bytes()
            except FileNotFoundError:
                missed.append("page")

    looking = threading.Thread(target=look)
    looking.start()
    for _ in range(100):
        assert build(site)
    is_over.set()
    looking.join()
    assert not missed
    assert contents(site) == NEW


@pytest.mark.parametrize("renaming", [False, True])
def test_a_site_is_replaced_with_its_permissions(renaming: bool, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if renaming:
        without_exchange(monkeypatch)
    site.chmod(0o2750)
    assert build(site)
    assert site.stat().st_mode & 0o7777 == 0o2750
    assert contents(site.parent) == {f"site/{path}": text for path, text in NEW.items()}


def test_the_first_site_can_be_read_by_others(tmp_path: Path) -> None:
    before = os.umask(0o022)
    assert build(tmp_path / "below/site")
    os.umask(before)
    assert (tmp_path / "below/site").stat().st_mode & 0o777 == 0o755


def test_hidden_files_are_kept_as_mkdocs_does(site: Path) -> None:
    write(site, {".git/config": "mine"})
    assert not build(site)
    assert contents(site) == NEW | {".git/config": "mine"}
    assert folders(site.parent) == {"site", ".git", "came", "was-a-file"}
    write(site.parent / "empty", {".git/config": "mine"})
    assert not build(site.parent / "empty")
    assert contents(site.parent / "empty") == NEW | {".git/config": "mine"}


def test_a_link_stays_a_link(site: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(site)
    assert build(tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert contents(site) == NEW
    assert {path.name for path in tmp_path.iterdir()} == {"site", "link"}


@pytest.mark.parametrize("cause", ["it is mounted", "nothing can be written beside it", "it cannot be renamed"])
def test_a_folder_that_has_to_stay_is_filled(cause: str, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if cause == "it is mounted":
        monkeypatch.setattr("os.path.ismount", lambda _: True)
    elif cause == "nothing can be written beside it":
        monkeypatch.setattr("os.access", lambda *_: False)
    else:
        without_exchange(monkeypatch)
        rename = type(site).rename

        def refused(path: Path, target: Path) -> Path:
            if path == site:
                raise PermissionError
            return rename(path, target)

        monkeypatch.setattr("pathlib.Path.rename", refused)
    inode = site.stat().st_ino
    assert not build(site)
    assert site.stat().st_ino == inode
    assert contents(site.parent) == {f"site/{path}": text for path, text in NEW.items()}
    assert folders(site.parent) == {"site", "came", "was-a-file"}


def test_an_unfinished_folder_is_removed_by_the_next_build_unless_it_is_in_use(site: Path) -> None:
    abandoned, running = begin(site), begin(site)
    assert abandoned.lock is not None
    # as the system does when a process ends
    os.close(abandoned.lock)
    begin(site).discard()
    assert not abandoned.path.exists()
    assert running.path.exists()
    running.discard()
    assert folders(site.parent) == {"site", "gone", "was-a-folder"}


def test_what_is_no_site_is_not_touched(tmp_path: Path) -> None:
    write(tmp_path, {"thesis.txt": "Mine.", "folder/thesis.txt": "Mine."})
    before = contents(tmp_path)
    for place in ("thesis.txt", "folder"):
        with pytest.raises(OccupiedError, match=place):
            begin(tmp_path / place)
    with pytest.raises(OSError, match="thesis"):
        begin(tmp_path / "thesis.txt/site")
    assert contents(tmp_path) == before


def test_a_failed_rename_puts_the_old_site_back(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_exchange(monkeypatch)
    new = begin(site)
    rename = type(site).rename

    def fails(path: Path, target: Path) -> Path:
        if path == new.path:
            raise OSError(5, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr("pathlib.Path.rename", fails)
    with pytest.raises(OSError, match="Input/output error"):
        new.take_place()
    assert contents(site.parent) == {f"site/{path}": text for path, text in OLD.items()}
