"""How many problems are listed: up to a thousand of a sort, and then a word on the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossgraph import checks
from glossgraph.load import shapes
from glossgraph.load.validate import validated
from glossgraph.model import Edge, Flow, Glossary, Relation, Term

if TYPE_CHECKING:
    from glossgraph.diagnostics import Diagnostic


def dangling(number: int) -> list[Diagnostic]:
    """Return what is found in a term with so many edges that lead nowhere."""
    edges = tuple(Edge("a", "triggers", f"nowhere-{n:04}", "It sets it off.") for n in range(number))
    relation = Relation("triggers", "triggers", "is triggered by", Flow.FORWARD)
    term = Term("a", "terms/a.yml", "A", "event", "A thing.", edges=edges)
    found = checks.run(Glossary(terms={"a": term}, relations={"triggers": relation}))
    return [diagnostic for diagnostic in found if diagnostic.check == "dangling-edge"]


@pytest.mark.parametrize("number", [999, 1_000])
def test_a_thousand_errors_of_a_check_are_listed(number: int) -> None:
    found = dangling(number)
    assert [diagnostic.message for diagnostic in found] == [
        f"no term is called `nowhere-{n:04}`" for n in range(number)
    ]


@pytest.mark.parametrize("number", [1_001, 1_500])
def test_of_more_errors_of_a_check_the_first_thousand_are_listed(number: int) -> None:
    *found, last = dangling(number)
    assert [diagnostic.message for diagnostic in found] == [f"no term is called `nowhere-{n:04}`" for n in range(1_000)]
    assert last.message == "there are more than 1,000 errors of this sort, and the rest is not listed"


def mistyped(number: int) -> list[str]:
    """Return what is found in a file with so many mistakes."""
    values = {"label": "A", "kind": "event", "definition": "A thing.", "boundaries": [5] * number}
    return [diagnostic.message for diagnostic in validated(shapes.TermShape, values, "terms/a.yml", "")[1]]


@pytest.mark.parametrize(
    ("number", "listed", "rest"),
    [
        (999, 999, []),
        (1_000, 1_000, []),
        (1_001, 1_000, ["the file has 1 more mistake"]),
        (2_234, 1_000, ["the file has 1,234 more mistakes"]),
    ],
)
def test_a_thousand_mistakes_of_a_file_are_listed(number: int, listed: int, rest: list[str]) -> None:
    wrong = [f"item {n} of `boundaries` must be text, and it is a number" for n in range(1, listed + 1)]
    assert mistyped(number) == wrong + rest
