"""Whatever ends a build, the site is the old one or the new one, whole, and the next build removes what is left."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING

import pytest

from glossgraph.output import MANIFEST, write
from interrupted import Interrupter
from tiny import CONFIG, tiny_glossary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Snapshot = dict[str, str]


def snapshot(folder: Path) -> Snapshot:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


class Project:
    """Two states of a tiny glossary, `old` and `new`, each with its own mkdocs.yml, and one folder for the site."""

    def __init__(self, folder: Path, runner: Interrupter) -> None:
        self.folder, self.runner = folder, runner
        self.site = folder / "place/site"
        for state, label in (("old", "Beginning"), ("new", "Start")):
            # so that each has a file which the other lacks
            page = f"# {state}\n\n[x](terms/begin.md)\n"
            files = tiny_glossary(label) | {f"docs/{state}.md": page, "mkdocs.yml": CONFIG}
            write(folder / state, files)
        self.whole: dict[str, Snapshot] = {}
        self.moments = 0
        for state in ("old", "new"):
            run = runner.run(*self.command(state))
            assert run.code == 0, run.output
            self.whole[state], self.moments = snapshot(self.site), run.moments
        assert self.whole["old"] != self.whole["new"]

    def command(self, state: str) -> list[str | Path]:
        return ["mkdocs", "build", "--strict", "-q", "-f", self.folder / state / "mkdocs.yml", "-d", self.site]

    def state(self) -> str:
        """Return which of the two sites is there; it is one of them, and whole."""
        found = snapshot(self.site)
        assert found in self.whole.values()
        return next(state for state, whole in self.whole.items() if whole == found)

    def other(self) -> str:
        return "old" if self.state() == "new" else "new"

    def leftovers(self) -> list[str]:
        return [path.name for path in self.site.parent.iterdir() if path != self.site]


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Interrupter]:
    runner = Interrupter(tmp_path_factory.mktemp("output"))
    yield runner
    runner.close()


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory, runner: Interrupter) -> Project:
    return Project(tmp_path_factory.mktemp("tiny"), runner)


def test_a_killed_build_leaves_the_old_site_or_the_new_one(tiny: Project) -> None:
    ends = []
    for number in range(20):
        for name in tiny.leftovers():
            shutil.rmtree(tiny.site.parent / name)
        before, wanted = tiny.state(), tiny.other()
        run = tiny.runner.run(*tiny.command(wanted), at=1 + number * tiny.moments // 20, how="SIGKILL")
        assert run.code == -9
        ends.append("old" if tiny.state() == before else "new")
    assert set(ends) == {"old", "new"}, "some moments are before the exchange, and some are after it"
    assert ends == sorted(ends, reverse=True)
    assert tiny.leftovers()
    assert tiny.runner.run(*tiny.command(tiny.other())).code == 0
    assert tiny.leftovers() == []


@pytest.mark.parametrize("how", ["SIGINT", "full disk"])
def test_an_interrupted_build_leaves_the_old_site_and_nothing_beside_it(how: str, tiny: Project) -> None:
    before, wanted = tiny.state(), tiny.other()
    # later ones are after the exchange
    for tenth in (1, 3, 5):
        run = tiny.runner.run(*tiny.command(wanted), at=tenth * tiny.moments // 10, how=how)
        assert run.code not in {0, -9}, run.output
        assert tiny.state() == before
        assert tiny.leftovers() == []
        assert how != "full disk" or "Traceback" not in run.output


def test_a_file_that_becomes_too_large_leaves_the_old_site(tiny: Project) -> None:
    before = tiny.state()
    assert tiny.runner.run(*tiny.command(tiny.other()), at=4000, how="small disk").code not in {0, -9}
    assert tiny.state() == before
    assert tiny.leftovers() == []


@pytest.mark.parametrize(
    ("file", "text"),
    [("terms/end.yml", "label: End\nknd: x\n"), ("docs/about.md", "# About\n\n[Nowhere](nowhere.md)\n")],
    ids=["an error in the glossary", "a warning in strict mode"],
)
def test_a_build_that_fails_leaves_the_old_site(file: str, text: str, tiny: Project) -> None:
    before = tiny.state()
    broken = tiny.folder / tiny.other() / file
    was = broken.read_text("utf-8") if broken.exists() else None
    broken.write_text(text, encoding="utf-8")
    run = tiny.runner.run(*tiny.command(tiny.other()))
    if was is None:
        broken.unlink()
    else:
        broken.write_text(was, encoding="utf-8")
    assert run.code == 1
    assert "Traceback" not in run.output
    assert tiny.state() == before
    assert tiny.leftovers() == []


def test_of_two_builds_at_once_one_is_the_last(tiny: Project) -> None:
    for _ in range(2):
        runs = tiny.runner.at_once(tiny.command("old"), tiny.command("new"))
        assert [run.code for run in runs] == [0, 0], runs
        assert tiny.state() in {"old", "new"}
        assert tiny.leftovers() == []


def test_pages_that_were_killed_are_written_by_the_next_run(tiny: Project, tmp_path: Path) -> None:
    commands: dict[str, list[str | Path]] = {
        state: ["glossgraph", "pages", "--root", tiny.folder / state, "-o", tmp_path / "out"] for state in tiny.whole
    }
    whole = {}
    for state, command in commands.items():
        moments = tiny.runner.run(*command).moments
        whole[state] = snapshot(tmp_path / "out")
    states = list(commands) * 3
    for number, state in enumerate(states):
        at = moments * (number + 1) // (len(states) + 1)
        assert tiny.runner.run(*commands[state], at=at, how="SIGKILL").code == -9
    for state, command in commands.items():
        run = tiny.runner.run(*command)
        assert run.code == 0, run.output
        assert snapshot(tmp_path / "out") == whole[state]
    for _ in range(2):
        runs = tiny.runner.at_once(*commands.values())
        assert [run.code for run in runs] == [0, 0], runs
        assert snapshot(tmp_path / "out") in whole.values()
    assert MANIFEST in whole["new"]
