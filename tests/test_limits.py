"""How much of what is found is listed: all is counted, and the first of each check are looked at closely."""

from __future__ import annotations

from dataclasses import replace

import pytest

from glossgraph import checks, diagnostics
from glossgraph.diagnostics import Diagnostic, Place, Severity, near
from glossgraph.diagnostics.group import ALL, listing
from glossgraph.load import shapes
from glossgraph.load.validate import validated
from glossgraph.model import Edge, Flow, Glossary, Relation, Term
from glossgraph.source import Span


def dangling(number: int, terms: int = 1) -> list[Diagnostic]:
    """Return what is found in terms with so many edges each that lead nowhere."""
    relation = Relation("triggers", "triggers", "is triggered by", Flow.FORWARD)
    edges = [Edge("", "triggers", f"nowhere-{n:04}", "It sets it off.") for n in range(number)]
    glossary = Glossary(
        terms={
            id_: Term(id_, f"terms/{id_}.yml", id_, "event", "A.", edges=tuple(replace(e, source=id_) for e in edges))
            for id_ in (f"term-{n:03}" for n in range(terms))
        },
        relations={"triggers": relation},
    )
    return [diagnostic for diagnostic in checks.run(glossary) if diagnostic.check == "dangling-edge"]


def test_whatever_is_found_is_counted() -> None:
    assert [d.message for d in dangling(1_500)] == [f"no term is called `nowhere-{n:04}`" for n in range(1_500)]


@pytest.mark.parametrize(("limit", "listed"), [(0, 0), (1, 1), (20, 20), (50, 50), (51, 50), (ALL, 50)])
def test_of_each_check_the_first_files_are_listed(limit: int, listed: int) -> None:
    found = dangling(50)
    others = [Diagnostic("bad-id", f"{n}", Place(f"terms/{n}.yml"), severity=Severity.WARNING) for n in range(5)]
    groups, tallies = listing([*reversed(others), *found], {}, limit=limit)
    shown = [group.first.diagnostic for group in groups]
    assert {d.message for d in shown if d.check == "dangling-edge"} == {d.message for d in found[:listed]}
    assert [d.message for d in shown if d.check == "bad-id"] == [f"{n}" for n in range(min(limit, 5))]
    assert tallies == (
        ("dangling-edge", Severity.ERROR, 50, listed),
        ("bad-id", Severity.WARNING, 5, min(limit, 5)),
    )


def test_equal_ones_count_once_where_they_are_shown_once() -> None:
    found = dangling(3, terms=40)
    groups, (tally,) = listing(found, {}, limit=2, places=6)
    assert [(group.size, group.rest) for group in groups] == [(40, "39 more, in 39 files")] * 2
    # places are found of those that are shown alone
    assert [[one.diagnostic.place.file for one in group.located] for group in groups] == [
        [f"terms/term-{n:03}.yml" for n in range(6)]
    ] * 2
    assert (tally.found, tally.listed) == (120, 80)


def test_the_places_of_equal_ones_are_in_order_within_a_file() -> None:
    at = [Diagnostic("bad-id", "It is wrong.", Place("a.yml", span=Span(n, 1, n, 2))) for n in range(30, 0, -1)]
    ((group,), _) = listing(at, {}, places=6)
    assert [one.span.line for one in group.located] == list(range(1, 31))
    assert group.rest == "29 more, in this file"


def test_a_cure_is_looked_for_only_where_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    places: list[object] = []
    monkeypatch.setattr(near, "nearest", lambda word, _: asked.append(word) or "")
    monkeypatch.setattr(diagnostics.source, "span_at", lambda *place: places.append(place) or Span(1, 1, 1, 1))
    listing(dangling(300), {}, limit=4)
    assert asked == [f"nowhere-000{n}" for n in range(4)]
    assert len(places) == 4


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
