"""How the words of a search are spread over files. The script `search_index.js` finds them in the same way."""

from __future__ import annotations

START = 4
"""How many letters of a word decide in which file of texts it is."""

NAME_START = 3
"""How many letters of a word decide in which files of names it is, besides those for fewer letters."""


def file_number(start: str, files: int) -> int:
    """Return in which of so many files the words are that begin in a way."""
    number = 0
    for byte in start.encode("utf-8", "surrogatepass"):
        number = (number * 31 + byte) % 1_000_003
    return number % files
