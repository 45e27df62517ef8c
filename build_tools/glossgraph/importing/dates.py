"""Days, in the forms in which sources write them."""

from __future__ import annotations

import datetime as dt
import re

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*|Z|[+-]\d{2}:\d{2})?", re.DOTALL)


def day(text: str) -> str:
    """Return the day that a date or a time names, as `2020-02-03`; nothing if it names none."""
    match = _DAY.fullmatch(text.strip())
    if not match:
        return ""
    try:
        return dt.date.fromisoformat(match[1]).isoformat()
    except ValueError:
        return ""
