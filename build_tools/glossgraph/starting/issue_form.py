"""A filled issue form, in the Markdown that GitHub makes of it, as texts by the fields of a term."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from glossgraph.source import SourceError, decoded
from glossgraph.source.characters import without_strays

FIELDS = {
    "Label": "label",
    "Other names": "aliases",
    "Kind": "kind",
    "Stage": "stage",
    "Settings": "settings",
    "Definition": "definition",
    "Explanation": "explanation",
    "What it is not": "boundaries",
    "Connections": "edges",
    "A question that people ask": "question",
    "Its answer": "answer",
    "Sources": "sources",
    "Licence": "licence",
}
"""The headings of the form `propose-a-term.yml`, and the fields that they are about."""

NO_ANSWER = "_No response_"
"""What GitHub writes below the heading of a field that nobody filled in."""

UNDECIDED = "I am not sure"
"""What the form offers where there is something to choose."""

LONGEST = 200_000
"""How many characters are read; the text of an issue has 65,536 at most."""

_HEADING = re.compile(r"### +(.+)")

_KNOWN = {heading.casefold(): field for heading, field in FIELDS.items()}


class UnreadableFormError(Exception):
    """What is given is no filled form; the text says why."""


@dataclass(frozen=True, slots=True)
class Form:
    """What somebody wrote into a form."""

    fields: dict[str, str]
    """The texts by the fields that they are about; none of them is empty."""
    rest: tuple[tuple[str, str], ...]
    """What stands below other headings: each with its text."""


def filled(content: bytes) -> Form:
    """Read a filled form, in Markdown or in what `gh issue view --json body` makes of it.

    Characters that nobody can see are left out. Only lines that begin with `###` and a blank are headings, and what
    stands below one that the form does not have, or has had before, is part of the rest.

    Raises:
        UnreadableFormError: it is no text, too long, or has none of the headings.

    """
    fields: dict[str, str] = {}
    rest: list[tuple[str, str]] = []
    for heading, lines in _sections(_text(_body(content))):
        text = "\n".join(lines).strip("\n")
        field = _KNOWN.get(heading.casefold(), "")
        if field and field not in fields:
            fields[field] = "" if text in {NO_ANSWER, UNDECIDED} else text
        elif text:
            rest.append((heading, text))
    if not fields:
        raise UnreadableFormError("none of the headings of the form is there, such as `### Label`")
    return Form({field: text for field, text in fields.items() if text}, tuple(rest))


def _body(content: bytes) -> str:
    """Return the Markdown of a form."""
    try:
        text = decoded(content)
    except SourceError as error:
        raise UnreadableFormError(error.message) from error
    try:
        said = json.loads(text) if text.lstrip().startswith("{") else None
    except (ValueError, RecursionError):
        return text
    body = said.get("body") if isinstance(said, dict) else None
    return body.replace("\r\n", "\n") if isinstance(body, str) else text


def _text(text: str) -> str:
    if len(text) > LONGEST:
        raise UnreadableFormError(f"the form has {len(text):,} characters, and {LONGEST:,} are read at most")
    rows = (without_strays(row).expandtabs(4).rstrip() for row in text.split("\n"))
    return "\n".join(rows)


def _sections(text: str) -> list[tuple[str, list[str]]]:
    sections: list[tuple[str, list[str]]] = [("Before the form", [])]
    for row in text.split("\n"):
        heading = _HEADING.fullmatch(row)
        if heading:
            sections.append((heading[1].strip(), []))
        else:
            sections[-1][1].append(row)
    return sections
