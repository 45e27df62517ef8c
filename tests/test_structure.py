"""The structure of the house: who may know whom, who may touch files, and what README's picture shows."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from glossgraph import checks
from glossgraph.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYERS = [
    {"source"},
    {"diagnostics"},
    {"model"},
    {"text"},
    {"allow", "csl", "graph"},
    {"load"},
    {"checks", "exports"},
    {"compiler"},
    {"output", "pictures"},
    {"site"},
    {"cli", "mkdocs_plugin"},
    {"__main__"},
]
"""From the lowest up. A module may import from lower layers and from its own package only."""

HEIGHT = {name: number for number, layer in enumerate(LAYERS) for name in layer}

PACKAGE = Path(__file__).parent.parent / "build_tools/glossgraph"

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")

TOUCH_FILES = {"source/files.py", "output.py", "cli.py", "mkdocs_plugin.py"}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def test_every_room_has_a_layer() -> None:
    assert {room(path) for path in MODULES} == HEIGHT.keys()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_down(path: Path) -> None:
    for name in imported(path):
        package, _, rest = name.partition(".")
        target = rest.partition(".")[0]
        if package == "glossgraph" and target != room(path):
            assert HEIGHT[target] < HEIGHT[room(path)], f"{room(path)} imports {target}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_only_the_plugin_imports_mkdocs(path: Path) -> None:
    packages = {name.partition(".")[0] for name in imported(path)}
    assert "mkdocs" not in packages or path.name == "mkdocs_plugin.py"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_only_four_modules_touch_files(path: Path) -> None:
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    }
    touching = called & {"open", "read_text", "read_bytes", "write_text", "write_bytes", "mkstemp", "unlink"}
    # the site reads its own style sheets and its words out of the package
    own = {PACKAGE / "site/material/__init__.py", PACKAGE / "site/words/__init__.py"}
    allowed = {"read_text"} if path in own else set()
    assert path.relative_to(PACKAGE).as_posix() in TOUCH_FILES or touching <= allowed


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_fits_its_room(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    assert ast.get_docstring(ast.parse(text))


def test_the_picture_of_readme_names_what_exists(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    picture = readme.partition("## The picture")[2].partition("```")[2].partition("```")[0]
    named = re.findall(r"^(\S+)\s{2,}\S", picture, re.MULTILINE)
    assert len(named) > 8
    for name in named:
        assert (project / name).exists(), name
    top = {path.name for path in project.iterdir() if not path.name.startswith(".")}
    generated = {"site", "exports"}
    assert top - generated - {"LICENSE"} == {name.rstrip("/").partition("/")[0] for name in named}


def test_readme_describes_every_command(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    for name, command in main.commands.items():
        assert f"glossgraph {name}" in readme, name
        assert command.help, name


def test_a_pull_request_can_only_read(project: Path) -> None:
    (workflow,) = (project / ".github/workflows").glob("*.yml")
    text = workflow.read_text(encoding="utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}
    assert [name for name, job in jobs.items() if "permissions" in job] == ["publish"]
    assert jobs["publish"]["if"] == "github.event_name == 'push'"
    assert "pull_request_target" not in text
    # what a stranger writes must not become a part of a script
    assert not re.search(r"\$\{\{ *github\.(event\.(?!_)|head_ref)", text.replace("github.event_name", ""))


def test_readme_counts_the_checks(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"(\d+) checks look", readme) == [str(len(checks.CHECKS))]
