"""`glossgraph new` and `glossgraph init`, as a user runs them: in a pipe, and with answers at a terminal."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from glossgraph.cli import asking, main
from glossgraph.output import write
from glossgraph.starting.hints import some
from glossgraph.starting.near import near
from tiny import tiny_glossary

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary

FORM = (
    "### Label\n\nFirst bubble\n\n### Kind\n\nHappening\n\n### Definition\n\nA small thing.\n\n### Mood\n\n\x1b[31mred"
)


@pytest.fixture
def root(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("terms", "graph"):
        shutil.copytree(project / "tests/bread" / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=typed, catch_exceptions=False)


def test_a_term_is_started(root: Path) -> None:
    done = run("new", "First bubble", "--kind", "Happening", "--stage", "mixing")
    assert done.exit_code == 0
    assert done.output.startswith("wrote terms/first-bubble.yml\n")
    text = (root / "terms/first-bubble.yml").read_text(encoding="utf-8")
    assert text.startswith("label: First bubble\n")
    assert "glossgraph check terms/first-bubble.yml" in done.output
    again = run("new", "First Bubble", "--kind", "happening", "--stage", "mixing")
    assert again.exit_code == 2
    assert "is the label of the term `first-bubble` already (terms/first-bubble.yml)" in again.output
    assert (root / "terms/first-bubble.yml").read_text(encoding="utf-8") == text


def test_what_is_in_the_way_is_named(root: Path) -> None:
    (root / "file").write_text("mine", encoding="utf-8")
    (root / "terms/people/file").write_text("mine", encoding="utf-8")
    done = run("new", "First bubble", "--kind", "tale", "--folder", "people/file")
    assert done.exit_code == 2
    assert "cannot write `" in done.output
    assert "cannot write" in run("init", "file/below").output


def test_in_a_pipe_it_says_what_is_missing(root: Path) -> None:
    done = run("new", "First bubble")
    assert done.exit_code == 2
    assert "--kind, one of `happening`, `quantity`, `person`, `tale`" in done.output
    assert "for most kinds --stage, one of `mixing`, `proving`, `baking`" in done.output
    assert "Error: missing" in run("new", "First bubble", "--kind", "happening").output
    assert not (root / "terms/first-bubble.yml").exists()


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["new"], "name the term"),
        (["new", "  "], "name the term"),
        (["new", "A", "--kind", "happenin"], "--kind: there is no `happenin`; did you mean `happening`?"),
        (["new", "A", "--kind", "tale", "--stage", "mixing"], "terms of the kind `tale` have no stage"),
        (["new", "A", "--kind", "tale", "--setting", "x"], "--setting: there is no `x`"),
        (["new", "A", "--kind", "tale", "--folder", "../.."], "`../..` is no folder of terms/"),
        (["new", "A", "--kind", "tale", "--id", "A b"], "`--id a-b` would do"),
        (["new", "<b>A</b>", "--kind", "tale"], "`<b>` is raw HTML; write it without tags"),
        (["new", "Dough", "--kind", "tale"], "`Dough` is the label of the term `dough` already"),
        (["new", "A\x1b[31m", "--kind", "tale", "--id", "\x1b[31m"], "\\x1b"),
    ],
)
def test_what_cannot_be_is_said_in_a_line(arguments: list[str], why: str, root: Path) -> None:
    before = sorted(root.rglob("*"))
    done = run(*arguments)
    assert done.exit_code == 2
    assert why in done.output
    assert "\x1b" not in done.output
    assert sorted(root.rglob("*")) == before


def test_a_glossary_without_kinds_and_stages_takes_any_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, tiny_glossary())
    monkeypatch.chdir(tmp_path)
    assert "missing, and there is no terminal to ask at: --kind\n" in run("new", "Middle").output
    assert run("new", "Middle", "--kind", "thing").exit_code == 0
    monkeypatch.setattr(asking, "can_ask", lambda: True)
    assert run("new", "Centre", typed="thing\n").exit_code == 0
    for name in ("middle", "centre"):
        assert "kind: thing\ndefinition:  # " in (tmp_path / f"terms/{name}.yml").read_text(encoding="utf-8")


def test_what_is_close_is_shown_beside_the_result(root: Path) -> None:
    definition = "Flour and water worked together until they hold."
    done = run("new", "Batch", "--kind", "tale", "--definition", definition, "--dry-run")
    assert "Dough [dough], by its definition" in done.stderr
    assert f"definition: {definition}\n" in done.stdout
    assert not (root / "terms/batch.yml").exists()


def test_a_filled_form_comes_through_a_pipe(root: Path) -> None:
    done = run("new", "--from", "-", typed=FORM)
    assert done.exit_code == 0
    assert "kept in comments there, to be worked in: Mood" in done.output
    text = (root / "terms/first-bubble.yml").read_text(encoding="utf-8")
    assert "definition: A small thing.\n" in text
    assert text.endswith("# Mood:\n#   [31mred\n")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"no form", b"### Label\n\n" + b"a" * 900_000])
def test_what_is_no_form_is_refused(content: bytes, root: Path) -> None:
    (root / "form.md").write_bytes(content)
    done = run("new", "--from", "form.md")
    assert done.exit_code == 2
    assert "cannot be read as an issue form" in done.output


def test_a_broken_glossary_can_have_a_new_term(root: Path) -> None:
    (root / "terms/dough.yml").write_text("label: [open\n", encoding="utf-8")
    done = run("new", "First bubble", "--kind", "happening", "--stage", "mixing")
    assert done.exit_code == 0
    assert run("new", "Dough", "--kind", "happening", "--stage", "mixing").exit_code == 2
    for command in (["show", "dough"], ["rename", "dough", "batter"], ["merge", "dough", "loaf"]):
        done = run(*command)
        assert done.exit_code == 2
        assert "terms/dough.yml cannot be read; `glossgraph check terms/dough.yml` says why" in done.output


def test_a_letter_or_two_are_close_to_nothing_but_themselves(bread: Glossary) -> None:
    assert not near(bread, "a/b")
    assert not near(bread, "l")


def test_a_list_of_names_is_cut_between_two_of_them() -> None:
    names = ["a-long-name-of-a-setting", "another-name-of-a-setting-quite-long", "a-third-name"]
    assert some(names) == "a-long-name-of-a-setting, ..."
    assert some(["a-b", "c-d"]) == "a-b, c-d"


def test_the_label_is_asked_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "can_ask", lambda: True)
    assert run("new", "--kind", "tale", typed="First bubble\n").exit_code == 0
    assert (root / "terms/first-bubble.yml").exists()


def test_another_name_in_a_form_that_is_taken_is_said_to_be_from_there(root: Path) -> None:
    assert root
    done = run("new", "--from", "-", typed=f"{FORM}\n\n### Other names\n\nDough")
    assert "`Dough`, one of its other names in the form, is the label of the term `dough` already" in done.output


def test_at_a_terminal_everything_is_asked_for(project: Path, tmp_path: Path) -> None:
    for name in ("terms", "graph"):
        shutil.copytree(project / "examples/incident" / name, tmp_path / name)
    # another concept than those that are close, of the kind with this label, in the third stage, in one setting
    answers = ["y", "nonsense", "mechanism", "3", "2, batch-pipeline"]
    seen = seen_at_terminal(["new", "Retry storms of users", "--root", str(tmp_path)], answers)
    assert "Retry storm [retry-storm]" in seen
    assert "there is no `nonsense`" in seen
    assert "1  Condition" in seen
    text = (tmp_path / "terms/retry-storms-of-users.yml").read_text(encoding="utf-8")
    assert "kind: mechanism\nstage: spread\n" in text
    assert "settings: [batch-pipeline]\n" in text


def test_one_can_stop_when_something_is_close(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "can_ask", lambda: True)
    before = sorted(root.rglob("*"))
    done = run("new", "Loafs", typed="n\n")
    assert done.exit_code == 1
    assert "Loaf [loaf]" in done.output
    assert sorted(root.rglob("*")) == before


def test_a_glossary_is_begun_with_three_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "can_ask", lambda: True)
    folder = tmp_path / "bee-keeping"
    done = run("init", str(folder), typed="\nde\nWas Bienen tun.\n")
    assert "What is the glossary called? [Bee keeping]" in done.output
    text = (folder / "graph/glossary.yml").read_text(encoding="utf-8")
    assert "title: Bee keeping\ndescription: Was Bienen tun.\n" in text
    assert "language: de\n" in text
    assert (folder / "terms/offene-frage.yml").exists()


def test_a_language_is_meant_by_its_name_and_asked_for_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "can_ask", lambda: True)
    done = run("init", str(tmp_path), typed="Bees\nGermanic\nDeutsch\n\n")
    assert done.exit_code == 0
    assert "Error: `Germanic` is neither a language" in done.output
    assert "language: de\n" in (tmp_path / "graph/glossary.yml").read_text(encoding="utf-8")


def seen_at_terminal(arguments: list[str], answers: list[str]) -> str:
    """Return what a command writes to a terminal at which somebody types some lines."""
    terminal, end = pty.openpty()
    environment = os.environ | {"NO_COLOR": "1", "COLUMNS": "200", "LINES": "50"}
    command = [sys.executable, "-m", "glossgraph", *arguments]
    with subprocess.Popen(command, stdin=end, stdout=end, stderr=end, env=environment) as process:
        os.close(end)
        os.write(terminal, "".join(f"{answer}\n" for answer in answers).encode())
        parts = []
        try:
            while part := os.read(terminal, 4096):
                parts.append(part)
        except OSError:
            # this is how Linux says that the other end is closed
            pass
        finally:
            os.close(terminal)
    seen = b"".join(parts).decode()
    assert process.returncode == 0, seen
    return seen


def test_a_glossary_is_begun_in_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("init", "bee_keeping", "--license", "CC-BY-4.0")
    assert done.exit_code == 0
    assert "of the glossary `Bee keeping` into bee_keeping\n" in done.output
    assert "cd bee_keeping" in done.output
    assert run("check", "--strict", "--root", "bee_keeping").exit_code == 0
    again = run("init", "bee_keeping")
    assert again.exit_code == 2
    assert "holds `graph`, `mkdocs.yml`, `terms` already" in again.output


def test_what_a_new_repository_holds_is_kept_and_named(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    mine = ["README.md", "LICENSE", ".gitignore", "requirements.txt", "docs/about.md", "docs/other.md"]
    for name in mine:
        (tmp_path / name).write_text("mine", encoding="utf-8")
    done = run("init", str(tmp_path))
    assert done.exit_code == 0
    assert "kept `.gitignore`, `README.md`, `docs/about.md`, `requirements.txt`, as there was" in done.output
    assert "see that `.gitignore` has `/site/`" in done.output
    assert "see that `requirements.txt` has a line for glossgraph" in done.output
    assert {(tmp_path / name).read_text(encoding="utf-8") for name in mine} == {"mine"}
    assert run("check", "--strict", "--root", str(tmp_path)).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--license", "cc-by-4"], "`cc-by-4` is no known licence; did you mean `CC-BY-4.0`?"),
        (["--language", "en us"], "`en us` is neither a language nor the tag of one"),
        (["--language", "\x1b[31m"], "is neither a language nor the tag of one"),
    ],
)
def test_what_a_glossary_cannot_say_of_itself_is_refused(arguments: list[str], why: str, tmp_path: Path) -> None:
    done = run("init", str(tmp_path / "new"), *arguments)
    assert done.exit_code == 2
    assert why in done.output
    assert "\x1b" not in done.output
    assert not (tmp_path / "new").exists()


def test_a_number_a_name_or_an_id_is_meant() -> None:
    choices = [asking.Choice("a-b", "Label of it"), asking.Choice("2", "Two"), asking.Choice("c", "See")]
    assert [asking.meant_by(name, choices) for name in ("1", " A-B ", "label  of it", "3", "See")] == [
        *("a-b", "a-b", "a-b", "c", "c")
    ]
