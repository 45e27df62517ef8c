"""The year of a dated story, and the order of what happened."""

from __future__ import annotations

import pytest

from glossgraph.graph.history import happened, year_of
from glossgraph.model import Glossary, Kind, Role, StageRule, Status, StoryItem, Term

TALE = Kind("tale", "Tale", StageRule.NONE, Role.NONE, article=True)


def tale(id_: str, *dates: str, status: Status = Status.REVIEWED) -> Term:
    return Term(
        id_,
        f"terms/{id_}.yml",
        id_,
        "tale",
        "A tale.",
        sequence=tuple(StoryItem("dough", day) for day in dates),
        status=status,
    )


@pytest.mark.parametrize(
    ("dates", "year"),
    [
        (["19 October 1987", "20 October 1987", "from 1988"], 1987),
        (["to 2006", "from mid-2007", "2007 and 2008"], 2007),
        (["2021 and 2022"], 2022),
        (["14:32", "about noon", "12345 loaves"], 0),
        (["1999年"], 1999),
        ([], 0),
    ],
)
def test_the_year_is_the_one_that_is_named_most_and_last(dates: list[str], year: int) -> None:
    assert year_of(tale("tale", *dates)) == year


def test_the_newest_comes_first_and_what_has_no_year_is_left_out() -> None:
    tales = [
        tale("old", "1929"),
        tale("new", "2026"),
        tale("also-new", "May 2026"),
        tale("undated"),
        tale("yearless", "at dawn"),
        tale("replaced", "2027", status=Status.DEPRECATED),
    ]
    glossary = Glossary(terms={term.id: term for term in tales}, kinds={"tale": TALE})
    assert happened(glossary) == ("also-new", "new", "old")
    assert happened(Glossary(terms=glossary.terms)) == ()
