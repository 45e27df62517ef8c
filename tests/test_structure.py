"""The structure of the house: who may know whom, who may touch files, and what README's picture shows."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossgraph import checks
from glossgraph.cli import COMMANDS, main

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYERS = [
    {"source"},
    {"diagnostics"},
    {"model"},
    {"text"},
    {"words"},
    {"graph", "licenses", "running"},
    {"load"},
    {"checks"},
    {"checked"},
    {"compiler"},
    {"output", "pictures"},
    {"exports"},
    {"cache", "diff", "editing", "importing"},
    {"starting"},
    {"site"},
    {"api", "assistant", "language_server", "mkdocs_plugin"},
    {"cli"},
    {"__init__", "__main__"},
]
"""From the lowest up. A module may import from lower layers and from its own package only."""

HEIGHT = {name: number for number, layer in enumerate(LAYERS) for name in layer}

PACKAGE = Path(__file__).parent.parent / "build_tools/glossgraph"

MODULES = sorted(PACKAGE.rglob("*.py"))

TESTED_ELSEWHERE = {
    "checks": "its folder holds glossaries, and `test_checks.py` beside it tries them",
    "cli/commands": "`cli/test_cli.py` runs them as a user does",
    "mkdocs_plugin": "`test_mkdocs_plugin.py` builds sites with it",
    "diagnostics": "its folder holds a glossary and its reports, and `test_diagnostics.py` beside it compares them",
}
"""The packages that have no folder of tests, and why."""

OF_NO_PACKAGE = {
    ".": "what the whole program promises",
    "browser": "what readers do with the site",
    "workflows": "what GitHub runs",
}
"""The folders of tests that are about no package, and what they are about."""

TOUCH_FILES = {
    "source/files.py",
    "source/snapshot.py",
    "importing/place.py",
    "output/__init__.py",
    "output/changing.py",
    "output/exchange.py",
    "output/lock.py",
    "output/private.py",
}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def short(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Yield what a module imports; a relative import starts with a dot."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{name.name}" for name in node.names)


def called(path: Path) -> set[str]:
    """Return the names of the functions and methods that a module calls."""
    calls = (node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    return {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}


def test_every_room_has_a_layer() -> None:
    assert {room(path) for path in MODULES} == HEIGHT.keys()


def test_imports_point_down() -> None:
    faults = []
    for path in MODULES:
        for name in imported(path):
            package, _, rest = name.partition(".")
            target = rest.partition(".")[0]
            if name.startswith("."):
                faults.append(f"{short(path)}: a relative import, of {name}")
            elif package != "glossgraph" or target == room(path):
                continue
            elif target not in HEIGHT:
                faults.append(f"{short(path)} imports {name}, which is in no layer")
            elif HEIGHT[target] >= HEIGHT[room(path)]:
                faults.append(f"{short(path)} imports {target}")
    assert not faults


def test_only_the_plugin_imports_mkdocs() -> None:
    importing = {room(path) for path in MODULES for name in imported(path) if name.partition(".")[0] == "mkdocs"}
    assert importing == {"mkdocs_plugin"}


def test_only_the_room_of_the_assistant_knows_its_protocol() -> None:
    sdk = {"anyio", "mcp", "mcp_types", "uvicorn"}
    importing = {room(path) for path in MODULES for name in imported(path) if name.partition(".")[0] in sdk}
    assert importing == {"assistant"}


def test_only_the_room_of_editors_knows_their_protocol() -> None:
    importing = {room(path) for path in MODULES for name in imported(path) if name.startswith(("lsprotocol", "pygls"))}
    assert importing == {"language_server"}


def test_only_a_few_modules_touch_files() -> None:
    touching = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "mkstemp", "unlink"}
    # the lists of CSL, the style sheets and scripts of the site, its words, and what new glossaries begin with
    readers = ("exports/json/__init__.py", "load/csl.py", "site/material/__init__.py", "words/__init__.py")
    readers += ("exports/parts/book/style.py", "starting/glossary.py")
    own = {path: {"read_text"} for path in readers}
    # the font of pictures is a file of the package, too, and a preview sends what it has written itself
    # a ZIP has files within it
    own["api/file.py"] = {"open"}
    own |= {path: {"read_bytes"} for path in ("pictures/font.py", "mkdocs_plugin/server.py")}
    allowed = own | dict.fromkeys(TOUCH_FILES, touching)
    faults = {short(path): called(path) & touching - allowed.get(short(path), set()) for path in MODULES}
    assert not {path: names for path, names in faults.items() if names}


def test_a_module_fits_its_room() -> None:
    lengths = {short(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert not {path: length for path, length in lengths.items() if length > 300}
    assert not [short(path) for path in MODULES if not ast.get_docstring(tree(path))]


def test_the_picture_of_readme_names_what_exists(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    picture = readme.partition("## The picture")[2].partition("```")[2].partition("```")[0]
    named = re.findall(r"^(\S+)\s{2,}\S", picture, re.MULTILINE)
    assert len(named) > 8
    for name in named:
        assert (project / name).exists(), name
    top = {path.name for path in project.iterdir() if not path.name.startswith(".")}
    generated = {"site", "exports"}
    assert top - generated == {name.rstrip("/").partition("/")[0] for name in named}


def test_readme_describes_every_command(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    modules = {path.stem.removesuffix("_") for path in (PACKAGE / "cli/commands").glob("[!_]*.py")}
    assert modules == set(COMMANDS)
    for name in COMMANDS:
        assert f"glossgraph {name}" in readme, name
        command = main.get_command(click.Context(main), name)
        assert command
        assert command.name == name
        assert command.help, name


def test_readme_counts_the_checks_in_tens(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    (tens,) = re.findall(r"More than (\d+) checks look", readme)
    assert int(tens) < len(checks.CHECKS) <= int(tens) + 10


def test_the_tests_mirror_the_packages() -> None:
    packages = {path.parent.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("__init__.py")} - {"."}
    tests = Path(__file__).parent
    tested = {path.parent.relative_to(tests).as_posix() for path in tests.rglob("test_*.py")}
    assert packages - tested == TESTED_ELSEWHERE.keys()
    # a room may be a single module as well
    assert tested - packages - {room(path) for path in MODULES} == OF_NO_PACKAGE.keys()
