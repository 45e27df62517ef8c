"""The extension for VS Code: what it starts, and that it becomes a package."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from glossgraph import output
from judging import LIBRARIES, judge

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def extension(project: Path) -> Path:
    return project / "editors/vscode"


def started(extension: Path, folder: Path, said: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(judge("extension", extension / "extension.js", folder, json.dumps(said)))
    return found


def test_it_starts_the_program_of_the_folder(extension: Path, tmp_path: Path) -> None:
    found = started(extension, tmp_path, [])
    assert (found["server"]["command"], found["server"]["args"]) == ("glossgraph", ["lsp"])
    assert (found["starts"], found["stops"], found["errors"]) == (2, 2, [])
    patterns = [each["pattern"] for each in found["client"]["documentSelector"]]
    assert patterns == ["**/terms/**/*.{yml,yaml}", "**/graph/**/*.{yml,yaml}"]
    assert found["subscriptions"] == 2
    output.write(tmp_path, {".venv/bin/glossgraph": ""})
    assert started(extension, tmp_path, [])["server"]["command"] == str(tmp_path / ".venv/bin/glossgraph")
    server = started(extension, tmp_path, ["python", "-m", "glossgraph"])["server"]
    assert (server["command"], server["args"]) == ("python", ["-m", "glossgraph", "lsp"])


def test_it_says_what_to_do_where_the_program_is_missing(extension: Path, tmp_path: Path) -> None:
    found = started(extension, tmp_path, ["missing"])
    assert found["errors"][0].startswith("`missing lsp` could not be started: spawn missing ENOENT. Install it in")
    assert "stops" not in found


def test_it_runs_in_trusted_folders_only(extension: Path) -> None:
    manifest = json.loads((extension / "package.json").read_text("utf-8"))
    assert manifest["capabilities"]["untrustedWorkspaces"]["supported"] is False
    commands = [each["command"] for each in manifest["contributes"]["commands"]]
    assert commands == ["glossgraph.restart"]
    # a folder that is opened cannot say by itself what is to be run on every machine
    (setting,) = manifest["contributes"]["configuration"]["properties"].values()
    assert setting["scope"] == "machine-overridable"
    judges = json.loads((extension.parent.parent / "tests/judges/package.json").read_text("utf-8"))["dependencies"]
    needed = {**manifest["dependencies"], **manifest["devDependencies"]}
    assert needed.items() <= judges.items()


def test_it_becomes_a_package(extension: Path, tmp_path: Path) -> None:
    folder = tmp_path / "vscode"
    ignored = shutil.ignore_patterns("node_modules", "dist", "*.vsix")
    shutil.copytree(extension, folder, ignore=ignored)
    (folder / "node_modules").symlink_to(LIBRARIES)
    environment = os.environ | {"PATH": f"{LIBRARIES / '.bin'}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["npm", "run", "--silent", "package"], cwd=folder, capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (package,) = folder.glob("*.vsix")
    with zipfile.ZipFile(package) as packed:
        names = {name for name in packed.namelist() if name.startswith("extension/")}
        code = packed.read("extension/dist/extension.js").decode()
    assert names == {"extension/package.json", "extension/readme.md", "extension/dist/extension.js"}
    # the client is in it, and only VS Code itself is left to be found
    assert "LanguageClient" in code
    assert 'require("vscode")' in code
    assert "vscode-languageclient/node" not in code
