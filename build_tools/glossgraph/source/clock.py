"""Which day it is."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from time import time


def today() -> date:
    """Return the day, in UTC, on which the program runs, or that of `SOURCE_DATE_EPOCH`.

    The variable counts the seconds since 1970, for builds that can be repeated:
    https://reproducible-builds.org/specs/source-date-epoch/.
    """
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(said), UTC).date()
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(time(), UTC).date()
