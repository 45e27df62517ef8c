"""What is said of a value of the wrong type, and how to mend it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from glossgraph import csl, licenses
from glossgraph.diagnostics import did_you_mean, nearest, one_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from glossgraph.source import Step

_NOUNS: list[tuple[type | tuple[type, ...], str]] = [
    (bool, "true or false"),
    ((int, float), "a number"),
    (dt.date, "a date"),
    (str, "text"),
    (list, "a list"),
    (dict, "a mapping"),
    (bytes, "binary data"),
    (type(None), "empty"),
]

_WANTED = {
    "string_type": "text",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "bool_type": "`true` or `false`",
    "float_type": "a number",
    "finite_number": "a finite number",
    "invalid-json-value": "text, a number, a list or a mapping",
}

_DIGITS = "plain digits, such as `1250.5`, without commas, exponent, percent sign or unit"

_SAID = {
    "mixed_step": ("is both an exchange and a state", "write `from`, `to` and `message`, or `at` and `state`"),
    "not_a_day": ("is not a date", "write year, month and day, such as `2026-11-20`"),
    "string_pattern_mismatch": (
        "is not written as it must be",
        "a base is like `urn:glossary:`, a language like `en`, an address like `https://example.org/`",
    ),
}


def wrong_type(name: str, error: ErrorDetails, raw: str, path: tuple[Step, ...]) -> tuple[str, str]:
    """Return the message and the cure for a value; `raw` is how it is written, if that fits on one line."""
    if error["type"] in {"literal_error", "csl_type", "not_a_license"}:
        return _not_one_of(name, error)
    if error["type"] in _SAID:
        said, cure = _SAID[error["type"]]
        return f"{name} {said}", cure
    wanted = _WANTED.get(error["type"], "something else")
    noun = next((noun for types, noun in _NOUNS if isinstance(error["input"], types)), "something else")
    shown = f"`{raw}` is" if raw else "it is"
    message = f"{name} must be {wanted}, and {shown} {noun}"
    if wanted == "text":
        return message, _as_text(error["input"], raw)
    if wanted == "a mapping":
        return message, _as_mapping(path)
    if wanted == "a list" and isinstance(error["input"], str):
        return message, "write it in brackets, or one item a line, each after `- `"
    plain_digits = wanted == "a number" and isinstance(error["input"], str)
    return message, f"write {_DIGITS if plain_digits else wanted}"


def _not_one_of(name: str, error: ErrorDetails) -> tuple[str, str]:
    if error["type"] == "not_a_license":
        return f"{name} is not the identifier of a licence", _known_license(error["input"])
    if error["type"] == "csl_type":
        cure = did_you_mean(
            str(error["input"]), csl.TYPES, "choose a type of CSL, such as `article-journal` or `report`"
        )
        return f"{name} is no type of reference", cure
    allowed = [word.strip("'") for word in error["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    otherwise = f"choose one of {one_of(allowed)}"
    if error["input"] is None:
        return f"{name} is empty", otherwise
    return f"{name} must be {one_of(allowed)}", did_you_mean(str(error["input"]), allowed, otherwise)


def _known_license(value: Any) -> str:
    near = nearest(value, licenses.KNOWN) if isinstance(value, str) else ""
    known = f"did you mean `{near}`?" if near else f"write one of {one_of(licenses.KNOWN)};"
    return f"{known} any other licence is written with its address, as `{{name: ..., url: ...}}`"


def _as_text(value: Any, raw: str) -> str:
    if value is None:
        return "write something, or remove the item"
    if isinstance(value, dict):
        return "it holds a colon: put it in quotes, or on lines of its own after `>-`"
    if isinstance(value, list) and not raw.startswith("[["):
        return "write one text, without brackets and dashes"
    return f'put it in quotes: `"{raw}"`' if raw else "put it in quotes"


def _as_mapping(path: tuple[Step, ...]) -> str:
    if path[:1] != ("edges",):
        return "write `key: value` on lines of their own"
    example = "`target: the reason` on a line of its own, without brackets and dashes"
    return f"write {example}" if len(path) > 1 else f"write a relation, and below it {example}"
