"""The figures of one glossary: each function measures something, beside what it is compared with."""

from __future__ import annotations

import gzip
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from cost import cheapest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from project import Project

SMALL = 1_000
"""Up to how many terms a measurement is made several times."""

ROUNDS = 3

PARSING, MATERIAL = "parsing the files with libyaml", "Material alone, on the same Markdown"
MATERIAL_BY_CLOCK = f"{MATERIAL}, by the clock"
BUILD = "build"
THEIR_INDEX, THEIR_PAGE = "search index of Material alone, compressed", "largest page of Material alone"
"""The baselines."""

VENDORED = (".js", ".map", ".css")
"""The endings of the theme's own files."""


@dataclass(frozen=True)
class Figure:
    """What was measured, and the name of the figure that it is divided by, if there is one."""

    name: str
    value: float
    unit: str
    baseline: str = ""
    note: str = ""
    is_part: bool = False
    """Whether it is a part of another, too small for a row of its own."""

    def as_data(self) -> dict[str, object]:
        """Return it for JSON."""
        return asdict(self)


def check(project: Project) -> Iterator[Figure]:
    """Measure the check of all files, the next one after an edit, and one when nothing has changed."""
    parsing, checking, again, same = [], [], [], []
    for _ in range(ROUNDS if project.terms <= SMALL else 1):
        # in turns, so that what else goes on meets all of them
        parsing.append(project.script("parse.py"))
        checking.append(project.glossgraph("check", keep=False))
        project.edit()
        again.append(project.glossgraph("check"))
        same.append(project.glossgraph("check"))
    full = cheapest(checking)
    yield Figure(PARSING, cheapest(parsing).seconds, "s")
    yield Figure("check", full.seconds, "s", PARSING)
    yield Figure("check again, after one edit", cheapest(again).seconds, "s", PARSING)
    yield Figure("check again, nothing changed", cheapest(same).seconds, "s", PARSING)
    yield Figure("memory of the check", full.megabytes, "MB")


def exporting(project: Project) -> Iterator[Figure]:
    """Measure the command that writes every format, and what it needs at most."""
    done = project.glossgraph("export", "-o", project.folder / "exports")
    yield Figure("export, all formats", done.seconds, "s", PARSING)
    yield Figure("memory of the export", done.megabytes, "MB")


def asking(project: Project) -> Iterator[Figure]:
    """Measure how long it takes in Python to open what is known already, and to search it."""
    project.script("ask.py")
    runs = range(ROUNDS if project.terms <= SMALL else 1)
    found = [json.loads(project.script("ask.py").output.splitlines()[-1]) for _ in runs]
    least = {name: min(each[name] for each in found) for name in found[0]}
    yield Figure("open in Python, nothing changed", least["open"], "s", PARSING)
    yield Figure("first search", least["first"], "s", PARSING)
    yield Figure("another search", least["search"], "s", PARSING)


def inside(project: Project, *, with_map: bool) -> Iterator[Figure]:
    """Measure each check, each export, and the spine of the map."""
    done = project.script("inside.py", *([] if with_map else ["--no-map"]))
    found = json.loads(done.output.splitlines()[-1])
    slowest = max(found["checks"], key=found["checks"].get)
    yield Figure("slowest check", found["checks"][slowest], "s", PARSING, note=slowest)
    for name, seconds in found["checks"].items():
        yield Figure(name, seconds, "s", PARSING, is_part=True)
    for name, seconds in found["exports"].items():
        yield Figure(f"export {name}", seconds, "s", PARSING)
    for seconds in found.get("map", {}).values():
        yield Figure("spine of the map", seconds, "s", PARSING)
    yield Figure("memory of checks and exports", done.megabytes, "MB")


def site(project: Project) -> Iterator[Figure]:
    """Measure the build of the site, the next one after an edit, and what readers download."""
    project.write_pages()
    material = project.mkdocs()
    yield Figure(MATERIAL, material.seconds, "s")
    yield Figure(MATERIAL_BY_CLOCK, material.elapsed, "s")
    if zensical := project.zensical():
        yield Figure("Zensical alone, on the same Markdown", zensical.seconds, "s", MATERIAL)
    first = project.glossgraph("build", "-d", project.site, keep=False)
    yield Figure(BUILD, first.seconds, "s", MATERIAL)
    yield Figure("build, by the clock", first.elapsed, "s", MATERIAL_BY_CLOCK)
    yield Figure("memory of the build", first.megabytes, "MB")
    project.edit()
    yield Figure("build again, after one edit", project.glossgraph("build", "-d", project.site).seconds, "s", BUILD)
    yield Figure(THEIR_INDEX, _compressed(project.by_material / "search/search_index.json"), "kB")
    first = ("search/index.json", "search/names-0.json", "search/pages.json", "assets/search_index.js")
    yield Figure("read by each search", sum(_compressed(project.site / path) for path in first), "kB", THEIR_INDEX)
    pages = "*.html"
    yield Figure(THEIR_PAGE, _kilobytes(_largest(project.by_material, pages)), "kB")
    largest = _largest(project.site, pages)
    at = largest.parent.relative_to(project.site).as_posix()
    yield Figure("largest page", _kilobytes(largest), "kB", THEIR_PAGE, note=at)
    largest = _largest(project.site, "*")
    yield Figure("largest file", _kilobytes(largest), "kB", note=largest.relative_to(project.site).as_posix())


def preview(project: Project) -> Iterator[Figure]:
    """Measure pages that are made when somebody asks for them."""
    file = project.edit()
    found = json.loads(project.script("on_demand.py", file).output.splitlines()[-1])
    yield Figure("preview: first page, with the check", found["first"], "s", BUILD)
    yield Figure("preview: another page", found["page"], "s", BUILD)
    yield Figure("preview: page after its edit", found["edited"], "s", BUILD)


def _compressed(path: Path) -> float:
    return len(gzip.compress(path.read_bytes())) / 1000


def _kilobytes(path: Path) -> float:
    return path.stat().st_size / 1000


def _largest(site: Path, pattern: str) -> Path:
    """Return the largest file, except those of the theme and those for other tools."""
    files = (path for path in site.rglob(pattern) if path.is_file() and path.suffix not in VENDORED)
    return max((p for p in files if p.parent != site / "data"), key=lambda path: path.stat().st_size)
