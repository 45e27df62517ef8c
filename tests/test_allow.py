"""A diagnostic that is excepted is no longer reported, and no page or export fails because of it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from glossgraph import checks, exports
from glossgraph.checks.exceptions import owner
from glossgraph.load import load
from glossgraph.site.material.navigation import navigation
from glossgraph.site.page import Site
from glossgraph.site.publish import publish

if TYPE_CHECKING:
    from glossgraph.diagnostics import Diagnostic
    from glossgraph.model import Glossary

FOLDER = Path(__file__).parent / "checks"

CASES = sorted(path.parent for path in FOLDER.rglob("terms"))

CAN_BE_EXCEPTED = {checks.name(check) for check in checks.CHECKS if checks.allows_exceptions(check)}
"""The names of the checks that allow exceptions."""

FOUNDATION = {checks.name(check) for check in checks.FOUNDATION}

REASON = "It is so on purpose."


def excepted(glossary: Glossary, diagnostics: list[Diagnostic]) -> Glossary:
    """Return a glossary in which every term and every path makes an exception for each of its diagnostics."""
    wanted: dict[tuple[str, int], dict[str, str]] = {}
    for diagnostic in diagnostics:
        if diagnostic.check in CAN_BE_EXCEPTED:
            wanted.setdefault(owner(diagnostic), {})[diagnostic.check] = REASON
    terms = {t.id: replace(t, allow={**t.allow, **wanted.get((t.file, -1), {})}) for t in glossary.terms.values()}
    paths = {
        path.id: replace(path, allow={**path.allow, **wanted.get(("graph/paths.yml", row), {})})
        for row, path in enumerate(glossary.paths.values())
    }
    return replace(glossary, terms=terms, paths=paths)


def has_owner(glossary: Glossary, diagnostic: Diagnostic) -> bool:
    """Tell whether there is a place for an exception: the other files of `graph/` have none."""
    return owner(diagnostic)[0] in {term.file for term in glossary.terms.values()} | {"graph/paths.yml"}


EXTRA = """\
label: Dry spell
kind: event
stage: trouble
definition: A time without rain.
explanation: Nothing falls.
faq: [{question: It ends, answer: It does.}]
sequence:
  - {term: late, at: someone, state: Waits}
  - {term: early, at: someone, state: Waits again}
examples: [{title: One, given: {a: 1}, formula: a + b, result: 2}]
"""
"""A term with the faults that the fixtures contain only together with names that lead nowhere."""


def sound(folder: Path, case: Path | None) -> Path:
    """Make a glossary of a fixture without the files in which names lead nowhere: they stop every build."""
    shutil.copytree(FOLDER / "graph", folder / "graph")
    if case:
        shutil.copytree(case, folder, dirs_exist_ok=True)
    else:
        (folder / "terms").mkdir()
        (folder / "terms/dry.yml").write_text(EXTRA, encoding="utf-8")
        for name, kind in (("early", "event\nstage: calm"), ("late", "event\nstage: panic"), ("someone", "actor")):
            term = f"label: {name.capitalize()}\nkind: {kind}\ndefinition: What is {name} in a year.\n"
            (folder / f"terms/{name}.yml").write_text(term, encoding="utf-8")
    while faulty := at_fault(folder):
        for file in faulty:
            usual = FOLDER / file
            if usual.exists() and usual.read_bytes() != (folder / file).read_bytes():
                shutil.copyfile(usual, folder / file)
            else:
                (folder / file).unlink()
    return folder


def at_fault(root: Path) -> set[str]:
    """Return the existing files of a glossary in which a check of the foundation finds a fault."""
    files = {d.place.file for d in checks.run(load(root).glossary) if d.check in FOUNDATION}
    return {file for file in files if (root / file).exists()}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_what_is_excepted_is_not_reported(case: Path, tmp_path: Path) -> None:
    shutil.copytree(FOLDER / "graph", tmp_path / "graph")
    shutil.copytree(case, tmp_path, dirs_exist_ok=True)
    glossary = load(tmp_path).glossary
    with_exceptions = excepted(glossary, list(checks.run(glossary, strict=True)))
    remaining = list(checks.run(with_exceptions, strict=True))
    assert [d for d in remaining if d.check in CAN_BE_EXCEPTED and has_owner(with_exceptions, d)] == []


@pytest.mark.parametrize("case", [*CASES, None], ids=lambda path: path.relative_to(FOLDER).as_posix() if path else "")
def test_what_is_excepted_stops_no_page_and_no_export(case: Path | None, tmp_path: Path) -> None:
    glossary = load(sound(tmp_path / "glossary", case)).glossary
    with_exceptions = excepted(glossary, list(checks.run(glossary, strict=True)))
    assert {diagnostic.check for diagnostic in checks.run(with_exceptions)} & FOUNDATION == set()
    output = publish(Site(with_exceptions))
    assert output.pages
    assert all(text.strip() for text in output.written.values())
    assert navigation(output.pages)
    for export in exports.EXPORTS:
        assert exports.export(with_exceptions, [exports.name(export)])


def test_every_check_that_can_be_excepted_is_tried_on_pages(tmp_path: Path) -> None:
    tried: set[str] = set()
    for number, case in enumerate([*CASES, None]):
        glossary = load(sound(tmp_path / str(number), case)).glossary
        tried |= {diagnostic.check for diagnostic in checks.run(glossary, strict=True)}
    # no page says what git knows of old names
    assert tried >= CAN_BE_EXCEPTED - {checks.name(check) for check in checks.OF_HISTORY}


REASONS = {
    "blank": ('"  "', "`dead-end` is empty"),
    "empty": ('""', "`dead-end` is empty"),
    "nothing": ("", "`dead-end` must be text, and it is empty"),
    "null": ("null", "`dead-end` must be text, and `null` is empty"),
    "number": ("5", "`dead-end` must be text, and `5` is a number"),
    "truth": ("true", "`dead-end` must be text, and `true` is true or false"),
    "list": ("[a, b]", "`dead-end` must be text, and `[a, b]` is a list"),
    "mapping": ("{reason: a}", "`dead-end` must be text, and `{reason: a}` is a mapping"),
}
"""What is written in the place of a reason, and the message about it."""


@pytest.mark.parametrize(("written", "message"), REASONS.values(), ids=REASONS)
@pytest.mark.parametrize("file", ["terms/rain.yml", "graph/paths.yml"])
def test_an_exception_needs_a_reason(file: str, written: str, message: str, tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parent / "nasty/glossary", tmp_path / "glossary")
    path = tmp_path / "glossary" / file
    indent = "  " if file.startswith("graph") else ""
    text = f"{path.read_text(encoding='utf-8')}{indent}allow:\n{indent}  dead-end: {written}".rstrip() + "\n"
    path.write_text(text, encoding="utf-8")
    glossary = load(tmp_path / "glossary").glossary
    (problem,) = glossary.problems
    assert (problem.check, problem.message) == ("wrong-type", message)
    assert problem.help == "say in a sentence why the check does not apply here"
    assert problem.place.path[-2:] == ("allow", "dead-end")
    # it is no exception, and no second mistake either
    assert [diagnostic.check for diagnostic in checks.run(glossary)] == ["wrong-type"]
