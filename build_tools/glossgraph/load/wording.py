"""The diagnostic of a mistake in the values of a file: what is wrong, and how to mend it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from glossgraph import licenses, source
from glossgraph.diagnostics import Diagnostic, Place, did_you_mean, nearest, one_of
from glossgraph.load import csl
from glossgraph.load.graph_shapes import LEVELS
from glossgraph.load.mistake import MISSING, Mistake, choices, fields
from glossgraph.load.shapes import ActionShape

if TYPE_CHECKING:
    from glossgraph.load.mistake import Path

LONGEST_SHOWN = 80
"""The longest value, in characters, that is shown as it is written."""

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
"""What a value is, by its type in Python."""

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
"""What a value should be, by the sort of mistake."""

_STATEMENTS = {
    "mixed_step": ("is both an exchange and a state", "write `from`, `to` and `message`, or `at` and `state`"),
    "not_a_day": ("is not a date", "write year, month and day, such as `2026-11-20`"),
    "string_pattern_mismatch": (
        "is not written as it must be",
        "a base is like `urn:glossary:`, a language like `en`, an address like `https://example.org/`",
    ),
}
"""What a message says about a value, and how to mend it, by the sort of mistake."""

_DIGITS = "plain digits, such as `1250.5`, without commas, exponent, percent sign or unit"

_GIVE_REASON = "say in a sentence why the check does not apply here"


def diagnostic(mistake: Mistake, file: str, text: str) -> Diagnostic:
    """Return the diagnostic of a mistake in a file of this text."""
    if mistake.sort == "extra_forbidden":
        return _unknown_field(mistake, file)
    if mistake.sort in MISSING:
        return _missing_field(mistake, file)
    path = mistake.path[:-1] if mistake.in_short_form else mistake.path
    place = Place(file, path)
    if _is_empty(mistake):
        return _empty_value(mistake, place)
    message, help_ = _wrong_value(mistake, _text_at(text, path) if path else "")
    return Diagnostic("wrong-type", message, place, _GIVE_REASON if _is_exception(mistake) else help_)


def _unknown_field(mistake: Mistake, file: str) -> Diagnostic:
    names = list(fields(mistake.owner))
    help_ = did_you_mean(mistake.name, names, f"its fields are {one_of(names)}")
    message = f"`{mistake.name}` is not a field of {_noun(mistake)}"
    return Diagnostic("unknown-field", message, Place(file, mistake.path, "key"), help_)


def _missing_field(mistake: Mistake, file: str) -> Diagnostic:
    name, path = mistake.name, mistake.path
    if isinstance(mistake.parent, dict) and name in mistake.parent:
        return Diagnostic("missing-field", f"`{name}` is empty", Place(file, path), _purpose(mistake))
    message = f"{_noun(mistake)} needs `{name}`" if len(path) > 1 else f"`{name}` is missing"
    # there is no place for a missing field, so the place is that of what should hold it
    return Diagnostic("missing-field", message, Place(file, path[:-1], "key"), _purpose(mistake))


def _is_empty(mistake: Mistake) -> bool:
    if mistake.value is None:
        return _is_required(mistake)
    blank = isinstance(mistake.value, str) and not mistake.value.strip()
    return blank and mistake.sort in {"string_too_short", "string_pattern_mismatch"}


def _empty_value(mistake: Mistake, place: Place) -> Diagnostic:
    name = _name_of(mistake.path)
    if _is_required(mistake) or (mistake.owner and issubclass(mistake.owner, ActionShape)):
        return Diagnostic("missing-field", f"{name} is empty", place, _purpose(mistake))
    help_ = _GIVE_REASON if _is_exception(mistake) else f"write something, or leave {name} out"
    return Diagnostic("wrong-type", f"{name} is empty", place, help_)


def _is_required(mistake: Mistake) -> bool:
    return mistake.field is not None and mistake.field.is_required()


def _is_exception(mistake: Mistake) -> bool:
    return mistake.path[-2:-1] == ("allow",)


def _noun(mistake: Mistake) -> str:
    """Return what to call the thing that has the field, or should have it."""
    return mistake.owner.noun if mistake.owner else "the file"


def _name_of(path: Path) -> str:
    if not path:
        return "the file"
    if isinstance(path[-1], str):
        return f"`{path[-1]}`"
    return f"item {path[-1] + 1} of `{path[-2]}`" if len(path) > 1 else f"item {path[-1] + 1}"


def _purpose(mistake: Mistake) -> str:
    """Return the advice to add a field, and what it is for, as its schema says."""
    text = (mistake.field.description if mistake.field else None) or ""
    name = f"add `{mistake.name}`" if mistake.owner else ""
    return f"{name}: {text[:1].lower()}{text[1:].rstrip('.')}" if text else name


def _text_at(text: str, path: Path) -> str:
    """Return a value as it is written, if it is short and on one line."""
    span = source.span_at(text, path)
    if span.line != span.end_line or span.end_column - span.column > LONGEST_SHOWN:
        return ""
    return source.lines(text)[span.line - 1][span.column - 1 : span.end_column - 1]


def _wrong_value(mistake: Mistake, written: str) -> tuple[str, str]:
    """Return the message and the cure for a value, which the message shows as it is written, if that is known."""
    name = _name_of(mistake.path)
    if mistake.sort == "csl_type":
        otherwise = "choose a type of CSL, such as `article-journal` or `report`"
        return f"{name} is no type of reference", did_you_mean(str(mistake.value), csl.TYPES, otherwise)
    if mistake.sort == "not_a_license":
        return f"{name} is not the identifier of a licence", _license_help(mistake.value)
    if mistake.sort == "literal_error":
        return _not_one_of(mistake, name)
    if mistake.sort == "level_alone":
        return _level_alone(mistake, written)
    if mistake.sort in _STATEMENTS:
        statement, cure = _STATEMENTS[mistake.sort]
        return f"{name} {statement}", cure
    wanted = _WANTED.get(mistake.sort, "something else")
    noun = next((noun for types, noun in _NOUNS if isinstance(mistake.value, types)), "something else")
    message = f"{name} must be {wanted}, and {f'`{written}` is' if written else 'it is'} {noun}"
    return message, _cure(mistake, wanted, written)


def _not_one_of(mistake: Mistake, name: str) -> tuple[str, str]:
    allowed = choices(mistake.field) if mistake.field else []
    otherwise = f"choose one of {one_of(allowed)}"
    if mistake.value is None:
        return f"{name} is empty", otherwise
    return f"{name} must be {one_of(allowed)}", did_you_mean(str(mistake.value), allowed, otherwise)


def _level_alone(mistake: Mistake, written: str) -> tuple[str, str]:
    rule = f"`{mistake.name}: {written}`" if written else f"`{mistake.name}`"
    if mistake.value in LEVELS:
        help_ = f"write {_house_rule(mistake.name, mistake.value)}, with a sentence that says why"
        return f"{rule} gives no reason", help_
    help_ = f"write {_house_rule(mistake.name)}, where the level is {one_of(LEVELS)}"
    return f"{rule} is not a level with its reason", help_


def _house_rule(check: str, level: str = "off") -> str:
    return f"`{check}: {{level: {level}, reason: ...}}`"


def _license_help(value: Any) -> str:
    near = nearest(value, licenses.KNOWN) if isinstance(value, str) else ""
    advice = f"did you mean `{near}`?" if near else f"write one of {one_of(licenses.KNOWN)};"
    return f"{advice} any other licence is written with its address, as `{{name: ..., url: ...}}`"


def _cure(mistake: Mistake, wanted: str, written: str) -> str:
    is_text = isinstance(mistake.value, str)
    if wanted == "text":
        return _as_text(mistake.value, written)
    if wanted == "a mapping":
        return _as_mapping(mistake.path)
    if wanted == "a list" and is_text:
        return "write it in brackets, or one item a line, each after `- `"
    return f"write {_DIGITS if wanted == 'a number' and is_text else wanted}"


def _as_text(value: Any, written: str) -> str:
    if value is None:
        return "write something, or remove the item"
    if isinstance(value, dict):
        return "it holds a colon: put it in quotes, or on lines of its own after `>-`"
    if isinstance(value, list) and not written.startswith("[["):
        return "write one text, without brackets and dashes"
    return f'put it in quotes: `"{written}"`' if written else "put it in quotes"


def _as_mapping(path: Path) -> str:
    if path == ("checks",):
        return f"write the name of a check on a line of its own, such as {_house_rule('missing-faq')}"
    if path[:1] != ("edges",):
        return "write `key: value` on lines of their own"
    example = "`target: the reason` on a line of its own, without brackets and dashes"
    return f"write {example}" if len(path) > 1 else f"write a relation, and below it {example}"
