"""The guide for those who write models: its example is right, and shows what the text says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from glossgraph import checks
from glossgraph.checks.of_models import OF_MODELS
from glossgraph.compiler import compile_glossary
from glossgraph.running import run

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.compiler import Compiled

FILE = "graph/models/falling-price.yml"


@pytest.fixture(scope="module")
def guide(project: Path) -> str:
    return (project / "docs/writing-models.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def compiled(guide: str, project: Path, tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    """Return a glossary with nothing but the example of the guide, and terms and a source for it."""
    example = re.search(r"^```yaml\n(# yaml-language-server: .*?)^```$", guide, re.MULTILINE | re.DOTALL)
    assert example
    root = tmp_path_factory.mktemp("guide")
    (root / "terms").mkdir()
    for id_ in {*re.findall(r"term: ([a-z-]+)", example[1]), *re.findall(r"\[\[([a-z-]+)", example[1])}:
        assert any((project / "terms").rglob(f"{id_}.yml")), id_
        term = f"label: {id_.replace('-', ' ').capitalize()}\nkind: measure\ndefinition: A number with {id_}.\n"
        (root / f"terms/{id_}.yml").write_text(term, encoding="utf-8")
    for file in (FILE, "graph/kinds.yml", "graph/relations.yml", "graph/references.yml"):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / FILE).write_text(example[1], encoding="utf-8")
    (root / "graph/kinds.yml").write_text("measure: {label: Measure}\n", encoding="utf-8")
    (root / "graph/relations.yml").write_text("{}\n", encoding="utf-8")
    references = (project / "graph/references.yml").read_text(encoding="utf-8")
    (root / "graph/references.yml").write_text(references, encoding="utf-8")
    return compile_glossary(root, strict=True)


def test_the_example_is_right(compiled: Compiled) -> None:
    assert compiled.glossary.models["falling-price"]
    assert not [each for each in compiled.diagnostics if each.place.file == FILE]


def test_the_example_ends_with_its_condition(compiled: Compiled) -> None:
    done = run(compiled.glossary.models["falling-price"])
    assert done.ending.kind == "condition"
    assert done.told[1:] == (0,) * done.rounds


def test_the_guide_names_every_check_of_models(guide: str) -> None:
    named = set(re.findall(r"\(checks/([a-z-]+)\.md\)", guide))
    assert named <= {checks.name(check) for check in checks.CHECKS}
    assert named >= {checks.name(check) for check in OF_MODELS}
