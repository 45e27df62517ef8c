"""How a report says what was counted: one thing in the singular, and examples cut short."""

from __future__ import annotations

import re

from glossgraph.text.grammar.en import singular

_LONGEST = 60
"""How many characters of an example are shown."""

_HEAD = re.compile(r"[\w-]+(?: (?!(?:of|in|to|that|which|with|without|beyond|beside|outside|on|where)\b)[\w-]+)*")
"""The words at the start up to the noun that is counted."""

_VERBS = {
    "are": "is",
    "have": "has",
    "become": "becomes",
    "get": "gets",
    "lead": "leads",
    "repeat": "repeats",
    "follow": "follows",
    "stay": "stays",
}

_WHICH = re.compile(
    rf"(?P<which>\b(?:which|that|as they|and) (?:only )?)(?P<verb>{'|'.join(_VERBS)}|were)\b(?! taken out)"
)

_NOUNS = {"notes": "a note", "groups": "a group", "edges": "an edge", "aliases": "an alias"}


def said(what: str, number: int) -> str:
    """Return the words for what was counted, which are in the plural: for one thing, in the singular."""
    if number != 1:
        return what
    head = _HEAD.match(what)
    end = head.end() if head else 0
    one = " ".join(map(singular, what[:end].split(" "))) + what[end:]
    one = _WHICH.sub(lambda match: match["which"] + _VERBS.get(match["verb"], "was"), one)
    one = re.sub(r"(?<=becomes )\w+", lambda match: _NOUNS.get(match[0], match[0]), one)
    return one.replace(" as they ", " as it ").replace(" their ", " its ")


def short(example: str) -> str:
    """Return an example on one line, and no longer than is shown."""
    words = " ".join(example.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
