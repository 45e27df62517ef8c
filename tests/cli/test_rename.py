"""`glossgraph rename`, `merge` and `deprecate`, as a person runs them."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from glossgraph.cli import main
from glossgraph.importing import record
from tiny import tiny_glossary

if TYPE_CHECKING:
    from pathlib import Path

CHECKED = "`glossgraph check` finds what it found before.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small glossary whose files differ in their folders, endings and line ends, with a page written by hand."""
    files = tiny_glossary() | {"docs/about.md": "Begin with [this](terms/begin.md).\n"}
    files["terms/deep/begin.yaml"] = files.pop("terms/begin.yml")
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\xef\xbb\xbf" * name.startswith("terms/deep") + text.replace("\n", "\r\n").encode())
    return tmp_path


def run(root: Path, *arguments: str) -> Result:
    command, *rest = arguments
    return CliRunner().invoke(main, [command, "--root", str(root), *rest], catch_exceptions=False)


def texts(root: Path) -> dict[str, bytes]:
    paths = (path for path in root.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def git(root: Path, *arguments: str) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "core.autocrlf=false")
    done = subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True, text=True)
    return done.stdout


def test_a_term_is_renamed(root: Path) -> None:
    done = run(root, "rename", "end", "finish", "--label", "Finish")
    assert done.exit_code == 0
    assert done.output == (
        "`end` is `finish` now, in terms/finish.yml.\n"
        "1 other file named it, and names it by its new id.\n"
        "The addresses of `end` lead on: it is in `former_ids`.\n" + CHECKED
    )
    after = texts(root)
    assert after["terms/finish.yml"].startswith(b"label: Finish\r\naliases: [end]\r\nformer_ids: [end]\r\nkind")
    assert after["terms/deep/begin.yaml"].startswith(b"\xef\xbb\xbflabel")
    assert b"{leads-to: {finish: It does.}}\r\n" in after["terms/deep/begin.yaml"]
    assert "terms/end.yml" not in after
    assert all(data.count(b"\n") == data.count(b"\r\n") for data in after.values())


def test_git_sees_a_rename_and_makes_the_same_of_the_diff(root: Path) -> None:
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "x")
    # a diff has no line ends and no byte-order marks of its own, and `git apply` takes them as they are
    before = {name: data.replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf") for name, data in texts(root).items()}
    for name, data in before.items():
        (root / name).write_bytes(data)
    diff = run(root, "rename", "begin", "start", "--diff")
    assert diff.exit_code == 0
    assert texts(root) == before
    (root / "the.diff").write_text(diff.output, encoding="utf-8")
    git(root, "apply", "the.diff")
    (root / "the.diff").unlink()
    applied = texts(root)
    for name, data in before.items():
        (root / name).write_bytes(data)
    for name in applied.keys() - before.keys():
        (root / name).unlink()
    assert run(root, "rename", "begin", "start").exit_code == 0
    assert texts(root) == applied
    assert applied["docs/about.md"] == b"Begin with [this](terms/start.md).\n"
    git(root, "add", ".")
    assert "R" in git(root, "status", "--short", "terms")


def test_a_term_is_named_by_its_label_too_and_a_slip_is_explained(root: Path) -> None:
    assert run(root, "rename", "Beginning", "start").exit_code == 0
    done = run(root, "rename", "ende", "start")
    assert (done.exit_code, done.output.splitlines()[-1]) == (2, "Error: no term is called `ende`; did you mean `end`?")
    done = run(root, "rename", "end", "start")
    assert done.exit_code == 2
    assert done.output.endswith(
        "Error: `start` is a term already; `glossgraph merge end start` makes one term of the two\n"
    )


def test_a_change_that_brings_an_error_needs_force(root: Path) -> None:
    before = texts(root)
    done = run(root, "rename", "end", "finish", "--label", "Beginning")
    assert done.exit_code == 1
    assert "`glossgraph check` finds 1 error that it does not find now" in done.output
    assert "error[duplicate-label]" in done.output
    assert done.output.endswith("Nothing is written; `--force` makes the change all the same.\n")
    assert texts(root) == before
    done = run(root, "rename", "end", "finish", "--label", "Beginning", "--force")
    assert done.exit_code == 0
    assert "finds 1 error that it did not find before:\n  error[duplicate-label]: " in done.output
    assert texts(root) != before


def test_the_record_of_an_import_follows(root: Path) -> None:
    (root / record.NAME).write_text(record.Record("x.csv", {"1": "end"}).text(), encoding="utf-8")
    assert run(root, "rename", "end", "finish").exit_code == 0
    assert record.recorded((root / record.NAME).read_text(encoding="utf-8")).ids == {"1": "finish"}
    (root / record.NAME).write_text("ids: 1", encoding="utf-8")
    done = run(root, "rename", "finish", "end")
    assert done.exit_code == 2
    assert "`imported.yml` is damaged; get the last whole one back, or delete it" in done.output


def test_a_term_is_deprecated_and_what_names_it_listed(root: Path) -> None:
    done = run(root, "deprecate", "end", "--replaced-by", "begin", "--reason", "It is over.")
    assert done.exit_code == 0
    rows = done.output.splitlines()
    assert rows[:2] == [
        "`end` is deprecated now, in favour of `begin`.",
        "1 place still leads to it, and should lead to `begin` or elsewhere:",
    ]
    assert rows[2].endswith("begin.yaml:4: edges > leads-to > end")
    assert rows[3:] == ["`glossgraph check` finds 1 error that it did not find before."]
    text = (root / "terms/end.yml").read_text(encoding="utf-8")
    assert "kind: thing\nstatus: deprecated\nreplaced_by: begin\nstatus_reason: It is over.\n" in text


def test_two_terms_are_merged_and_what_is_left_over_is_told(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kept = tmp_path_factory.mktemp("kept") / "rest.yml"
    before = texts(root)
    shown = run(root, "merge", "end", "begin", "--diff")
    assert "This would not be carried over:" in shown.output
    assert texts(root) == before
    done = run(root, "merge", "end", "begin")
    assert done.exit_code == 0
    assert done.output.startswith("`end` is merged into `begin`, in terms/deep/begin.yaml; terms/end.yml is removed.\n")
    assert "# from terms/end.yml\ndefinition: What comes last.\n" in done.output
    assert "# from terms/deep/begin.yaml\nedges:\n  leads-to:\n    end: It does.\n" in done.output
    assert "No other file named it." in done.output
    after = texts(root)
    assert b"aliases: [end]\r\n" in after["terms/deep/begin.yaml"]
    assert "terms/end.yml" not in after
    for name, data in before.items():
        (root / name).write_bytes(data)
    done = run(root, "merge", "end", "begin", "--keep-rest", str(kept))
    assert done.output.endswith(f"What is not carried over is in {kept}.\n")
    assert "What comes last." in kept.read_text(encoding="utf-8")
    again = run(root, "merge", "end", "begin", "--keep-rest", str(kept))
    assert again.exit_code == 2
    assert "exists, and is not written over" in again.output


def test_nothing_in_a_file_steers_a_terminal(root: Path) -> None:
    path = root / "terms/end.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("comes last", '"\\e[31m'), encoding="utf-8")
    path.write_text('label: End\nkind: thing\ndefinition: "\\e[31mRed\\a"\n', encoding="utf-8")
    for command in (("merge", "end", "begin", "--force"),):
        assert "\x1b" not in run(root, *command).output
