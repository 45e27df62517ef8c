"""What is read out of git, in repositories made for the purpose."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from glossgraph.source import Dates, Day, History, history, past_pairs

if TYPE_CHECKING:
    from pathlib import Path

LONG = "".join(f"line {number}\n" for number in range(20))


class Repository:
    """A repository in which each commit has a day, given as that of March 2026."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, **variables: str) -> str:
        names = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        settings = ["-c", "core.hooksPath=/dev/null", "-c", "commit.gpgSign=false"]
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", **names, **variables}
        command = ["git", *settings, *arguments]
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=True)
        return done.stdout

    def write(self, **texts: str) -> None:
        for name, text in texts.items():
            path = self.folder / "terms" / f"{name.replace('__', '/')}.yml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def commit(self, day: int | str, *, author: str = "x") -> None:
        self.git("add", "--all")
        time = f"2026-03-{day:02}T12:00:00+0000" if isinstance(day, int) else day
        self.git("commit", "-q", "-m", "x", GIT_AUTHOR_DATE=time, GIT_AUTHOR_NAME=author)

    def read(self) -> History:
        return history(self.folder)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def march(day: int) -> date:
    return date(2026, 3, day)


def test_a_file_was_added_and_last_changed_on_the_days_of_its_authors(repository: Repository) -> None:
    repository.write(a="1", b="1")
    repository.commit(3)
    repository.write(a="2")
    repository.commit(5)
    record = repository.read()
    assert record.files == {"terms/a.yml": Dates(march(3), march(5)), "terms/b.yml": Dates(march(3), march(3))}
    assert record.days == (Day(march(5), changed=("a",)), Day(march(3), added=("a", "b")))


def test_days_are_those_of_utc(repository: Repository) -> None:
    repository.write(a="1")
    repository.commit("2026-03-03T23:30:00-0500")
    assert repository.read().files["terms/a.yml"].added == march(4)


def test_a_rename_is_followed_through_every_name(repository: Repository) -> None:
    for day, (old, new) in enumerate([("", "a"), ("a", "b"), ("b", "actors__c")], start=1):
        if old:
            (repository.folder / f"terms/{old}.yml").unlink()
        repository.write(**{new: LONG + str(day)})
        repository.commit(day)
    record = repository.read()
    assert record.files == {"terms/actors/c.yml": Dates(march(1), march(3))}
    # the first days speak of the term as it is called today
    renamed = [(day.date.day, day.renamed, day.added) for day in record.days]
    assert renamed == [(3, (("b", "c"),), ()), (2, (("a", "c"),), ()), (1, (), ("c",))]


def test_what_is_edited_and_renamed_on_one_day_is_renamed(repository: Repository) -> None:
    repository.write(a=LONG)
    repository.commit(1)
    repository.write(a=LONG + "edited")
    repository.commit(2)
    for old, new in [("a", "b"), ("b", "c")]:
        (repository.folder / f"terms/{old}.yml").rename(repository.folder / f"terms/{new}.yml")
        repository.commit(2)
    repository.write(c=LONG + "edited again")
    repository.commit(2)
    assert repository.read().days[0] == Day(march(2), renamed=(("a", "c"),))


def test_what_is_renamed_on_the_day_on_which_it_is_added_is_added(repository: Repository) -> None:
    repository.write(a=LONG)
    repository.commit(1)
    (repository.folder / "terms/a.yml").rename(repository.folder / "terms/b.yml")
    repository.commit(1)
    assert repository.read().days == (Day(march(1), added=("b",)),)


def test_a_new_term_may_take_a_name_that_another_had(repository: Repository) -> None:
    repository.write(a=LONG)
    repository.commit(1)
    (repository.folder / "terms/a.yml").rename(repository.folder / "terms/b.yml")
    repository.commit(2)
    repository.write(a="another")
    repository.commit(3)
    files = repository.read().files
    assert (files["terms/a.yml"].added, files["terms/b.yml"].added) == (march(3), march(1))


