"""Dates of references, in each form that CSL has for them: text as in EDTF, or a mapping of year, month and day.

See https://www.loc.gov/standards/datetime/ for EDTF, and the appendix on dates of the schema of CSL-JSON.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Any

from pydantic_core import PydanticCustomError

from glossgraph.model import UNREADABLE

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

_POINT = r"-?[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[?~%]?"

EDTF = rf"^({_POINT}(/(\.\.|{_POINT})?)?|(\.\.)?/{_POINT})$"
"""A year, a month, a season or a day, or two of them with a slash between them; an open end is empty or two dots."""

_PARTS = ("year", "month", "day", "season", "circa", "literal", "raw", "date-parts")
"""What a date as a mapping can hold."""

YEARS = range(1000, 10000)
"""The years that YAML reads as they are written: it takes a number that begins with 0 for an octal one."""

_SEASONS = range(21, 25)
"""Spring to winter, as EDTF counts them on from the months."""

_LONGEST = 10
"""The most characters of a part of a date."""


def csl_date(value: Any) -> Any:
    """Return a date of a reference with a bare year or day as text; of an empty one, nothing is said."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    if value in (None, "", [], {}, UNREADABLE):
        return value
    if isinstance(value, int) and value in YEARS:
        return str(value)
    fault = _fault(value)
    if fault is not None:
        raise PydanticCustomError("not_a_csl_date", "{fault}", {"fault": fault})
    return value


def text_fault(text: str) -> str | None:
    """Return what is wrong with a date as text: empty where there is no more to say, None if it is right."""
    if not re.fullmatch(EDTF, text):
        return ""
    points = [[int(part) for part in re.findall(r"[0-9]+", point)] for point in text.split("/")]
    fault = next((fault for point in points if point and (fault := _point_fault(*point))), None)
    if fault or len(points) == 1 or not all(points) or text.startswith("-") or points[0] <= points[1]:
        return fault
    return "it ends before it begins"


def last_day(value: Any) -> dt.date | None:
    """Return the last day of a date of a reference; None if it has no end, or is no date in numbers."""
    numbers = _last_numbers(value[-1] if isinstance(value, list) and value else value)
    if not numbers:
        return None
    year, month, day = (*numbers, 0, 0)[:3]
    month = month or len(MONTHS)
    try:
        return dt.date(year, month, day or calendar.monthrange(year, month)[1])
    except ValueError:
        # a season, or a year before the first that Python knows
        return None


def _last_numbers(value: Any) -> list[int]:
    if isinstance(value, str):
        return list(map(int, re.findall(r"[0-9]+", value.rpartition("/")[2]))) if re.fullmatch(EDTF, value) else []
    if not isinstance(value, dict):
        return []
    parts = value.get("date-parts", [[value.get(name) for name in ("year", "month", "day")]])
    return [int(part) for part in parts[-1] if part]


def _fault(value: Any) -> str | None:
    if isinstance(value, str):
        return text_fault(value)
    if isinstance(value, dict):
        return _mapping_fault(value)
    if isinstance(value, list) and len(value) <= len(("start", "end")) and all(isinstance(v, dict) for v in value):
        return next((fault for part in value if (fault := _mapping_fault(part)) is not None), None)
    return ""


def _mapping_fault(value: dict[str, Any]) -> str | None:
    unknown = next((name for name in value if name not in _PARTS), None)
    if unknown is not None:
        return f"a date has no `{unknown}`"
    if any(isinstance(value.get(name), str) and value[name].strip() for name in ("literal", "raw")):
        return None
    points = value.get("date-parts", [[value.get(name) for name in ("year", "month", "day")]])
    if not isinstance(points, list) or not 1 <= len(points) <= len(("start", "end")):
        return ""
    for point in points:
        fault = _parts_fault(point)
        if fault is not None:
            return fault
    return None


def _parts_fault(point: Any) -> str | None:
    """Return what is wrong with a list of year, month and day, of which only the year is needed."""
    if not isinstance(point, list) or not 1 <= len(point) <= len(("year", "month", "day")):
        return ""
    given = [part for part in point if part is not None]
    numbers = [int(part) for part in given if _is_whole(part)]
    if not numbers or len(numbers) < len(given) or point[: len(given)] != given:
        return ""
    return _point_fault(*numbers)


def _is_whole(value: Any) -> bool:
    if isinstance(value, str):
        return len(value) <= _LONGEST and re.fullmatch(r"-?[0-9]+", value) is not None
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= YEARS[-1]


def _point_fault(year: int, month: int | None = None, day: int | None = None) -> str | None:
    if month is None:
        return None
    if day is None and month in _SEASONS:
        return None
    if not 1 <= month <= len(MONTHS):
        return f"there is no month {month}"
    # Python knows no years before the year 1
    days = calendar.monthrange(abs(year) or len(MONTHS), month)[1]
    if day is None or 1 <= day <= days:
        return None
    return f"{MONTHS[month - 1].title()} {year} has {days} days"
