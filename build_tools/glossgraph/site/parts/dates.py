"""Days in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_words(day: date) -> str:
    """Return a day as a sentence has it, such as 7 June 2026."""
    return f"{day.day} {month(day)}"


def month(day: date) -> str:
    """Return the month of a day, such as June 2026."""
    return f"{MONTHS[day.month - 1]} {day.year}"
