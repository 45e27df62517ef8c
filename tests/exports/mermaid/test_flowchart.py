"""What the flowchart for Mermaid shows of a glossary, and how it is written."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from glossgraph import exports
from glossgraph.exports import mermaid
from glossgraph.exports.mermaid import charts
from glossgraph.graph.members import members
from glossgraph.model import Edge, Flow, Relation
from glossgraph.text.escape import escape_mermaid
from glossgraph.text.names import label_with_status
from graphs import made

if TYPE_CHECKING:
    from glossgraph.model import Glossary

LABEL = r'"(?:[\w .,\'’()!?/+–-]|#\d+;)*"'

ROWS = {
    "comment": r"  %% [^{}]*",
    "stage": rf"  subgraph s\d+\[{LABEL}\]",
    "end": "  end",
    "term": rf"(?:  ){{1,2}}t\d+\[{LABEL}\](?::::deprecated|:::elsewhere)?",
    "edge": rf"  t\d+ (?:-->|-\.->|-\.-)\|{LABEL}\| t\d+",
    "return": rf"  t\d+ ==>\|{LABEL}\| t\d+again\(\[{LABEL}\]\)",
    "way": r"  t\d+ -\.-> t\d+",
    "style": "  classDef (deprecated stroke-dasharray: 5 5|elsewhere fill:#ffffff,stroke:#b9b4a8,color:#565d66)",
}


def files_of(glossary: Glossary) -> dict[str, str]:
    return {name: str(content) for name, content in exports.contents(glossary, ["mermaid"]).items()}


def rows_of(glossary: Glossary) -> list[str]:
    return inside(files_of(glossary)["glossary.mmd"])


def inside(text: str) -> list[str]:
    first, *rows = text.splitlines()
    assert first == "flowchart TB"
    return rows


def counted(rows: list[str]) -> Counter[str]:
    """Count the rows of each shape; all of them have one."""
    counts = Counter(name for row in rows for name, shape in ROWS.items() if re.fullmatch(shape, row))
    assert counts.total() == len(rows)
    return counts


def left_out(text: str) -> str:
    return "".join(re.findall(r"^  %% left out: (.*)$", text, re.MULTILINE))


def test_it_has_no_syntax_but_its_own(one: Glossary) -> None:
    for name, text in files_of(one).items():
        counts = counted(inside(text))
        is_whole = name == "glossary.mmd"
        assert counts["comment"] == len(one.about.credits) + bool(left_out(text)) + (not is_whole)
        assert counts["stage"] == counts["end"]
        most = charts.MOST_EDGES if is_whole else charts.MOST_EDGES_OF_PART
        assert counts["edge"] + counts["return"] + counts["way"] <= most
        assert len(text.encode("utf-16-le")) / 2 <= charts.MOST_TEXT
        if is_whole:
            used = {one.terms[id_].stage for id_ in one.terms} & one.stages.keys()
            assert counts["stage"] == len(used)
        if is_whole and not left_out(text):
            assert (counts["term"], counts["edge"] + counts["return"]) == (len(one.terms), len(one.edges))
            assert counts["way"] == 0


@pytest.mark.parametrize("name", ["glossary", "bread", "hostile"])
def test_the_files_of_stages_and_settings_show_everything(name: str, request: pytest.FixtureRequest) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    assert mermaid.left_out(glossary) == ""
    files = files_of(glossary)
    of_stages = [text for file, text in files.items() if re.match("glossary-(stage|no-stage)", file)]
    assert len(of_stages) >= sum(map(bool, glossary.by_stage.values()))
    assert sum(len(re.findall(r"[->.]\|", text)) for text in of_stages) == len(glossary.edges)
    labels = {escape_mermaid(label_with_status(glossary, term)) for term in glossary.terms.values()}
    assert labels == {label for text in of_stages for label in re.findall(r' t\d+\["(.*)"\]', text)}


def test_a_stage_shows_its_own_in_a_box_and_others_pale(bread: Glossary) -> None:
    text = files_of(bread)["glossary-stage-mixing.mmd"]
    box, _, others = text.partition("  end\n")
    assert re.findall(r't\d+\["(.*)"\]', box) == ["Dough", "Starter"]
    assert len(re.findall(r"\]:::elsewhere", others)) == len(re.findall(r't\d+\["', others)) == 4


def test_a_setting_shows_what_takes_part_and_holds_there(glossary: Glossary) -> None:
    files = files_of(glossary)
    for id_, ids in members(glossary).items():
        counts = counted(inside(files[f"glossary-setting-{id_}.mmd"]))
        holding = [e for e in glossary.edges if {e.source, e.target} <= ids and (not e.settings or id_ in e.settings)]
        assert (counts["term"], counts["edge"] + counts["return"]) == (len(ids), len(holding))


@pytest.mark.parametrize(("stages", "each", "outside"), [(4, 60, 9), (1, 300, 0), (50, 40, 0), (3, 400, 0)])
def test_a_large_glossary_has_an_overview(stages: int, each: int, outside: int) -> None:
    glossary = made(stages, each, outside)
    files = files_of(glossary)
    text = files["glossary.mmd"]
    counts = counted(inside(text))
    assert 1 <= counts["term"] <= 60
    shown = counts["edge"] + counts["return"]
    assert shown + counts["way"] <= charts.MOST_EDGES
    terms, edges = len(glossary.terms), len(glossary.edges)
    assert left_out(text) == f"{terms - counts['term']:,} of {terms:,} terms and {edges - shown:,} of {edges:,} edges"
    # those of large stages are overviews as well, and what is in no file is said of the whole
    is_large = each > 300
    assert all(bool(left_out(part)) == is_large for name, part in files.items() if name != "glossary.mmd")
    assert bool(mermaid.left_out(glossary)) == is_large


def test_an_overview_shows_the_core_and_nothing_deprecated(glossary: Glossary) -> None:
    labels = {glossary.terms[id_].label for id_ in glossary.about.core}
    assert set(re.findall(r' t\d+\["(.*)"\]', "\n".join(rows_of(glossary)))) == labels


def test_long_labels_leave_room_for_fewer_terms() -> None:
    glossary = made(3, 100)
    long = {id_: replace(term, label="🍞" * 500 + id_) for id_, term in glossary.terms.items()}
    counts = counted(rows_of(replace(glossary, terms=long)))
    assert 1 <= counts["term"] < counted(rows_of(glossary))["term"]


def test_what_stands_alone_is_left_out_of_an_overview_of_nothing_else() -> None:
    glossary = made(3, 100)
    alone = {id_: replace(term, edges=()) for id_, term in glossary.terms.items()}
    long = {id_: replace(term, label="🍞" * 500) for id_, term in alone.items()}
    assert counted(rows_of(replace(glossary, terms=alone)))["term"] == len(alone)
    assert 1 <= counted(rows_of(replace(glossary, terms=long)))["term"] < len(alone)


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
