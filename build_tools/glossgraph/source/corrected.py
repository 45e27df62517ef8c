"""Lines of YAML as they were meant: in quotes, for the help of a diagnostic."""

from __future__ import annotations

import re

LONGEST_LINE = 160
"""The longest line, in characters, that a help writes out."""

_ENTRY = re.compile(r"(?P<head>\s*(?:- +)*(?:[\w-]+ *:\s+)?)(?P<value>.*?)\s*(?:\s\s+#\s.*)?$")
LONGEST_WRITTEN = 2_000
"""The longest line, in characters, that is put into quotes at all."""

_APOSTROPHES = re.compile(r"'((?:[^'\"]|(?<=\w)'(?=\w))*)'$")
_TYPOGRAPHIC = re.compile("[“„«](.*)[”“»]$")


def quoted(text: str) -> str:
    """Return a text as one value in quotes; those that are typographic are taken for the quotes that were meant."""
    if match := _TYPOGRAPHIC.match(text) or _APOSTROPHES.match(text):
        text = match[1]
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def value_in_quotes(line: str) -> str:
    """Return a line `key: value`, or `- value`, with the value in quotes, and without a comment.

    A comment is known by two blanks before it. Nothing is returned for a very long line.
    """
    match = _ENTRY.match(line) if len(line) <= LONGEST_WRITTEN else None
    return f"{match['head']}{quoted(match['value'])}" if match else ""


def write(advice: str, line: str) -> str:
    """Return advice with the line to write; nothing is added to it if the line is long, or is no line."""
    shown = line.strip()
    if not shown or len(shown) > LONGEST_LINE:
        return advice
    # between backticks, a backtick could not be told from them
    return f"{advice}: {shown}" if "`" in shown else f"{advice}: `{shown}`"
