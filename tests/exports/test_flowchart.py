"""What the flowchart for Mermaid shows of a glossary, and how it is written."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from glossgraph import exports
from glossgraph.exports import mermaid
from glossgraph.model import Edge, Flow, Relation
from graphs import made

if TYPE_CHECKING:
    from glossgraph.model import Glossary

LABEL = r'"(?:[\w .,\'’()!?/+–-]|#\d+;)*"'

ROWS = {
    "comment": r"  %% [^{}]*",
    "stage": rf"  subgraph s\d+\[{LABEL}\]",
    "end": "  end",
    "term": rf"(?:  ){{1,2}}t\d+\[{LABEL}\](?::::deprecated)?",
    "edge": rf"  t\d+ (?:-->|-\.->|-\.-)\|{LABEL}\| t\d+",
    "return": rf"  t\d+ ==>\|{LABEL}\| t\d+again\(\[{LABEL}\]\)",
    "way": r"  t\d+ -\.-> t\d+",
    "style": "  classDef deprecated stroke-dasharray: 5 5",
}


def rows_of(glossary: Glossary) -> list[str]:
    first, *rows = exports.contents(glossary, ["mermaid"])["glossary.mmd"].splitlines()
    assert first == "flowchart TB"
    return rows


def counted(glossary: Glossary) -> Counter[str]:
    """Count the rows of each shape; all of them have one."""
    rows = rows_of(glossary)
    counts = Counter(name for row in rows for name, shape in ROWS.items() if re.fullmatch(shape, row))
    assert counts.total() == len(rows)
    return counts


def test_it_has_no_syntax_but_its_own(one: Glossary) -> None:
    counts = counted(one)
    used = {one.terms[id_].stage for id_ in one.terms} & one.stages.keys()
    left_out = mermaid.left_out(one)
    assert counts["comment"] == len(one.about.credits) + bool(left_out)
    assert counts["stage"] == counts["end"] == len(used)
    assert counts["edge"] + counts["return"] + counts["way"] <= mermaid.MOST_EDGES
    if not left_out:
        assert (counts["term"], counts["edge"] + counts["return"]) == (len(one.terms), len(one.edges))
        assert counts["way"] == 0


@pytest.mark.parametrize(("stages", "each", "outside"), [(4, 60, 9), (1, 300, 0), (50, 200, 0), (200, 5, 0)])
def test_a_large_glossary_has_an_overview(stages: int, each: int, outside: int) -> None:
    glossary = made(stages, each, outside)
    counts = counted(glossary)
    text = exports.contents(glossary, ["mermaid"])["glossary.mmd"]
    assert len(text.encode("utf-16-le")) / 2 <= mermaid.MOST_TEXT
    assert 1 <= counts["term"] <= 60
    shown = counts["edge"] + counts["return"]
    assert shown + counts["way"] <= mermaid.MOST_EDGES
    terms, edges = len(glossary.terms), len(glossary.edges)
    assert mermaid.left_out(glossary) == (
        f"{terms - counts['term']:,} of {terms:,} terms and {edges - shown:,} of {edges:,} edges"
    )
    assert f"  %% left out: {mermaid.left_out(glossary)}" in text.splitlines()


def test_an_overview_shows_the_core_and_nothing_deprecated(glossary: Glossary) -> None:
    labels = {glossary.terms[id_].label for id_ in glossary.about.core}
    assert set(re.findall(r' t\d+\["(.*)"\]', "\n".join(rows_of(glossary)))) == labels


def test_long_labels_leave_room_for_fewer_terms() -> None:
    glossary = made(3, 100)
    long = {id_: replace(term, label="🍞" * 500 + id_) for id_, term in glossary.terms.items()}
    counts = counted(replace(glossary, terms=long))
    assert 1 <= counts["term"] < counted(glossary)["term"]


def test_what_stands_alone_is_left_out_of_an_overview_of_nothing_else() -> None:
    glossary = made(3, 100)
    alone = {id_: replace(term, edges=()) for id_, term in glossary.terms.items()}
    long = {id_: replace(term, label="🍞" * 500) for id_, term in alone.items()}
    assert counted(replace(glossary, terms=alone))["term"] == len(alone)
    assert 1 <= counted(replace(glossary, terms=long))["term"] < len(alone)


def test_no_edge_leads_up_but_one_that_returns() -> None:
    first, second = made(2, 1).terms
    relations = (
        Relation("is-shown-by", "is shown by", "shows", Flow.BACKWARD),
        Relation("has", "has", "belongs to", Flow.NONE),
        Relation("returns", "returns to", "is fed by", Flow.FEEDBACK),
    )
    glossary = replace(made(2, 1), relations={relation.id: relation for relation in relations})
    edges = tuple(Edge(second, relation.id, first, "It is so.") for relation in relations)
    terms = {first: replace(glossary.terms[first], edges=()), second: replace(glossary.terms[second], edges=edges)}
    assert rows_of(replace(glossary, terms=terms))[-3:] == [
        '  t1 -->|"shows"| t2',
        '  t1 -.->|"belongs to"| t2',
        '  t2 ==>|"returns to"| t1again(["#8634; Label of the term-0-000"])',
    ]
