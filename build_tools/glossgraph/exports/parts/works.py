"""What the fields of a reference, which are those of CSL, say of a work: who made it, when, and where it appeared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from glossgraph.words.citations import makers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_YEAR = re.compile(r"-?[0-9]*")


def authors(fields: Mapping[str, Any]) -> list[str]:
    """Return the names of the authors, with given names last, as in "Bagehot, Walter"."""
    return [name for person in _listed(fields.get("author")) if (name := _name(person))]


def editors(fields: Mapping[str, Any]) -> list[str]:
    """Return the names of the editors, in the form of those of authors."""
    return [name for person in _listed(fields.get("editor")) if (name := _name(person))]


def year(fields: Mapping[str, Any]) -> str:
    """Return the year of publication; of a longer time its first and last; nothing if it is not known."""
    return "–".join(dict.fromkeys(_years(fields.get("issued"))))


def title(fields: Mapping[str, Any]) -> str:
    """Return the title; nothing if there is none."""
    return str(fields.get("title") or "")


def appeared_in(fields: Mapping[str, Any]) -> str:
    """Return where it appeared, as in "Journal of Finance 60(4), 1825-1863", or who published it."""
    whole = str(fields.get("container-title") or fields.get("publisher") or "")
    volume, issue, page = (str(fields.get(name) or "") for name in ("volume", "issue", "page"))
    number = f"{volume}({issue})" if issue else volume
    return ", ".join(filter(None, (" ".join(filter(None, (whole, number))), page)))


def _name(person: object) -> str:
    if not isinstance(person, dict):
        return str(person)
    names = (str(person.get(key) or "") for key in ("family", "given"))
    return str(person.get("literal") or "") or ", ".join(filter(None, names))


def _years(issued: Any) -> Iterator[str]:  # noqa: ANN401 - CSL allows several forms of dates
    if isinstance(issued, str) and issued:
        yield from (match[0] for end in issued.split("/") if (match := _YEAR.match(end)) and match[0])
    elif isinstance(issued, list):
        for part in issued:
            yield from _years(part)
    elif isinstance(issued, dict):
        said = issued.get("year") or issued.get("literal") or issued.get("raw")
        yield from [str(said)] if said else (str(part[0]) for part in issued.get("date-parts", []) if part)


def family_names(fields: Mapping[str, Any]) -> list[str]:
    """Return what the authors, or else the editors, are called where they are cited in short."""
    return [name for person in _listed(makers(fields)) if (name := _short_name(person))]


def _listed(people: Any) -> list[Any]:  # noqa: ANN401 - CSL allows several forms of names
    return people if isinstance(people, list) else [people] if people else []


def _short_name(person: object) -> str:
    return str(person.get("literal") or person.get("family") or "") if isinstance(person, dict) else str(person)
