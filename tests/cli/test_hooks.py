"""The hook that pre-commit runs in other repositories: what it is given, and what it says."""

from __future__ import annotations

import re
import shlex
import shutil
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner

from glossgraph.cli import main
from glossgraph.output import write
from tiny import tiny_glossary

if TYPE_CHECKING:
    from pathlib import Path


def hooks(project: Path) -> list[dict[str, Any]]:
    listed = yaml.safe_load((project / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert isinstance(listed, list)
    return listed


@pytest.fixture
def hook(project: Path) -> dict[str, Any]:
    (hook,) = (hook for hook in hooks(project) if hook["id"] == "glossgraph")
    return hook


def test_a_hook_gives_these_files_their_form(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (hook,) = (hook for hook in hooks(project) if hook["id"] == "glossgraph-fmt")
    write(tmp_path / "kb", tiny_glossary())
    monkeypatch.chdir(tmp_path)
    program, *words = shlex.split(hook["entry"])
    assert program == "glossgraph"
    before = (tmp_path / "kb/terms/end.yml").read_bytes()
    # as pre-commit sees it, a hook that has changed a file has failed
    done = CliRunner().invoke(main, [*words, "kb/terms/begin.yml"])
    assert done.exit_code in {0, 1}, done.output
    assert (tmp_path / "kb/terms/begin.yml").read_text(encoding="utf-8") != tiny_glossary()["terms/begin.yml"]
    assert (tmp_path / "kb/terms/end.yml").read_bytes() == before


def test_the_hook_is_given_the_files_of_glossaries_alone(hook: dict[str, Any], project: Path) -> None:
    files = [
        path.relative_to(project).as_posix() for folder in ("terms", "graph") for path in project.glob(f"{folder}/**/*")
    ]
    files += ["kb/terms/a.yaml", "README.md", "mkdocs.yml", "docs/terms.yml"]
    given = {file for file in files if re.search(hook["files"], file)}
    assert given == {
        file for file in files if re.match(r"(kb/)?(terms|graph)/", file) and file.endswith(("yml", "yaml"))
    }


def test_the_hook_names_what_is_wrong_in_these_files(
    hook: dict[str, Any], project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(project / "tests/diagnostics/glossary", tmp_path / "kb")
    monkeypatch.chdir(tmp_path)
    program, *words = shlex.split(hook["entry"])
    assert program == "glossgraph"
    for file, code in (("kb/terms/margin-call.yml", 1), ("kb/graph/stages.yml", 0)):
        done = CliRunner().invoke(main, [*words, file])
        assert done.exit_code == code
        assert "in 1 file, in" in done.output


def test_readme_names_the_hooks(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"```yaml\n# \.pre-commit-config\.yaml\n(.*?)```", readme, re.DOTALL)
    (repository,) = yaml.safe_load(recipe)["repos"]
    assert repository["hooks"] == [{"id": hook["id"]} for hook in hooks(project)]
