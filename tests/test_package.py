"""What is installed by those who install the package, and what it says of itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from importlib.metadata import Distribution, distribution, metadata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from packaging.requirements import Requirement

import glossgraph

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_RELEASED = re.compile(r"\.(ci|gitattributes|github|gitignore|pre-commit-hooks\.yaml|vscode)(/|$)")
"""What is of use in the repository alone."""


def test_the_package_names_its_licence_as_pep_639_has_it() -> None:
    said = metadata("glossgraph")
    assert said["License-Expression"] == "Apache-2.0 AND OFL-1.1", (
        "it was installed before pyproject.toml changed: run `make site`"
    )
    assert said.get_all("License-File") == ["LICENSE", "build_tools/glossgraph/pictures/fonts/LICENSE.txt"]


def files_of(project: Path) -> set[str]:
    """Return what belongs to the repository."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=project, capture_output=True, check=True).stdout
    names = {os.fsdecode(name) for name in listed.split(b"\0") if name}
    return {name for name in names if os.path.lexists(project / name)}


@pytest.fixture(scope="module")
def dist(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution, and with the wheel that is made from it."""
    copy = tmp_path_factory.mktemp("source")
    for name in files_of(project):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(project / name, copy / name, follow_symlinks=False)
    target = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), str(copy)]
    # which version builds it is said by the constraints, where it is released
    done = subprocess.run([*command, "--skip-dependency-check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return target


def test_the_source_distribution_is_complete(project: Path, dist: Path) -> None:
    (path,) = dist.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        members = {name.partition("/")[2] for name in archive.getnames()}
    assert not {name for name in files_of(project) if not NOT_RELEASED.match(name)} - members


def test_the_wheel_holds_the_package_and_its_licences(project: Path, dist: Path) -> None:
    (path,) = dist.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        members = set(archive.namelist())
    inside = {name.removeprefix("build_tools/") for name in files_of(project) if name.startswith("build_tools/")}
    assert not inside - members
    others = {name for name in members if not name.startswith("glossgraph/")}
    assert {name.partition("/")[0] for name in others} == {f"glossgraph-{metadata('glossgraph')['Version']}.dist-info"}
    assert len([name for name in others if "/licenses/" in name]) == 2


def needed(by: Distribution, extras: frozenset[str] = frozenset()) -> Iterator[Distribution]:
    """Yield the distributions that one asks for, and those that they ask for."""
    for line in by.requires or ():
        asked = Requirement(line)
        if not asked.marker or any(asked.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            found = distribution(asked.name)
            assert found.version in asked.specifier, line
            yield found
            yield from needed(found, frozenset(asked.extras))


@pytest.fixture(scope="module")
def empty(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment with the package and what it asks for, and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True)
    places = sysconfig.get_paths(vars={"base": str(folder), "platbase": str(folder)})
    (wheel,) = dist.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "--python", str(folder), "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-index", "--no-compile", str(wheel)], check=True)
    # as the registry would give them, and in no time
    (installed,) = Path(places["purelib"]).glob("glossgraph-*.dist-info")
    for found in {found.name: found for found in needed(Distribution.at(installed))}.values():
        for top in {file.parts[0] for file in found.files or () if file.parts[0] not in {"..", "__pycache__"}}:
            link = Path(places["purelib"]) / top
            if not link.exists():
                link.symlink_to(Path(str(found.locate_file(top))))
    return Path(places["scripts"])


def test_it_works_where_nothing_else_is_installed(empty: Path, tmp_path: Path) -> None:
    environment = {"PATH": str(empty), "HOME": str(tmp_path)}

    def run(*words: str) -> str:
        done = subprocess.run(
            [str(empty / "glossgraph"), *words],
            cwd=tmp_path / "new",
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    (tmp_path / "new").mkdir()
    where = subprocess.run(
        [str(empty / "python"), "-c", "import glossgraph; print(glossgraph.__file__)"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(where.stdout).is_relative_to(empty.parent)
    run("init")
    config = tmp_path / "new/mkdocs.yml"
    # a few formats tell what all would
    config.write_text(
        config.read_text("utf-8").replace("glossgraph", "glossgraph: {formats: [json]}", 1), encoding="utf-8"
    )
    run("check")
    run("build")
    run("export", "json", "csv")
    assert (tmp_path / "new/site/index.html").is_file()
    assert (tmp_path / "new/exports/glossary.json").is_file()
    assert metadata("glossgraph")["Version"] in run("--version")


def test_readme_names_what_can_be_installed_beside_it(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    extras = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    section = readme.partition("\n## To install it\n")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == extras.keys() - {"dev"}


def test_the_version_stands_in_one_place(project: Path) -> None:
    version = metadata("glossgraph")["Version"]
    pyproject = (project / "pyproject.toml").read_text(encoding="utf-8")
    assert re.findall(r'^version = "(.*)"', pyproject, re.MULTILINE) == [version]
    # nothing of the package says it once more
    said = re.compile(rf"\b{re.escape(version)}\b")
    package = Path(glossgraph.__file__).parent
    assert not [path for path in package.rglob("*.py") if said.search(path.read_text(encoding="utf-8"))]
    about = yaml.safe_load((project / "CITATION.cff").read_text(encoding="utf-8"))
    changelog = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    latest = re.findall(r"^## \[(\d.*?)\] - (\d{4}-\d\d-\d\d)$", changelog, re.MULTILINE)[0]
    assert (about["version"], about["date-released"]) == latest
    assert latest[0] == version
    # which Python it needs is told to people, too
    needed_python = metadata("glossgraph")["Requires-Python"].removeprefix(">=")
    assert f"Python {needed_python}" in (project / "docs/versions.md").read_text(encoding="utf-8")
    assert f"Python {needed_python}" in (project / "README.md").read_text(encoding="utf-8")
