"""A diagnostic that is excepted is no longer reported, and no page or export fails because of it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from glossgraph import checks, exports, source
from glossgraph.checks import unused_exception
from glossgraph.checks.exceptions import owner
from glossgraph.load import load
from glossgraph.site.material.navigation import navigation
from glossgraph.site.page import Site
from glossgraph.site.publish import publish
from wrong import CASES, FOUNDATION, name_of, sound, whole

if TYPE_CHECKING:
    from glossgraph.diagnostics import Diagnostic
    from glossgraph.model import Glossary

CAN_BE_EXCEPTED = {checks.name(check) for check in checks.CHECKS if checks.allows_exceptions(check)}
"""The names of the checks that allow exceptions."""

CAN_BE_SET = {checks.name(check) for check in checks.CHECKS if checks.can_be_set(check)}
"""The names of the checks that a glossary can switch off: their faults, too, stop no page."""

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


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_what_is_excepted_is_not_reported(case: Path, tmp_path: Path) -> None:
    glossary = load(whole(tmp_path / "glossary", case)).glossary
    with_exceptions = excepted(glossary, list(checks.run(glossary, strict=True)))
    remaining = list(checks.run(with_exceptions, strict=True))
    assert [d for d in remaining if d.check in CAN_BE_EXCEPTED and has_owner(with_exceptions, d)] == []


@pytest.mark.parametrize("case", [*CASES, None], ids=name_of)
def test_what_is_excepted_stops_no_page_and_no_export(case: Path | None, tmp_path: Path) -> None:
    glossary = load(sound(tmp_path / "glossary", case)).glossary
    with_exceptions = excepted(glossary, list(checks.run(glossary, strict=True)))
    assert {diagnostic.check for diagnostic in checks.run(with_exceptions)} & FOUNDATION == set()
    output = publish(Site(with_exceptions))
    assert output.pages
    # an exported list can be without rows, as that of the terms here, where no definition is shown
    assert all(text.strip() for path, text in output.written.items() if not path.startswith("data/"))
    assert navigation(output.pages)
    for export in exports.EXPORTS:
        assert exports.contents(with_exceptions, [exports.name(export)])


def test_every_check_whose_faults_can_be_kept_is_tried_on_pages(tmp_path: Path) -> None:
    tried: set[str] = set()
    for number, case in enumerate([*CASES, None]):
        glossary = replace(load(sound(tmp_path / str(number), case)).glossary, today=source.today())
        tried |= {diagnostic.check for diagnostic in checks.run(glossary, strict=True)}
    # no page says what git knows of old names, nor which exceptions there are
    without_page = {checks.name(check) for check in (*checks.OF_HISTORY, unused_exception)}
    assert tried >= CAN_BE_SET - without_page


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
