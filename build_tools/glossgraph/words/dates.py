"""Days in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from glossgraph.words.say import Say


def day_in_words(say: Say, day: date) -> str:
    """Return a day as it is written in a sentence, such as 7 June 2026."""
    return say("date.day", day=day.day, month=_name_of_month(say, day), year=str(day.year))


def month_in_words(say: Say, day: date) -> str:
    """Return the month of a day, such as June 2026."""
    return say("date.month", month=_name_of_month(say, day), year=str(day.year))


def _name_of_month(say: Say, day: date) -> str:
    return say(f"date.month-{day.month:02}")
