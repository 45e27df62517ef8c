"""A site that is built again is what it would be if it were built for the first time, but only what changed is made."""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING

import pytest

from building import mkdocs
from rebuilding import Project, contents

if TYPE_CHECKING:
    from pathlib import Path

CHANGES = 14
"""How many changes are made one after the other; `REBUILDS=200` for more."""

SECONDS = 0.3
"""After which times builds are killed: multiples of this."""


@pytest.fixture
def project(tmp_path: Path, pytestconfig: pytest.Config) -> Project:
    return Project(tmp_path, pytestconfig.rootpath / "tests/bread")


def made(site: Path) -> dict[str, int]:
    """Return which file is at each path of a site: those of the site before are the same."""
    return {p.relative_to(site).as_posix(): p.stat().st_ino for p in site.rglob("*") if p.is_file()}


def test_a_first_build_is_that_of_mkdocs(project: Project, tmp_path: Path) -> None:
    assert project.build().returncode == 0
    done = mkdocs(project.folder / "mkdocs.yml", tmp_path / "by-mkdocs", GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert contents(project.site) == contents(tmp_path / "by-mkdocs")


def test_a_site_that_is_built_again_is_what_it_would_be_if_it_were_new(project: Project, tmp_path: Path) -> None:
    number, seed = int(os.environ.get("REBUILDS", CHANGES)), int(os.environ.get("SEED", "1"))
    chance = Random(seed)
    assert project.build().returncode == 0
    for _ in range(number):
        what = project.change(chance)
        again, new = project.build(), project.build(tmp_path / "new", kept=False)
        assert (again.returncode, again.stderr) == (new.returncode, new.stderr), what
        if not new.returncode:
            assert contents(project.site) == contents(tmp_path / "new"), what


def test_only_what_changed_is_made_again(project: Project) -> None:
    assert project.build().returncode == 0
    before = made(project.site)
    project.edit("terms/hydration.yml", lambda text: text.replace("make it slack.", "make it very slack."))
    assert project.build().returncode == 0
    again = {path for path, number in made(project.site).items() if number != before[path]}
    pages = {path for path in again if path.startswith(("terms/", "compare/", "stages/", "relations/", "kinds/"))}
    assert pages == {f"terms/hydration{ending}" for ending in ("/index.html", ".md", ".json", ".yml")}


def test_of_a_model_only_its_own_page_is_made_again(project: Project) -> None:
    assert project.build().returncode == 0
    before = made(project.site)
    edits = ("has grown too far.", "has grown much too far."), ("flour: 100, stiffness", "flour: 150, stiffness")
    project.edit("graph/models/rising.yml", lambda text: text.replace(*edits[0]).replace(*edits[1]))
    assert project.build().returncode == 0
    again = {path for path, number in made(project.site).items() if number != before[path]}
    # the list says what it is, too
    assert {path for path in again if path.startswith(("terms/", "stages/", "kinds/", "paths/", "models/"))} == {
        f"models/{name}" for name in ("rising/index.html", "rising.md", "index.html", "index.md")
    }


def test_a_file_of_the_site_that_somebody_has_changed_is_made_again(project: Project) -> None:
    assert project.build().returncode == 0
    before = contents(project.site)
    (project.site / "terms/dough/index.html").write_text("changed")
    (project.site / "terms/loaf/index.html").unlink()
    assert project.build().returncode == 0
    assert contents(project.site) == before


@pytest.mark.parametrize("damage", [b"{}", b"\xff" * 100])
def test_what_is_kept_can_be_damaged(damage: bytes, project: Project) -> None:
    assert project.build().returncode == 0
    before = contents(project.site)
    for path in project.cache.rglob("site"):
        path.write_bytes(damage + path.read_bytes()[len(damage) :])
    assert project.build().returncode == 0
    assert contents(project.site) == before


def test_nothing_is_kept_where_others_could_have_written(project: Project) -> None:
    (project.cache / "glossgraph").mkdir(parents=True)
    (project.cache / "glossgraph").chmod(0o777)
    assert project.build().returncode == 0
    assert contents(project.cache) == {}


def test_two_builds_at_once_wait_for_each_other(project: Project) -> None:
    with project.start() as first, project.start() as second:
        said = sorted(process.communicate()[1] for process in (first, second))
    assert (first.returncode, second.returncode) == (0, 0)
    assert said == ["", "another build is running here; waiting for it to end\n"]
    whole = contents(project.site)
    assert project.build().returncode == 0
    assert contents(project.site) == whole


def test_a_killed_build_leaves_the_old_site_or_the_new_one(project: Project) -> None:
    assert project.build().returncode == 0
    whole = contents(project.site)
    for number in range(1, 9):
        project.edit("terms/dough.yml", lambda text: text.replace("label: Dough", f"label: Dough {number}"))  # noqa: B023
        ended = project.kill_after(number * SECONDS)
        found = contents(project.site)
        assert project.build().returncode == 0
        new = contents(project.site)
        assert found in (whole, new), ended
        whole = new
    beside = [path.name for path in project.site.parent.iterdir()]
    assert sorted(beside) == ["cache", "project", "site"]
