"""Two values have the same fingerprint if, and only if, what is in them is the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from glossgraph.mkdocs_plugin.facts import UNKNOWN, Facts
from glossgraph.mkdocs_plugin.fingerprint import Fingerprints
from glossgraph.model import Glossary, Status, Term, once
from glossgraph.model.reads import recorded
from glossgraph.site.page import Content, Page, Site

if TYPE_CHECKING:
    from collections.abc import Callable


def of(*values: Any) -> str:
    return Fingerprints().of(*values)


def around(value: object) -> Callable[[], object]:
    def inner() -> object:
        return value

    return inner


def graph(*edges: tuple[str, str, int]) -> nx.DiGraph[str]:
    made: nx.DiGraph[str] = nx.DiGraph()
    for source, target, weight in edges:
        made.add_edge(source, target, weight=weight)
    return made


DIFFERENT = [
    None,
    True,
    0,
    1,
    1.0,
    "",
    "1",
    b"1",
    "ab",
    ("a", "b"),
    ["a", ("b",)],
    {"a": "b"},
    {"a", "b"},
    date(2026, 1, 2),
    Status.DRAFT,
    Status.REVIEWED,
    Term(id="a", file="a.yml", label="A", kind="", definition=""),
    Term(id="a", file="a.yml", label="", kind="A", definition=""),
    graph(("a", "b", 1)),
    graph(("b", "a", 1)),
    graph(("a", "b", 2)),
    len,
    around(1),
    around(2),
    around(around(1)),
    partial(around, 1),
    partial(around, 2),
]
"""No two of these have the same fingerprint."""


def test_different_values_have_different_fingerprints() -> None:
    found = [of(value) for value in DIFFERENT]
    assert len(set(found)) == len(DIFFERENT)


def test_values_that_are_equal_have_the_same_one() -> None:
    assert of({"b", "a", "c"}) == of({"c", "b", "a"})
    assert of(("a", 1)) == of(["a", 1])
    assert of(around("x")) == of(around("x"))
    assert of(graph(("a", "b", 1))) == of(graph(("a", "b", 1)))


def test_it_is_not_known_of_every_value() -> None:
    with pytest.raises(TypeError):
        of(object())


def test_what_makes_a_page_is_no_part_of_it() -> None:
    page = Page("a.md", "A", "", Content)
    assert of(page) == of(replace(page, make=lambda: Content("x")))
    assert of(page) != of(replace(page, title="B"))


@dataclass
class Asked:
    """What was read of a glossary, and what is known of it."""

    site: Site
    reads: set[tuple[Any, ...]]

    def knows(self, other: Site) -> bool:
        """Tell whether another glossary is, as far as it was read, the same."""
        mine, theirs = Facts(self.site, {}), Facts(other, {})
        return all(mine.of(read) != UNKNOWN and mine.of(read) == theirs.of(read) for read in self.reads)


def site(**terms: str) -> Site:
    """Return a site of terms with these labels."""
    made = {i: Term(id=i, file=f"{i}.yml", label=label, kind="k", definition="x") for i, label in terms.items()}
    return Site(Glossary(terms=made)).watched()


@once
def labels(glossary: Glossary) -> dict[str, str]:
    return {id_: term.label for id_, term in glossary.terms.items()}


def asked(ask: Callable[[Glossary], object]) -> Asked:
    of_site = site(a="A", b="B")
    with recorded() as reads:
        ask(of_site.glossary)
    return Asked(of_site, reads)


@pytest.mark.parametrize(
    ("ask", "same", "other"),
    [
        (lambda g: g.terms["a"].label, site(a="A", b="C"), site(a="C", b="B")),
        (lambda g: "a" in g.terms, site(a="C"), site(b="B")),
        (lambda g: g.terms.get("c"), site(a="C", b="C"), site(a="A", b="B", c="C")),
        (lambda g: list(g.terms), site(a="C", b="C"), site(a="A")),
        (lambda g: [t.label for t in g.terms.values()], site(a="A", b="B"), site(a="A", b="C")),
        (lambda g: labels(g)["a"], site(a="A", b="C"), site(a="C", b="B")),
        (lambda g: len(labels(g)), site(a="C", b="C"), site(a="A")),
        (lambda g: g.by_kind, site(a="C"), None),
        (lambda g: g.by_term["a"], site(a="C", b="B"), site(b="B")),
        (lambda g: [t.id for t in g.by_kind.get("k", ())], site(a="C"), None),
    ],
)
def test_what_is_read_decides_what_has_changed(
    ask: Callable[[Glossary], object], same: Site, other: Site | None
) -> None:
    found = asked(ask)
    assert found.knows(found.site)
    assert found.knows(same)
    assert other is None or not found.knows(other)


def test_what_a_result_is_worked_out_from_is_not_read_by_those_who_ask_for_it() -> None:
    assert {read[0] for read in asked(lambda g: labels(g)["a"]).reads} == {f"{__name__}.labels"}
