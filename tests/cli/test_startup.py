"""What a command does not import, as that would only make people wait; and what Ctrl-C ends."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from threading import Timer
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from building import bakery
from glossgraph import checked, checks, exports
from glossgraph.cli import main, outline

if TYPE_CHECKING:
    from pathlib import Path

SITE = {"glossgraph.site", "glossgraph.pictures", "jinja2", "mkdocs"}

EXPORTS = {"glossgraph.exports", "markdown", "pyoxigraph"}

ALL = SITE | EXPORTS | {"glossgraph.compiler", "glossgraph.diagnostics", "networkx", "pydantic", "yaml"}

NOT_IMPORTED: dict[str, set[str]] = {
    "--version": ALL,
    "--help": ALL,
    "explain": ALL,
    "explain cycle": ALL,
    "check": SITE | EXPORTS,
    "check --format sarif": SITE | EXPORTS,
    # it says in plain words what terms are
    "schema": SITE | EXPORTS - {"markdown"},
    "new Crumb --kind tale --dry-run": {
        "glossgraph.site",
        "mkdocs",
        "jinja2",
        "pyoxigraph",
        "glossgraph.importing",
    },
    "init new": {"glossgraph.site", "mkdocs", "jinja2", "pyoxigraph", "networkx", "glossgraph.importing"},
    "export -o out": {"glossgraph.site", "mkdocs"},
    "pages -o out": {"mkdocs"},
    "build -d .": SITE | EXPORTS,
    "show dough": {"glossgraph.site", "mkdocs", "jinja2", "pyoxigraph", "glossgraph.importing"},
    "trace dough loaf": {"glossgraph.site", "mkdocs", "jinja2", "pyoxigraph", "glossgraph.importing"},
    "search dough": {"glossgraph.site", "mkdocs", "jinja2", "pyoxigraph", "networkx", "glossgraph.importing"},
    "loops": {"glossgraph.site", "mkdocs", "jinja2", "pyoxigraph", "glossgraph.importing"},
    "stats": {"glossgraph.site", "mkdocs", "jinja2", "pyoxigraph", "glossgraph.importing"},
    "run": {"glossgraph.site", "mkdocs", "jinja2", "pyoxigraph", "networkx", "glossgraph.importing", "pandas"},
    "run rising": {"glossgraph.site", "mkdocs", "jinja2", "pyoxigraph", "networkx", "glossgraph.importing", "pandas"},
    "query ASK{}": {"glossgraph.site", "mkdocs", "jinja2", "glossgraph.importing"},
    "serve -a nowhere": SITE | EXPORTS,
}

SECONDS = 60
"""How long a preview may take to begin and to end."""

LIST_MODULES = """
import sys

try:
    {code}
finally:
    print(*sys.modules, file=sys.stderr)
"""


def modules_of(code: str, folder: Path) -> set[str]:
    command = [sys.executable, "-c", LIST_MODULES.format(code=code)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return set(done.stderr.splitlines()[-1].split())


@pytest.fixture(scope="module")
def folder(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a glossary and a site's mkdocs.yml."""
    folder = tmp_path_factory.mktemp("glossary")
    bakery(folder, project)
    for name in ("terms", "graph"):
        shutil.copytree(project / "tests/bread" / name, folder / name)
    return folder


@pytest.mark.parametrize("command", NOT_IMPORTED)
def test_a_command_imports_what_it_needs(command: str, folder: Path) -> None:
    run = f"from glossgraph.cli import main; main({command.split()}, prog_name='glossgraph')"
    imported = modules_of(run, folder)
    assert "glossgraph.cli" in imported
    assert not imported & NOT_IMPORTED[command]


def test_the_package_imports_nothing_until_it_is_used(folder: Path) -> None:
    assert not modules_of("import glossgraph", folder) & (ALL | {"click", "glossgraph.api"})
    imported = modules_of("import glossgraph; glossgraph.open()", folder)
    assert "glossgraph.model" in imported
    assert not imported & SITE


def test_what_is_read_in_the_source_is_what_is_imported() -> None:
    listed = outline.listed("checks/__init__.py", "CHECKS")
    assert [name.replace("_", "-") for name in listed] == [checks.name(check) for check in checks.CHECKS]
    formats = [name.replace("_", "-") for name in outline.listed("exports/__init__.py", "EXPORTS")]
    assert formats == [exports.name(export) for export in exports.EXPORTS]
    assert outline.docstring("checks/cycle.py").strip() == checks.manual(checks.cycle)


@pytest.mark.parametrize("command", ["check", "export", "pages -o out", "schema", "build", "serve", "explain"])
def test_an_interrupted_command_says_so_in_a_line(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checked, "find_root", interrupted)
    monkeypatch.setattr(outline, "listed", interrupted)
    done = CliRunner().invoke(main, command.split())
    assert (done.exit_code, done.output) == (130, "interrupted\n")


@pytest.mark.parametrize(("root", "code"), [("tests/bread", 0), ("tests/hostile", 1), ("tests/nowhere", 2)])
def test_a_check_says_all_before_its_process_ends(root: str, code: int, project: Path) -> None:
    arguments = ["check", "--no-cache", "--format", "json", "--root", str(project / root)]
    done = subprocess.run([sys.executable, "-m", "glossgraph", *arguments], capture_output=True, text=True, check=False)
    whole = CliRunner().invoke(main, arguments, prog_name="glossgraph")
    assert (done.returncode, done.stdout, done.stderr) == (whole.exit_code, whole.stdout, whole.stderr)
    assert done.returncode == code


def test_ctrl_c_ends_a_preview_without_a_trace(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "glossgraph", "serve", "--address", "127.0.0.1:0"]
    # a group of its own, as the processes of one command are to a terminal
    with subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        limit = Timer(SECONDS, os.killpg, (process.pid, signal.SIGKILL))
        limit.start()
        assert process.stdout
        assert any("Serving on" in line for line in iter(process.stdout.readline, ""))
        assert list(tmp_path.iterdir())
        os.killpg(process.pid, signal.SIGINT)
        written = process.stdout.read()
        assert process.wait() == 130
        limit.cancel()
    assert written.endswith("interrupted\n")
    assert not re.search("Traceback|Aborted|Shutting down", written)
    assert not list(tmp_path.iterdir())