def test_to_move_a_file_is_not_to_change_its_term(repository: Repository) -> None:
    repository.write(a=LONG)
    repository.commit(1)
    repository.write(actors__a=LONG)
    (repository.folder / "terms/a.yml").unlink()
    repository.commit(2)
    record = repository.read()
    assert record.files == {"terms/actors/a.yml": Dates(march(1), march(1))}
    assert record.days == (Day(march(1), added=("a",)),)


def test_a_day_tells_what_became_of_each_term_by_its_end(repository: Repository) -> None:
    repository.write(kept="1", gone="gone", back="back", moved="moved")
    repository.commit(1)
    repository.write(new="new", brief="brief", kept="2", actors__moved="quite another text\n" * 9)
    for name in ("gone", "back", "moved"):
        (repository.folder / f"terms/{name}.yml").unlink()
    repository.commit(2)
    repository.write(new="newer", kept="3", back="again")
    (repository.folder / "terms/brief.yml").unlink()
    repository.commit(2)
    day = repository.read().days[0]
    assert day == Day(march(2), added=("new",), changed=("back", "kept", "moved"), removed=("gone",))


def test_days_on_which_no_term_changed_are_left_out(repository: Repository) -> None:
    repository.write(a="1")
    repository.commit(1)
    (repository.folder / "graph").mkdir()
    (repository.folder / "graph/stages.yml").write_text("[]", encoding="utf-8")
    (repository.folder / "terms/readme.txt").write_text("x", encoding="utf-8")
    (repository.folder / "other.txt").write_text("x", encoding="utf-8")
    repository.commit(2)
    record = repository.read()
    assert [day.date for day in record.days] == [march(1)]
    assert record.files["graph/stages.yml"] == Dates(march(2), march(2))
    assert "other.txt" not in record.files


def test_a_glossary_may_stand_below_the_top_of_a_repository(repository: Repository) -> None:
    repository.write(outside="1")
    inner = repository.folder / "docs/glossary"
    (inner / "terms").mkdir(parents=True)
    (inner / "terms/a.yml").write_text("1", encoding="utf-8")
    repository.commit(1)
    assert history(inner).files == {"terms/a.yml": Dates(march(1), march(1))}


def test_a_file_that_is_not_committed_has_no_dates(repository: Repository) -> None:
    repository.write(a="1")
    repository.commit(1)
    repository.write(b="1")
    assert set(repository.read().files) == {"terms/a.yml"}


@pytest.mark.parametrize("staged", [True, False])
def test_what_is_not_committed_counts_as_if_it_were_where_that_is_asked_for(
    repository: Repository, *, staged: bool
) -> None:
    repository.write(a=LONG, gone="1", kept="1")
    repository.commit(1)
    today = datetime.now(UTC)
    repository.write(brief="1")
    repository.commit(today.isoformat())
    before = repository.read()
    for name in ("gone", "brief"):
        (repository.folder / f"terms/{name}.yml").unlink()
    if staged:
        (repository.folder / "terms/a.yml").rename(repository.folder / "terms/b.yml")
        repository.git("add", "--all")
    assert repository.read() == before
    days = history(repository.folder, with_uncommitted=True).days
    renamed = (("a", "b"),) if staged else ()
    assert days[0] == Day(datetime.now(UTC).date(), renamed=renamed, removed=("gone",))
    repository.commit(datetime.now(UTC).isoformat())
    assert repository.read().days == days


def test_nothing_that_is_not_committed_stops_the_reading(repository: Repository) -> None:
    repository.write(a="1")
    repository.git("add", "--all")
    assert history(repository.folder, with_uncommitted=True).days == ()
    (repository.folder / os.fsdecode(b"terms/\xff.yml")).write_text("1", encoding="utf-8")
    repository.commit(1)
    assert history(repository.folder, with_uncommitted=True) == repository.read()


