"""Terms that are no longer to be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossgraph import compiler
from glossgraph.editing.deprecating import deprecating, still_naming
from glossgraph.editing.refused import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.compiler import Compiled


@pytest.fixture(scope="module")
def bakery(project: Path) -> Compiled:
    return compiler.compile_glossary(project / "tests/bread")


def test_its_file_says_so(bakery: Compiled) -> None:
    change = deprecating(bakery, "dough", "starter", "It is *old*.")
    before = bakery.texts["terms/dough.yml"]
    more = "status: deprecated\nreplaced_by: starter\n"
    after = change.after["terms/dough.yml"] or ""
    assert [row for row in after.splitlines() if row not in before.splitlines()] == [
        *more.splitlines(),
        "status_reason: It is *old*.",
    ]
    assert change.files == ("terms/dough.yml",)


def test_what_still_names_it_is_known(bakery: Compiled) -> None:
    found = {(file, ".".join(map(str, each.path))) for file, each in still_naming(bakery, "dough")}
    assert ("graph/paths.yml", "0.stops.0.term") in found
    assert ("graph/paths.yml", "0.description") in found
    assert "terms/dough.yml" not in {file for file, _ in found}


@pytest.mark.parametrize(
    ("id_", "instead", "message"),
    [
        ("dough", "dough", "cannot be replaced by itself"),
        ("dough", "old-tale", "`old-tale` is deprecated itself; it is replaced by `sunday`"),
        ("old-tale", "sunday", "`old-tale` is deprecated already, in favour of `sunday`"),
        ("dough", "lof", "no term is called `lof`"),
    ],
)
def test_what_cannot_be_is_refused(bakery: Compiled, id_: str, instead: str, message: str) -> None:
    with pytest.raises(RefusedError, match=message):
        deprecating(bakery, id_, instead)
