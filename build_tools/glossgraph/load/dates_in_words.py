"""What a date means that is written as people write dates, in English or in numbers."""

from __future__ import annotations

import re

from glossgraph.load.dates import MONTHS, text_fault

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_CIRCA = re.compile(r"^(?:c|ca|circa|about|around|approx|approximately)\b\.?\s*")

_IDLE = re.compile(r"\b(?:of|the|on|in|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|(?<=[0-9])(?:st|nd|rd|th)\b")
"""What can stand in a date and says nothing."""

_TIME = r"(?:[t ]+[0-9].*)?"

_IN_NUMBERS = (
    re.compile(rf"(?P<year>[0-9]{{4}})[-/. ]+(?P<month>[0-9]{{1,2}})[-/. ]+(?P<day>[0-9]{{1,2}}){_TIME}"),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
    re.compile(r"(?P<year>[0-9]{4})[-/. ](?P<month>[0-9]{1,2})"),
    re.compile(r"(?P<month>[0-9]{1,2})[-/.](?P<year>[0-9]{4})"),
    re.compile(r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\. ?(?P<year>[0-9]{4})"),
    re.compile(r"(?P<day>1[3-9]|2[0-9]|3[01])[-/](?P<month>[0-9]{1,2})[-/](?P<year>[0-9]{4})"),
    re.compile(r"(?P<day>[0-9]{1,2})[-/](?P<month>(?P=day))[-/](?P<year>[0-9]{4})"),
    re.compile(r"(?P<month>[0-9]{1,2})[-/](?P<day>1[3-9]|2[0-9]|3[01])[-/](?P<year>[0-9]{4})"),
)
"""Dates in numbers alone. Which is the day of `3/4/2022` cannot be known, so there is no pattern for it here."""

_EITHER = re.compile(r"([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})")

_RANGE = re.compile(r"\s*(?:[-\u2013\u2014/]|\b(?:to|until)\b)\s*")

LONGEST = 60
"""The longest text, in characters, that is taken for a date."""


def meant_date(text: str) -> str:
    """Return the date that a text most likely means, as EDTF writes it; an empty text if that is not clear."""
    plain = " ".join(text.lower().replace(",", " ").split()) if len(text) <= LONGEST else ""
    about = _CIRCA.match(plain)
    date = _point(plain[about.end() :] if about else plain) or _range(plain)
    return f"{date}~" if date and about else date


def either_date(text: str) -> tuple[str, str] | None:
    """Return both dates that `3/4/2022` can mean, the one with the day first before the other; None for other texts."""
    match = _EITHER.fullmatch(text.strip())
    if not match:
        return None
    dates = _valid(match[3], int(match[2]), int(match[1])), _valid(match[3], int(match[1]), int(match[2]))
    return dates if all(dates) and dates[0] != dates[1] else None


def _range(text: str) -> str:
    ends = _RANGE.split(text)
    if len(ends) != len(("start", "end")):
        return ""
    first, last = ends
    if re.fullmatch(r"[0-9]{4}", first) and re.fullmatch(r"[0-9]{2}", last):
        last = first[:2] + last
    first, last = _point(first), _point(last)
    return f"{first}/{last}" if first and last and text_fault(f"{first}/{last}") is None else ""


def _point(text: str) -> str:
    for pattern in _IN_NUMBERS:
        if match := pattern.fullmatch(text):
            parts = match.groupdict()
            return _valid(parts["year"], int(parts["month"]), int(parts.get("day") or 0))
    words = re.findall(r"[^\W\d_]+|[0-9]+", _IDLE.sub(" ", text))
    years = [word for word in words if re.fullmatch(r"[0-9]{4}", word)]
    days = [int(word) for word in words if re.fullmatch(r"[0-9]{1,2}", word)]
    names = [word for word in words if not word.isdecimal()]
    if len(years) != 1 or len(days) > len(names) or len(names) > 1 or len(words) != len(years + days + names):
        return ""
    if not names:
        return str(years[0])
    return _valid(years[0], _number(names[0]), *days)


def _number(name: str) -> int:
    """Return the number of a month, which may be cut short, or of a season; 0 for any other word."""
    month = (number for number, full in enumerate(MONTHS, start=1) if len(name) > len("no") and full.startswith(name))
    return next(month, 0) or _SEASONS.get(name, 0)


def _valid(year: str, month: int, day: int = 0) -> str:
    date = f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"
    return date if text_fault(date) is None else ""
