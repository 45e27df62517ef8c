"""Colour where a terminal takes it and nobody has asked for none, and plain text in every encoding elsewhere."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

ABOUT_COLOUR = {"NO_COLOR", "TERM", "FORCE_COLOR", "CLICOLOR_FORCE"}

COLOUR = re.compile(rb"\x1b\[[0-9;]*m")


def command(root: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "glossgraph", *(arguments or ("check",)), "--root", str(root)]


def environment(**variables: str) -> dict[str, str]:
    """Return the variables of this process with others, and with none that is about colour."""
    kept = {name: value for name, value in os.environ.items() if name not in ABOUT_COLOUR}
    return kept | {"TERM": "xterm-256color"} | variables


def seen_in_terminal(arguments: list[str], **variables: str) -> bytes:
    """Return what a command writes to a terminal."""
    terminal, end = pty.openpty()
    with subprocess.Popen(arguments, stdout=end, stderr=end, stdin=end, env=environment(**variables)) as process:
        os.close(end)
        parts = []
        try:
            while part := os.read(terminal, 4096):
                parts.append(part)
        except OSError:
            # this is how Linux says that the other end is closed
            pass
        finally:
            os.close(terminal)
        assert process.wait() == 1
    return b"".join(parts)


VARIABLES: dict[str, tuple[dict[str, str], bool]] = {
    "nothing": ({}, True),
    "NO_COLOR": ({"NO_COLOR": "1"}, False),
    "NO_COLOR of another value": ({"NO_COLOR": "0"}, False),
    "empty NO_COLOR": ({"NO_COLOR": ""}, True),
    "dumb": ({"TERM": "dumb"}, False),
    "dumb, empty NO_COLOR": ({"TERM": "dumb", "NO_COLOR": ""}, False),
}


@pytest.mark.parametrize(("variables", "coloured"), VARIABLES.values(), ids=VARIABLES)
def test_a_terminal_is_coloured_unless_it_is_asked_not_to_be(
    variables: dict[str, str], coloured: bool, project: Path
) -> None:
    seen = seen_in_terminal(command(project / "tests/diagnostics/glossary"), **variables)
    assert bool(COLOUR.search(seen)) is coloured
    assert b"error[" in seen
    # nothing but colours, whatever stands in the files
    assert b"\x1b" not in COLOUR.sub(b"", seen)


IN_A_PIPE: dict[str, tuple[dict[str, str], bool]] = {
    "nothing": ({}, False),
    "FORCE_COLOR": ({"FORCE_COLOR": "1"}, True),
    "CLICOLOR_FORCE": ({"CLICOLOR_FORCE": "1"}, True),
    "FORCE_COLOR of 0": ({"FORCE_COLOR": "0"}, False),
    "empty FORCE_COLOR": ({"FORCE_COLOR": ""}, False),
    "FORCE_COLOR, NO_COLOR": ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    "FORCE_COLOR, dumb": ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
}


@pytest.mark.parametrize(("variables", "coloured"), IN_A_PIPE.values(), ids=IN_A_PIPE)
def test_colour_can_be_had_in_a_pipe(variables: dict[str, str], coloured: bool, project: Path) -> None:
    arguments = command(project / "tests/diagnostics/glossary")
    done = subprocess.run(arguments, env=environment(**variables), capture_output=True, check=False)
    assert bool(COLOUR.search(done.stdout)) is coloured
    assert b"error[" in done.stdout


@pytest.mark.parametrize("arguments", [("export",), ("pages", "-o", "out")], ids=["export", "pages"])
def test_errors_are_coloured_too(arguments: tuple[str, ...], project: Path) -> None:
    assert COLOUR.search(seen_in_terminal(command(project / "tests/diagnostics/glossary", *arguments)))


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_what_programs_read_is_never_coloured(form: str, project: Path) -> None:
    arguments = command(project / "tests/diagnostics/glossary", "check", "--format", form)
    seen = seen_in_terminal(arguments, FORCE_COLOR="1")
    assert b"\x1b" not in seen


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1", "cp1252"])
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_a_pipe_gets_plain_text_in_any_encoding(form: str, encoding: str, tmp_path: Path) -> None:
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms/a.yml").write_text("中文é: 1\n", encoding="utf-8")
    arguments = command(tmp_path, "check", "--format", form)
    variables = environment(PYTHONIOENCODING=encoding)
    done = subprocess.run(arguments, env=variables, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"\x1b" not in done.stdout
    if form == "text":
        assert b"error[unknown-field]: `" in done.stdout
    else:
        # programs read UTF-8, whatever a person does
        assert "中文é" in done.stdout.decode("utf-8")
    if form in {"json", "sarif"}:
        assert json.loads(done.stdout)
