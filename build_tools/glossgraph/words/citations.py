"""How references are cited, in the author-date style of the Chicago Manual; the fields are those of CSL."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from glossgraph.text.escape import escape_markdown
from glossgraph.words.say import enumerated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Reference
    from glossgraph.words import Catalogue

_YEAR = re.compile(r"^-?[0-9]*")

MOST_NAMES = 3
"""The most authors, or editors, of a reference that are all named."""


def reference_citation(words: Catalogue, reference: Reference) -> str:
    """Return a reference as Markdown: authors, year, title, where it appeared, and its addresses."""
    return " ".join(filter(None, (work(words, reference), addresses(reference))))


def work(words: Catalogue, reference: Reference) -> str:
    """Return a reference as Markdown without its addresses.

    The editors of a work without authors stand in their place; the title comes first where neither are known.
    """
    fields = reference.fields
    people = _people(words, fields)
    year = f"({escape_markdown(_year(words, fields))})."
    title = f"*{escape_markdown(str(fields.get('title', reference.id)))}*"
    parts = [people, year, f"{title}."] if people else [title, year]
    parts += [f"{escape_markdown(container)}." for container in (_container(fields),) if container]
    return " ".join(parts)


def addresses(reference: Reference) -> str:
    """Return the links to a work as Markdown: its DOI, which lasts, and the address at which it was read."""
    return " ".join(_addresses(reference.fields))


def short_citation(words: Catalogue, reference: Reference) -> str:
    """Return the authors or editors and the year of a reference, as plain text, such as "Shin and Adrian (2009)"."""
    fields = reference.fields
    names = [str(p.get("family") or p.get("literal") or "") for p in _listed(makers(fields))]
    who = _enumerated(words, names) or str(fields.get("title", reference.id))
    return words.say("citation.short", names=who, year=_year(words, fields))


def _addresses(fields: Any) -> Iterator[str]:
    doi, address = str(fields.get("DOI", "")), str(fields.get("URL", ""))
    resolved = f"https://doi.org/{quote(doi, safe='/:;,')}"
    if doi:
        yield _web_link(f"doi:{doi}", resolved)
    if address and unquote(address) != unquote(resolved):
        yield _web_link(address.removeprefix("https://").rstrip("/"), address)


def _web_link(label: str, address: str) -> str:
    """Return a link as Markdown, or only its label if the address is not safe."""
    safe = address.startswith(("https://", "http://")) and not set(address) & set("()<>\"' \\")
    return f"[{escape_markdown(label)}]({address})" if safe else escape_markdown(label)


def makers(fields: Any) -> Any:
    """Return by whom a work is cited, in the form of CSL: its authors, or else its editors."""
    return fields.get("author") or fields.get("editor") or []


def _people(words: Catalogue, fields: Any) -> str:
    people = _listed(makers(fields))
    names = [_person(person, inverted=not number) for number, person in enumerate(people)]
    listed = _enumerated(words, names)
    if listed and not fields.get("author"):
        listed = words.say("citation.editors" if len(people) > 1 else "citation.editor", names=listed)
    return escape_markdown(listed)


def _enumerated(words: Catalogue, names: list[str]) -> str:
    if len(names) > MOST_NAMES:
        return words.say("citation.names-and-others", names=names[0])
    return enumerated(words.say, names)


def _listed(people: Any) -> list[dict[str, Any]]:
    people = people if isinstance(people, list) else [people]
    return [person if isinstance(person, dict) else {"literal": person} for person in people]


def _person(person: dict[str, Any], *, inverted: bool) -> str:
    if "literal" in person:
        return str(person["literal"])
    parts = [str(person[key]) for key in ("given", "family") if person.get(key)]
    return ", ".join(reversed(parts)) if inverted else " ".join(parts)


def _year(words: Catalogue, fields: Any) -> str:
    """Return the year of publication; of a longer time its first and last, and words where the date is in words."""
    years = dict.fromkeys(_years(fields.get("issued")))
    return "–".join(years) or words.say("citation.no-year")


def _years(issued: Any) -> Iterator[str]:
    """Yield the years of a date in any form of CSL; an open end of a range yields an empty one."""
    if isinstance(issued, str) and issued:
        yield from (_YEAR.findall(end)[0] for end in issued.split("/"))
    elif isinstance(issued, list):
        for part in issued:
            yield from _years(part)
    elif isinstance(issued, dict):
        said = issued.get("year") or issued.get("literal") or issued.get("raw")
        parts = issued.get("date-parts", [])
        yield from [str(said)] if said else (str(part[0]) for part in parts)


def _container(fields: Any) -> str:
    title = str(fields.get("container-title") or fields.get("publisher") or "")
    volume = str(fields.get("volume", ""))
    issue = f"({fields['issue']})" if "issue" in fields else ""
    page = f", {fields['page']}" if "page" in fields else ""
    return f"{title} {volume}{issue}{page}".strip().rstrip(".")
