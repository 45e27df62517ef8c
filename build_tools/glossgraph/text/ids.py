"""What an id may look like, and the id that a name becomes."""

from __future__ import annotations

import unicodedata

from glossgraph.model import kebab
from glossgraph.text.grammar import grammar

LONGEST = 80
"""How many characters an id may have: it is a part of addresses and of file names."""

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")

_PAGES = frozenset({"index"})

_DEVICES = frozenset(
    {"aux", "con", "nul", "prn", *(f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10))}
)

# Latin letters that Unicode does not take apart into a letter of ASCII and an accent
_IN_ASCII = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "ng"}
)

_WORTH_KEEPING = 0.5
"""The part of a name's letters and digits that its id must keep to be recognised."""


def fault_of(id_: str) -> str:
    """Return what is wrong with an id, as a sentence without a full stop; an empty text if it is valid."""
    if id_ in _PAGES:
        return f"`{id_}` is the address of a list"
    if id_ in _DEVICES:
        return f"`{id_}` is the name of a device on Windows, where no file can be called so"
    if len(id_) > LONGEST:
        return f"the id has {len(id_)} characters, and {LONGEST} are the most"
    if id_ == kebab(id_):
        return ""
    return f"`{id_}` has {_oddity(id_)}: an id has only the letters a to z, digits, and single hyphens between them"


def id_for(name: str, language: str = "") -> str:
    """Return a valid id that a reader recognises as a name; an empty text if the name's script has no such id.

    The language, if it is known, says how letters are written without their marks.
    """
    own = str.maketrans(dict(grammar(language).in_ascii))
    id_ = kebab(unicodedata.normalize("NFC", name).casefold().translate(own).translate(_IN_ASCII))
    letters = sum(character.isalnum() for character in name)
    if sum(character.isalnum() for character in id_) < _WORTH_KEEPING * letters:
        return ""
    if len(id_) > LONGEST:
        # whole words only
        id_ = id_[: LONGEST + 1].rpartition("-")[0]
    return "" if fault_of(id_) else id_


def _oddity(id_: str) -> str:
    odd = next((character for character in id_ if character not in _LETTERS), "")
    if odd.isspace():
        return "a space"
    if odd.isascii() and odd.isupper():
        return f"the capital letter `{odd}`"
    if odd:
        return f"the character `{odd}`"
    return "a hyphen at an end" if id_ != id_.strip("-") else "two hyphens in a row"