def test_branches_that_were_merged_count(repository: Repository) -> None:
    repository.write(a="1")
    repository.commit(1)
    repository.git("checkout", "-q", "-b", "side")
    repository.write(b="1")
    repository.commit(4)
    repository.git("checkout", "-q", "main")
    repository.write(a="2")
    repository.commit(3)
    repository.git("merge", "-q", "--no-ff", "-m", "x", "side")
    assert repository.read().files == {
        "terms/a.yml": Dates(march(1), march(3)),
        "terms/b.yml": Dates(march(4), march(4)),
    }


def test_a_shallow_clone_knows_only_what_came_after_its_beginning(repository: Repository, tmp_path: Path) -> None:
    for day, texts in enumerate([{"a": "1", "b": "1"}, {"a": "2"}, {"a": "3", "c": "1"}], start=1):
        repository.write(**texts)
        repository.commit(day)
    expected = {1: {}, 2: {"terms/a.yml": Dates(None, march(3)), "terms/c.yml": Dates(march(3), march(3))}}
    for depth, files in expected.items():
        clone = tmp_path / f"clone-{depth}"
        repository.git("clone", "-q", "--depth", str(depth), f"file://{repository.folder}", str(clone))
        assert history(clone).files == files
        assert len(history(clone).days) == depth - 1
        assert history(clone).is_shallow
    assert not repository.read().is_shallow


def test_a_clone_without_contents_tells_what_it_can_and_asks_nobody(repository: Repository, tmp_path: Path) -> None:
    repository.write(a=LONG)
    repository.commit(1)
    (repository.folder / "terms/a.yml").unlink()
    repository.write(b=LONG + "more")
    repository.commit(2)
    repository.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    repository.git("clone", "-q", "--filter=blob:none", f"file://{repository.folder}", str(clone))
    trace = tmp_path / "trace"
    for key, value in {"remote.origin.url": f"ext::touch {trace}", "protocol.ext.allow": "always"}.items():
        subprocess.run(["git", "config", key, value], cwd=clone, check=True)
    assert history(clone).files["terms/b.yml"] == Dates(march(2), march(2))
    assert not trace.exists()


@pytest.mark.parametrize("name", ["a b", "ä", "a\nb", 'a"b', "\x01a", "-a", "M", "R100", "<b>"])
def test_no_name_of_a_file_is_misread(name: str, repository: Repository) -> None:
    repository.write(**{name: "1", "z": "1"})
    repository.commit(1)
    repository.write(**{name: "2"})
    repository.commit(2)
    record = repository.read()
    assert record.files == {f"terms/{name}.yml": Dates(march(1), march(2)), "terms/z.yml": Dates(march(1), march(1))}


def test_a_name_that_is_no_text_is_no_obstacle(repository: Repository) -> None:
    (repository.folder / "terms").mkdir()
    (repository.folder / os.fsdecode(b"terms/\xff.yml")).write_text("1", encoding="utf-8")
    repository.commit(1)
    record = repository.read()
    assert [day.added for day in record.days] == [("\N{REPLACEMENT CHARACTER}",)]


@pytest.mark.parametrize("author", ["<script>alert(1)</script>", 'A "B" \N{SNOWMAN}', "x\x01y"])
def test_nothing_of_an_author_is_taken_but_the_day(author: str, repository: Repository) -> None:
    repository.write(a="1")
    repository.commit(1, author=author)
    commit = repository.git("rev-parse", "HEAD").strip()
    days = (Day(march(1), added=("a",)),)
    assert repository.read() == History({"terms/a.yml": Dates(march(1), march(1))}, days, commit=commit)


def test_the_latest_commit_is_that_which_touched_a_file(repository: Repository) -> None:
    repository.write(a="1")
    repository.commit(1)
    commit = repository.git("rev-parse", "HEAD").strip()
    (repository.folder / "elsewhere.txt").write_text("1", encoding="utf-8")
    repository.commit(2)
    assert repository.git("rev-parse", "HEAD").strip() != commit
    assert repository.read().commit == commit


