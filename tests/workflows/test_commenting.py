"""The comment beside a pull request: what is written, and what a hostile fork cannot bring about."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from steps import Done, run, step

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEAD = "4f2c" * 10

MARK = "<!-- glossgraph: what changes -->"

COMMENTS = "repos/guild/bread/issues/7/comments?per_page=100"

RUN = "https://github.example/guild/bread/actions/runs/1"


class Github:
    """What GitHub answers, and what it is asked to do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.answers: dict[str, Any] = {
            "repos/guild/bread/pulls/7": {"head": {"sha": HEAD}},
            "repos/guild/bread/pulls/8": {"head": {"sha": "beef" * 10}},
            COMMENTS: [],
        }

    def run(self, name: str, **variables: str) -> Done:
        (self.folder / "answers").write_text(json.dumps(self.answers), encoding="utf-8")
        paths = {"GH_ANSWERS": str(self.folder / "answers"), "GH_CALLS": str(self.folder / "calls")}
        return run(step("comment", name), self.folder, self.folder, GH_TOKEN="none", **paths, **variables)  # noqa: S106 - it opens nothing

    def judge(self) -> Done:
        return self.run("Judge it", TRIED=HEAD, RUN=RUN)

    def write(self, outputs: dict[str, str]) -> list[list[str]]:
        said = {name.upper(): outputs.get(name, "") for name in ("number", "body", "nothing")}
        done = self.run("Write the comment", **said)
        assert done.code == 0, done.output
        calls = self.folder / "calls"
        return [json.loads(line) for line in calls.read_text(encoding="utf-8").splitlines()] if calls.exists() else []


@pytest.fixture
def github(tmp_path: Path) -> Github:
    (tmp_path / "change").mkdir()
    (tmp_path / "change/number").write_text("7\n", encoding="utf-8")
    (tmp_path / "change/diff.md").write_text("**1 term added**\n", encoding="utf-8")
    return Github(tmp_path)


def test_what_changes_is_written_beside_the_pull_request(github: Github) -> None:
    judged = github.judge()
    assert judged.code == 0, judged.output
    body = f"{MARK}\n**1 term added**\n"
    assert github.write(judged.outputs) == [["POST", "repos/guild/bread/issues/7/comments", body]]


def test_there_is_one_comment_however_often_it_is_written(github: Github) -> None:
    github.answers[COMMENTS] = [
        {"id": 1, "user": {"login": "mallory"}, "body": f"{MARK} not ours"},
        {"id": 2, "user": {"login": "github-actions[bot]"}, "body": "of another workflow"},
        {"id": 3, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nof the last run"},
        {"id": 4, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nof a run at the same time"},
    ]
    (call,) = github.write(github.judge().outputs)
    assert call[:2] == ["PATCH", "repos/guild/bread/issues/comments/3"]


def test_a_change_of_no_meaning_is_told_only_where_there_was_one_before(github: Github) -> None:
    (github.folder / "change/diff.md").write_text("", encoding="utf-8")
    assert github.write(github.judge().outputs) == []
    github.answers[COMMENTS] = [{"id": 3, "user": {"login": "github-actions[bot]"}, "body": MARK}]
    (call,) = github.write(github.judge().outputs)
    assert call[0] == "PATCH"
    assert "changes nothing" in call[2]


def test_a_large_change_is_told_in_the_summary(github: Github) -> None:
    (github.folder / "change/diff.md").write_text("x" * 60_001, encoding="utf-8")
    (call,) = github.write(github.judge().outputs)
    assert f"({RUN})" in call[2]
    assert len(call[2]) < 300


def test_an_address_calls_nobody_and_no_character_steers_a_terminal(github: Github) -> None:
    text = "@everyone\x1b[31m `@team` \x00\x08\x7f a\tb é\r\n"
    (github.folder / "change/diff.md").write_text(text, encoding="utf-8")
    (call,) = github.write(github.judge().outputs)
    assert call[2] == f"{MARK}\n@\u2060everyone[31m `@\u2060team`  a\tb é\n"


def test_the_pull_request_of_somebody_else_is_left_alone(github: Github) -> None:
    (github.folder / "change/number").write_text("8\n", encoding="utf-8")
    judged = github.judge()
    assert judged.code == 0
    assert judged.outputs == {}
    assert "pull request 8 is not at" in judged.output


def written(name: str, content: bytes) -> Callable[[Path], None]:
    return lambda folder: (folder / name).write_bytes(content) and None


def linked(name: str) -> Callable[[Path], None]:
    def link(folder: Path) -> None:
        (folder / name).unlink()
        (folder / name).symlink_to("/etc/hostname")

    return link


def folder_named(name: str) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        (folder / name).unlink()
        (folder / name).mkdir()

    return make


NUMBERS = ["", "0", "7\n8", "7/../x", "٧", "9" * 10, "9" * 13, "$(touch owned)"]

HOSTILE = {
    **{f"number {number!r}": written("number", number.encode()) for number in NUMBERS},
    "a number that is long": written("number", b"7" + b" " * 1_000_000),
    "a number that is a link": linked("number"),
    "a number that is a folder": folder_named("number"),
    "a text that is a link": linked("diff.md"),
    "a text that is missing": lambda folder: (folder / "diff.md").unlink(),
    "a text that is none": written("diff.md", b"\xff\xfe\x00"),
    "a text of Latin 1": written("diff.md", "café".encode("latin-1")),
}


@pytest.mark.parametrize("spoil", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_artifact_is_refused(spoil: Callable[[Path], None], github: Github) -> None:
    spoil(github.folder / "change")
    judged = github.judge()
    assert judged.code == 1
    assert judged.outputs == {}
    assert "::error::" in judged.output
    assert not list(github.folder.rglob("owned"))


def test_a_text_cannot_give_outputs_or_become_a_script(github: Github) -> None:
    text = "number=8\n\n$(touch owned) `touch owned`\n::set-output name=number::8\n<!-- glossgraph: what changes -->\n"
    (github.folder / "change/diff.md").write_text(text, encoding="utf-8")
    judged = github.judge()
    assert judged.outputs.keys() == {"number", "body"}
    assert judged.outputs["number"] == "7"
    # a workflow command counts wherever a step prints it
    assert judged.output == ""
    (call,) = github.write(judged.outputs)
    assert call[2].startswith(f"{MARK}\nnumber=8")
    assert not list(github.folder.rglob("owned"))
