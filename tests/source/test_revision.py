"""Files as git keeps them at a commit, in repositories made for the purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossgraph.source.files import MAX_BYTES
from glossgraph.source.revision import commit_of, files_at, is_shallow, names_of_commits, releases
from repository import commit, git

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    commit(tmp_path / "r", {"terms/a.yml": "label: A\n", "docs/x.md": "x"}, tag="v1.0", day=1)
    commit(tmp_path / "r", {"terms/a.yml": "label: B\n", "terms/sub/c.yaml": "label: Ç\n", "graph/kinds.yml": "{}\n"})
    return tmp_path / "r"


def test_the_files_are_those_of_the_commit(folder: Path) -> None:
    assert files_at(folder, commit_of(folder, "v1.0")) == {"terms/a.yml": b"label: A\n"}
    assert files_at(folder, commit_of(folder, "main")) == {
        "graph/kinds.yml": b"{}\n",
        "terms/a.yml": b"label: B\n",
        "terms/sub/c.yaml": "label: Ç\n".encode(),
    }


def test_a_glossary_can_be_in_a_folder_of_a_repository(tmp_path: Path) -> None:
    commit(tmp_path, {"deep/er/terms/a.yml": "label: A\n", "terms/b.yml": "label: B\n"})
    assert list(files_at(tmp_path / "deep/er", commit_of(tmp_path / "deep/er", "HEAD"))) == ["terms/a.yml"]


def test_what_a_folder_would_not_be_read_for_is_not_read(folder: Path) -> None:
    (folder / "terms/link.yml").symlink_to("/etc/passwd")
    big = "x" * (MAX_BYTES + 1)
    more = {"terms/.hidden.yml": "a", "terms/a copy.yml": "a", "terms/z copy.yml": "z", "terms/big.yml": big}
    commit(folder, {**more, "terms/x.md": "a"})
    files = files_at(folder, commit_of(folder, "HEAD"))
    assert set(files) == {"graph/kinds.yml", "terms/a.yml", "terms/sub/c.yaml", "terms/z copy.yml", "terms/big.yml"}
    assert files["terms/big.yml"] == b""


@pytest.mark.parametrize("name", ["", "nothing", "-x", "--help", "v1.0:terms/a.yml", "main\nx", "HEAD..main", "@{99}"])
def test_what_is_no_commit_has_no_hash(folder: Path, name: str) -> None:
    assert commit_of(folder, name) == ""


@pytest.mark.parametrize("name", ["main", "HEAD~1", "v1.0", "refs/tags/v1.0", "@"])
def test_names_of_commits_lead_to_them(folder: Path, name: str) -> None:
    assert commit_of(folder, name) == git(folder, "rev-parse", f"{name}^{{commit}}").strip()


def test_only_tags_that_name_editions_and_led_here_are_releases(folder: Path) -> None:
    git(folder, "tag", "-m", "x", "v2.0")
    for tag in ("nightly", "vain", "2026-03"):
        git(folder, "tag", tag)
    git(folder, "checkout", "-q", "-b", "aside", "v1.0")
    commit(folder, {"terms/a.yml": "label: Aside\n"}, tag="v3.0", day=9)
    git(folder, "checkout", "-q", "main")
    assert [release.tag for release in releases(folder)] == ["v2.0", "v1.0", "2026-03"]
    assert {release.tag: release.commit for release in releases(folder)}["v2.0"] == commit_of(folder, "main")
    assert set(names_of_commits(folder)) == {"main", "aside", "v1.0", "v2.0", "v3.0", "nightly", "vain", "2026-03"}


def test_editions_are_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    for day, tag in enumerate(["v1.9", "v1.10", "v2.0-rc1", "v2.0"], start=1):
        commit(tmp_path, {"terms/a.yml": f"label: {tag}\n"}, tag=tag, day=day)
    assert [release.tag for release in releases(tmp_path)] == ["v2.0", "v2.0-rc1", "v1.10", "v1.9"]


def test_where_there_is_no_repository_there_is_nothing(tmp_path: Path) -> None:
    assert (commit_of(tmp_path, "HEAD"), is_shallow(tmp_path), releases(tmp_path)) == ("", None, ())


def test_nothing_in_a_repository_is_run(folder: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    commit(folder, {".gitattributes": "*.yml filter=evil diff=evil\n"})
    for key in ("filter.evil.smudge", "diff.evil.textconv", "core.fsmonitor", "core.pager", "core.sshCommand"):
        git(folder, "config", key, f"touch {trap}; cat")
    before = {path: path.stat().st_mtime_ns for path in (folder / ".git").rglob("*")}
    assert files_at(folder, commit_of(folder, "HEAD"))["terms/a.yml"] == b"label: B\n"
    assert releases(folder)
    assert not trap.exists()
    assert {path: path.stat().st_mtime_ns for path in (folder / ".git").rglob("*")} == before
