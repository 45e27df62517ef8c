"""A draft may lack what a finished term needs: it passes the check, and has its page and its place in every export."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from glossgraph import checks, compiler, exports
from glossgraph.cli import main
from glossgraph.site.page import Site
from glossgraph.site.publish import publish

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary

HALF = "label: Half {}\nkind: {}\ndefinition: A thing of which not much is known yet, by its kind no. {}.\n"

MORE = {
    "half-edge": "edges:\n  leads-to:\n    dough:\n    half-quantity:\n",
    "half-story": "sequence:\n  - {term: half-happening}\n  - {term: half-quantity, date: in May}\n  - {term: dough}\n",
    "half-formula": "formula: {equation: L = A, where: {A: one}}\n",
}
"""What more drafts have besides: an edge without a reason, a story of terms without a step, a formula alone."""


@pytest.fixture
def half_written(project: Path, tmp_path: Path, bread: Glossary) -> Path:
    """The bread glossary with a draft of each kind that has nothing but what every file must have."""
    root = tmp_path / "glossary"
    for name in ("terms", "graph"):
        shutil.copytree(project / "tests/bread" / name, root / name)
    for number, kind in enumerate(bread.kinds):
        (root / f"terms/half-{kind}.yml").write_text(HALF.format(kind, kind, number), encoding="utf-8")
    for number, (id_, more) in enumerate(MORE.items(), start=len(bread.kinds)):
        text = HALF.format(id_.partition("-")[2], "tale" if "story" in id_ else "happening", number)
        (root / f"terms/{id_}.yml").write_text(text + more, encoding="utf-8")
    return root


def test_a_draft_passes_the_check_and_not_the_strict_one(half_written: Path) -> None:
    compiled = compiler.compile_glossary(half_written)
    assert compiled.summary.errors == 0
    asked = {checks.name(check) for check in checks.COMPLETENESS}
    assert {diagnostic.check for diagnostic in compiled.diagnostics} >= asked
    for arguments, code in (([], 0), (["--strict"], 1)):
        done = CliRunner().invoke(main, ["check", "--root", str(half_written), *arguments])
        assert done.exit_code == code, done.output


def test_the_same_term_fails_the_check_once_it_is_reviewed(half_written: Path) -> None:
    for file in (half_written / "terms").glob("half-*.yml"):
        file.write_text(file.read_text("utf-8") + "status: reviewed\n", encoding="utf-8")
    compiled = compiler.compile_glossary(half_written)
    errors = {d.check for d in compiled.diagnostics if d.severity == "error"}
    assert errors == {checks.name(check) for check in checks.COMPLETENESS}
    assert not any("the status becomes" in diagnostic.help for diagnostic in compiled.diagnostics)


def test_drafts_have_pages_and_exports(half_written: Path) -> None:
    glossary = compiler.compile_glossary(half_written).glossary
    output = publish(Site(glossary, twin=str))
    for id_ in glossary.terms:
        assert output.written[f"terms/{id_}.md"].strip()
    for export in exports.EXPORTS:
        assert all(text.strip() for text in exports.contents(glossary, [exports.name(export)]).values())
