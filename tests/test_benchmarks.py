"""How much is done for a glossary in the shape of the real one: nothing twice, and no more for a term among many.

What can be counted is counted; the one time is a ratio of two that are measured in turns. Each may be a quarter above
its bound.
"""

from __future__ import annotations

import cProfile
import json
import time
from collections import deque
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

import pytest
import yaml

import glossgraph
from generate import write_glossary
from glossgraph import checks, compiler, exports, load, source
from project import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

A_QUARTER_MORE = 1.25

CHECK = 2.4
"""How many times as long as parsing a check takes."""

OPEN = 0.3
"""What part of the time of parsing it takes to open a glossary again, without the imports."""

CONVERSIONS, TEMPLATES = 9, 5.5
"""How often Markdown is converted, and a template filled, for each page of a site that is built."""

REMADE = 4
"""How many pages are made again when a word of an explanation changed."""

STEPS = 20
"""By how many calls for each term any number may grow: not every relation is there among few."""

ROUNDS = 5

FEW, MANY, SITE = 40, 120, 20


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("many"), str(MANY))


def test_a_generated_glossary_has_no_faults(project: Project) -> None:
    compiled = compiler.compile_glossary(project.root, strict=True)
    assert compiled.diagnostics == ()
    assert compiled.summary.terms >= MANY


def seconds(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def parse(root: Path) -> None:
    for path in root.glob("*/*.yml"):
        yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)


def test_a_check_takes_a_few_times_as_long_as_parsing(project: Project) -> None:
    root = project.root
    rounds = [(seconds(lambda: parse(root)), seconds(lambda: compiler.compile_glossary(root))) for _ in range(ROUNDS)]
    parsing, checking = map(min, zip(*rounds, strict=True))
    assert checking / parsing < CHECK * A_QUARTER_MORE


def test_what_is_known_is_opened_in_a_part_of_the_time_that_parsing_takes(project: Project) -> None:
    root = project.root
    glossgraph.open(root)
    rounds = [(seconds(lambda: parse(root)), seconds(lambda: glossgraph.open(root))) for _ in range(ROUNDS)]
    parsing, opening = map(min, zip(*rounds, strict=True))
    assert opening / parsing < OPEN * A_QUARTER_MORE


def test_a_check_parses_only_what_was_edited(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    original = source.parse
    monkeypatch.setattr(source, "parse", lambda text: parsed.append(text) or original(text))
    memory = load.Memory()
    compiler.compile_glossary(project.root, memory=memory)
    assert len(parsed) == len(list(project.root.glob("*/*.yml")))
    parsed.clear()
    edited = project.edit()
    compiler.compile_glossary(project.root, memory=memory)
    assert parsed == [edited.read_text("utf-8")]


def calls(action: Callable[[], Iterable[object]]) -> int:
    """Return how many functions are called to get everything that an action yields."""
    profile = cProfile.Profile()
    profile.runcall(lambda: deque(action(), maxlen=0))
    return sum(entry.callcount for entry in profile.getstats())


def calls_per_term(root: Path) -> dict[str, float]:
    """Return how many functions each check and each export calls for each term."""
    glossary = load.load(root).glossary
    actions: dict[str, Callable[[], Iterable[object]]] = {}
    for check in checks.CHECKS:
        actions[checks.name(check)] = partial(check.check, glossary)
    for export in exports.offered(()):
        actions[exports.name(export)] = lambda export=export: chain.from_iterable(export.export(glossary).values())
    # loading yields nothing, but should take its share as well
    actions["load"] = lambda: [load.load(root)]
    return {name: calls(action) / len(glossary.terms) for name, action in actions.items()}


def test_a_term_among_many_costs_no_more_than_one_among_few(project: Project, tmp_path: Path) -> None:
    write_glossary(tmp_path / "few", FEW)
    among_few, among_many = calls_per_term(tmp_path / "few"), calls_per_term(project.root)
    grown = {n: (few, among_many[n]) for n, few in among_few.items() if among_many[n] > few * A_QUARTER_MORE + STEPS}
    assert grown == {}


def test_a_build_makes_each_page_once_and_after_an_edit_a_few(tmp_path: Path) -> None:
    project = Project(tmp_path, str(SITE))

    def built() -> dict[str, int]:
        counts: dict[str, int] = json.loads(project.build_counted().output.splitlines()[-1])
        return counts

    first = built()
    pages = len(list(project.site.rglob("index.html")))
    assert first["pages"] == pages
    assert first["conversions"] < pages * CONVERSIONS * A_QUARTER_MORE
    assert first["templates"] < pages * TEMPLATES * A_QUARTER_MORE
    project.edit()
    assert built()["pages"] <= REMADE * A_QUARTER_MORE
