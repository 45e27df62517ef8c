"""A web page that was last seen more than two years ago.

Pages move, change and vanish; `accessed` says on which day somebody last read there what the glossary says. Read it
again and write the day, or name a source that stays, such as one with a DOI. A day that is known only in part counts
as its last one.

This is a warning, and only `glossgraph check --strict` looks for it.

Fails under `--strict`:

```yaml
# graph/references.yml
references:
  - id: town-2021
    type: webpage
    title: The March flood
    author: Town council
    issued: 2021
    URL: https://town.example/flood
    accessed: 2021-04-02
# terms/flood.yml
sources: [town-2021]
```

Fixed:

```yaml
# graph/references.yml
references:
  - id: town-2021
    type: webpage
    title: The March flood
    author: Town council
    issued: 2021
    URL: https://town.example/flood
    accessed: 2026-11-02
# terms/flood.yml
sources: [town-2021]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Severity
from glossgraph.load.dates import last_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from glossgraph.model import Glossary

_TYPES = {"webpage", "post", "post-weblog"}

_MOST_YEARS = 2


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the web pages that nobody has read for too long; none where the day of the check is not given."""
    if not glossary.today:
        return
    oldest = _years_before(glossary.today, _MOST_YEARS)
    for reference in glossary.references.values():
        seen = last_day(reference.fields.get("accessed"))
        if reference.fields.get("type") in _TYPES and seen and seen < oldest:
            message = f"`{reference.id}` was last seen on {seen.isoformat()}, more than {_MOST_YEARS} years ago"
            help_ = f"read it again, and write `accessed: {glossary.today.isoformat()}` if it still says so"
            place = reference.place("accessed")
            yield Diagnostic("stale-reference", message, place, help_, severity=Severity.WARNING)


def _years_before(day: dt.date, years: int) -> dt.date:
    """Return the same day some years before; before 29 February, it is the last day of that month."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