def test_a_day_that_makes_no_sense_is_left_out(repository: Repository) -> None:
    repository.write(a="1")
    repository.commit(1)
    repository.write(a="2")
    repository.git("add", "--all")
    tree = repository.git("write-tree").strip()
    parent = repository.git("rev-parse", "HEAD").strip()
    text = f"tree {tree}\nparent {parent}\nauthor x <x> 99999999999999 +0000\ncommitter x <x> 1 +0000\n\nx\n"
    (repository.folder / "commit").write_text(text, encoding="utf-8")
    commit = repository.git("hash-object", "-t", "commit", "-w", "--literally", "commit").strip()
    repository.git("update-ref", "HEAD", commit)
    assert repository.read().files["terms/a.yml"].added == march(1)


def test_without_git_or_a_repository_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert history(tmp_path) == History()
    assert history(tmp_path / "missing") == History()
    repository = Repository(tmp_path / "repository")
    assert repository.read() == History()
    repository.write(a="1")
    repository.commit(1)
    monkeypatch.setenv("PATH", "")
    assert repository.read() == History()


def test_the_edges_of_earlier_versions_are_known(repository: Repository) -> None:
    versions = [
        "label: A\nedges:\n  differs:\n    b: So.\n    # c: no\n    c:\n      reason: So.\n  joins:\n    d: So.\n",
        "edges: {joins: {d: So.}, differs: {e: So., f: So.}}\nlabel: differs\n",
        "edges:\n  differs: {g: So.}\n",
        "edges: [differs\n",
        "label: it differs\n",
        "edges:\n  differs:\n    h: So.\n",
    ]
    for day, text in enumerate(versions, start=1):
        repository.write(a=text)
        repository.commit(day)
    found = past_pairs(repository.folder, frozenset({"differs"}))
    assert found == {("a", "b"), ("a", "c"), ("a", "e"), ("a", "f"), ("a", "g")}
    for change in ((repository.folder / "terms/a.yml").unlink, lambda: repository.write(a="label: A\n")):
        change()
        assert past_pairs(repository.folder, frozenset({"differs"})) == found | {("a", "h")}
    assert not past_pairs(repository.folder, frozenset())


def test_no_program_that_a_repository_names_is_run(repository: Repository, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho $0 >> {trace}\n", encoding="utf-8")
    program.chmod(0o755)
    repository.write(a="1")
    repository.commit(1)
    text = repository.git("cat-file", "commit", "HEAD")
    signed = text.replace("\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n -----END PGP SIGNATURE-----\n\n", 1)
    (repository.folder / "commit").write_text(signed, encoding="utf-8")
    commit = repository.git("hash-object", "-t", "commit", "-w", "commit").strip()
    repository.git("update-ref", "HEAD", commit)
    (repository.folder / ".gitattributes").write_text("*.yml diff=x filter=x\n", encoding="utf-8")
    programs = ("core.fsmonitor", "core.pager", "pager.log", "diff.external", "diff.x.command", "diff.x.textconv")
    for key in (*programs, "filter.x.clean"):
        repository.git("config", key, str(program))
    repository.git("config", "log.showSignature", "true")
    repository.git("config", "gpg.program", str(program))
    for name in ("post-checkout", "post-index-change", "reference-transaction"):
        (repository.folder / ".git/hooks" / name).symlink_to(program)
    # the same settings do run it where nothing is done against them
    repository.git("log", "-p")
    assert trace.exists()
    trace.unlink()
    assert repository.read().files["terms/a.yml"] == Dates(march(1), march(1))
    repository.write(a="2")
    assert not history(repository.folder, with_uncommitted=True).days[0].changed
    assert not past_pairs(repository.folder, frozenset({"differs"}))
    assert not trace.exists()


def test_a_folder_that_is_a_repository_in_disguise_is_not_trusted(repository: Repository) -> None:
    repository.write(a="1")
    repository.commit(1)
    disguised = repository.folder.parent / "disguised"
    (repository.folder / ".git").rename(disguised)
    (disguised / "config").write_text("[core]\nbare = true\nrepositoryformatversion = 0\n", encoding="utf-8")
    assert history(disguised) == History()
