"""A check that uses what earlier ones found out says what a check without it says, and does little for it."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from random import Random
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from changed import change
from glossgraph import cache
from glossgraph.cli import main
from glossgraph.output import private
from glossgraph.output.private import Private
from glossgraph.source.snapshot import snapshot

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {"glossgraph.compiler", "glossgraph.checks", "glossgraph.load", "glossgraph.model"}

LIBRARIES = {"jinja2", "markdown", "mkdocs", "networkx", "pydantic", "yaml"}

RUN = """
import sys
from glossgraph import source
from glossgraph.cli import main

parsed = []

def counted(text):
    parsed.append(text)
    return parse(text)

if {counts}:
    parse, source.parse = source.parse, counted
main({arguments}, standalone_mode=False)
print(len(parsed), *sys.modules, file=sys.stderr)
"""


@pytest.fixture
def root(project: Path, tmp_path: Path) -> Path:
    root = tmp_path / "glossary"
    for name in ("terms", "graph"):
        shutil.copytree(project / "tests/bread" / name, root / name)
    return root


@pytest.fixture(autouse=True)
def own_caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "caches"
    monkeypatch.setenv(cache.VARIABLE, str(folder))
    return folder


def report(root: Path, *options: str) -> str:
    done = CliRunner().invoke(main, ["check", "--root", str(root), "--format", "json", *options])
    assert done.exit_code in {0, 1}, done.output
    return done.output


def add(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, encoding="utf-8")


def kept(folder: Path) -> dict[str, Path]:
    return {path.name: path for path in folder.rglob("*") if path.is_file()}


def check_in_a_process(root: Path, *, counts: bool) -> tuple[int, set[str]]:
    """Return the number of files that a check parses, and the modules that it imports."""
    code = RUN.format(arguments=["check", "--root", str(root)], counts=counts)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    parsed, *modules = done.stderr.splitlines()[-1].split()
    return int(parsed), set(modules)


@pytest.mark.parametrize("seed", range(6))
def test_a_check_with_a_cache_says_the_same(seed: int, root: Path) -> None:
    random = Random(seed)
    before = shutil.copytree(root, root.with_name("before"))
    for number in range(12):
        options = ["--strict"] if random.random() < 0.2 else []
        found = report(root, "--no-cache", *options)
        assert report(root, *options) == found, number
        assert report(root, *options) == found, number
        if number % 4 == 3:
            shutil.rmtree(root)
            shutil.copytree(before, root)
        else:
            change(root, random)


def test_what_has_not_changed_is_neither_parsed_nor_checked(root: Path) -> None:
    files = len(list(root.rglob("*.yml")))
    assert check_in_a_process(root, counts=True)[0] == files
    _, modules = check_in_a_process(root, counts=False)
    assert "glossgraph.cache" in modules
    assert not modules & (HEAVY | LIBRARIES)
    add(root / "terms/dough.yml", "# kneaded\n")
    assert check_in_a_process(root, counts=True)[0] == 1
    assert check_in_a_process(root, counts=True)[0] == 0


def test_after_an_edit_of_prose_the_graph_is_not_looked_at(root: Path) -> None:
    assert "networkx" in check_in_a_process(root, counts=False)[1]
    file = root / "terms/dough.yml"
    file.write_text(file.read_text("utf-8").replace("A batter is", "Batter is"), encoding="utf-8")
    modules = check_in_a_process(root, counts=False)[1]
    assert "glossgraph.compiler" in modules
    assert not modules & {"networkx", "glossgraph.load.repaired", "glossgraph.source.guesses"}


def test_findings_are_kept_with_their_places(root: Path) -> None:
    (root / "terms/dough.yml").write_text("label: Dough\nkind: nothing\nlabel: Again\n", encoding="utf-8")
    found = report(root, "--no-cache")
    assert [report(root), report(root)] == [found, found]
    assert "duplicate-key" in found


def test_without_a_cache_nothing_is_kept(root: Path, own_caches: Path) -> None:
    report(root, "--no-cache")
    assert not own_caches.exists()
    report(root)
    assert "report" in kept(own_caches)


def test_another_day_is_another_check(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    about = root / "graph/glossary.yml"
    level = "checks:\n  stale-reference: {level: error, reason: Links go away.}\n"
    about.write_text(about.read_text("utf-8").replace("checks:\n", level), encoding="utf-8")
    for day in ("1040000000", "4000000000", "1040000000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        assert report(root) == report(root, "--no-cache"), day
        assert ("stale-reference" in report(root)) == day.startswith("4")


@pytest.mark.parametrize("damage", ["cut", "spoiled", "emptied", "removed", "a link", "a folder"])
def test_what_is_damaged_is_ignored_and_written_again(damage: str, root: Path, own_caches: Path) -> None:
    found = report(root)
    whole = {name: path.read_bytes() for name, path in kept(own_caches).items()}
    for path in kept(own_caches).values():
        data = path.read_bytes()
        path.unlink()
        if damage in {"cut", "spoiled", "emptied"}:
            path.write_bytes({"cut": data[:-1], "spoiled": data[:-1] + bytes([data[-1] ^ 1]), "emptied": b""}[damage])
            path.chmod(0o600)
        elif damage == "a link":
            path.symlink_to(root / "terms/dough.yml")
        elif damage == "a folder":
            path.mkdir()
    assert report(root) == found
    if damage != "a folder":
        assert {name: path.read_bytes() for name, path in kept(own_caches).items()}.keys() == whole.keys()
    assert report(root) == found


class Trap:
    """Something that notes that it was read."""

    def __init__(self, note: Path) -> None:
        self.note = note

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.note),)


@pytest.mark.parametrize("open_to_others", ["the file", "the folder", "the folder above", "nothing"])
def test_only_what_nobody_else_can_have_written_is_read(open_to_others: str, root: Path, own_caches: Path) -> None:
    report(root)
    note = root.with_name("note")
    path = kept(own_caches)["part-0"]
    program = path.read_bytes()[32:64]
    Private(path.parent).write("part-0", program + pickle.dumps({"terms/dough.yml": (b"", Trap(note))}))
    places = {"the file": path, "the folder": path.parent, "the folder above": path.parent.parent, "nothing": None}
    if place := places[open_to_others]:
        place.chmod(place.stat().st_mode | 0o020)
    add(root / "terms/dough.yml", "# kneaded\n")
    report(root)
    assert note.exists() == (open_to_others == "nothing")


def test_what_is_in_the_repository_is_not_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root.parent / ".git").mkdir()
    for folder in (root / "caches", root.parent / "caches"):
        monkeypatch.setenv(cache.VARIABLE, str(folder))
        report(root)
        assert not folder.exists()


def test_without_a_home_or_room_the_check_is_made_all_the_same(
    root: Path, own_caches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = report(root, "--no-cache")
    own_caches.write_text("in the way", encoding="utf-8")
    assert report(root) == found
    monkeypatch.setenv(cache.VARIABLE, "/proc/nowhere")
    assert report(root) == found
    monkeypatch.delenv(cache.VARIABLE)
    monkeypatch.setattr(cache, "_caches", lambda: (_ for _ in ()).throw(RuntimeError("no home")))
    assert report(root) == found


def test_the_folder_is_that_of_the_system(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(cache.VARIABLE)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    report(root)
    assert "report" in kept(tmp_path / "home/.cache/glossgraph")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    report(root)
    assert "report" in kept(tmp_path / "xdg/glossgraph")


def test_a_glossary_with_links_is_checked_anew(root: Path, own_caches: Path) -> None:
    (root / "terms/dough.yml").rename(root / "graph/dough")
    (root / "terms/dough.yml").symlink_to("../graph/dough")
    assert snapshot(root) is None
    found = report(root, "--no-cache")
    assert report(root) == found
    assert "report" not in kept(own_caches)


def test_what_is_not_used_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private, "MOST_FOLDERS", 3)
    folders = [Private(tmp_path / "caches" / f"{number:032x}") for number in range(6)]
    for number, folder in enumerate(folders):
        folder.write("a", b"content")
        os.utime(tmp_path / "caches" / f"{number:032x}", (4_000_000_000 + number,) * 2)
    (tmp_path / "caches/something-else").mkdir()
    folders[0].tidy()
    left = {path.name for path in (tmp_path / "caches").iterdir()}
    assert left == {f"{number:032x}" for number in (0, 3, 4, 5)} | {"something-else"}
    os.utime(tmp_path / "caches" / f"{4:032x}", (1, 1))
    folders[5].tidy()
    assert folders[4].read("a") is None
    assert folders[5].read("a") == b"content"


def test_checks_at_once_do_not_harm_each_other(root: Path, own_caches: Path) -> None:
    found = report(root, "--no-cache")
    code = RUN.format(arguments=["check", "--root", str(root), "--format", "json"], counts=False)
    command = [sys.executable, "-c", code]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [process.communicate()[0] for process in running] == [found] * 3
    assert not [name for name in kept(own_caches) if name.startswith(".")]
