"""The time axis of a story: its dates in order, with as few words as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossgraph.pictures.diagram import Diagram, Step
from glossgraph.pictures.time_axis import marks, years
from written import diagrams

if TYPE_CHECKING:
    from glossgraph.model import Glossary


def dated(*dates: str) -> Diagram:
    """Return a diagram with a step for each date."""
    steps = (Step(n, "a", "", "acts", date, "", f"t{n}", "", None, own=False) for n, date in enumerate(dates, start=1))
    return Diagram("", {"a": "A"}, tuple(steps))


@pytest.mark.parametrize(
    ("dates", "shown"),
    [
        (["by 2007", "2007", "1 May 2007", "2 May 2007"], ["by 2007", "2007", "1 May", "2 May"]),
        (["5 May 2021", "5 May 2021", "6 May 2021"], ["5 May 2021", "6 May"]),
        (["May 2020", "June 2021", "July 2021", "May 2020"], ["May 2020", "June 2021", "July", "May 2020"]),
        (["6 May 2010, to 14:30", "14:32", "", "14:32"], ["6 May 2010, to 14:30", "14:32"]),
        (["2021-03-22", "2021-03-23"], ["2021-03-22", "2021-03-23"]),
        (["2021年3月22日", "2021年3月23日"], ["2021年3月22日", "2021年3月23日"]),
    ],
)
def test_dates_are_shown_once_and_years_where_they_change(dates: list[str], shown: list[str]) -> None:
    assert [mark.date for mark in marks(dated(*dates))] == shown


def test_no_dated_step_is_lost(glossary: Glossary) -> None:
    told = [diagram for term in glossary.terms.values() for diagram in diagrams(glossary, term)]
    for diagram in told:
        steps = [step for mark in marks(diagram) for step in mark.steps]
        assert steps == [step for step in diagram.steps if step.date]
    assert any(any(marks(diagram)) for diagram in told)


@pytest.mark.parametrize(
    ("dates", "named"),
    [
        (["from March 2020", "6 May 2021, at noon", "April 2021"], ["2020", "2021"]),
        (["6 May 2010", "14:32"], ["2010"]),
        (["at six", "12345"], []),
        ([], []),
    ],
)
def test_the_first_and_the_last_year_are_named(dates: list[str], named: list[str]) -> None:
    assert years(dates) == named
