"""What is wrong with a value that its field cannot have, and how it is written instead."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from glossgraph.diagnostics import Quoted, one_of
from glossgraph.load.edge_values import FORM, edges_cure, fields_fault, targets_fault
from glossgraph.load.numbers import meant_number
from glossgraph.load.shapes import ActionShape, SourceShape
from glossgraph.load.wanted import fields
from glossgraph.load.wrong_forms import house_rule, wrong_form
from glossgraph.source.corrected import quoted, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossgraph.diagnostics import Cure
    from glossgraph.load.known import Known
    from glossgraph.load.mistake import Mistake, Path

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
    **dict.fromkeys(("int_type", "int_from_float", "int_parsing"), "a whole number"),
    "invalid-json-value": "text, a number, a list or a mapping",
}
"""What a value should be, by the sort of mistake."""

_IN_ONE_SETTING = 2
"""How long the path of what `steps` says of one setting is."""

_TRUTH = {"true": {"yes", "y", "on", "true"}, "false": {"no", "n", "off", "false"}}
"""What people write for true and false."""

_DIGITS = "write plain digits, such as `1250.5`, without commas, exponent, percent sign or unit"

_LONGEST_TEXT = 60
"""The longest text, in characters, that a cure writes out as a whole."""

_WORDS = re.compile(r"[\w-][\w .'()/&+-]*")
"""A text that needs no quotes in a list in brackets."""


def wrong_value(mistake: Mistake, written: str, known: Known) -> tuple[str, str | Cure]:
    """Return the message and the cure for a value, which the message shows as it is written, if that is known."""
    name = name_of(mistake.path)
    if mistake.in_short_form:
        name = f"the reason for `{mistake.path[-2]}`"
    of_edges = targets_fault(mistake, known) if _is_below_relation(mistake) else fields_fault(mistake)
    if fault := of_edges or wrong_form(mistake, name, written):
        return fault
    wanted = f"the id of a {mistake.names}" if _is_id(mistake) else _WANTED.get(mistake.sort, "something else")
    noun = next((noun for types, noun in _NOUNS if isinstance(mistake.value, types)), "something else")
    if (wanted == "text" or _is_id(mistake)) and (whole := _with_colon(mistake.value, written)):
        message = f"{name} must be {wanted}, and its colon makes it a key with a value"
        return message, _as_id(mistake, whole, known) if _is_id(mistake) else _put_in_quotes(mistake.path, whole)
    message = f"{name} must be {wanted}, and {f'`{written}` is' if written else 'it is'} {noun}"
    return message, _cure(mistake, wanted, written, known)


def name_of(path: Path) -> str:
    """Return what to call the value at a document path."""
    if not path:
        return "the file"
    if isinstance(path[-1], str):
        return f"`{path[-1]}`"
    return f"item {path[-1] + 1} of `{path[-2]}`" if len(path) > 1 else f"item {path[-1] + 1}"


def _is_below_relation(mistake: Mistake) -> bool:
    """Tell whether a value is where a term has the targets of a relation, and is no mapping."""
    return mistake.sort == "dict_type" and mistake.path[:-1] == ("edges",)


def _is_id(mistake: Mistake) -> bool:
    return bool(mistake.names) and mistake.sort == "string_type"


def _with_colon(value: Any, written: str) -> str:
    """Return the text that YAML takes for a key with a value, as there is a colon in it; nothing if it is no text."""
    if not isinstance(value, dict) or len(value) != 1 or written.startswith("{"):
        return ""
    ((key, rest),) = value.items()
    return f"{key}: {rest}" if isinstance(rest, str) else ""


def _put_in_quotes(path: Path, text: str) -> str:
    """Return the advice to put a text in quotes, with the line to write: that of a long text is cut off."""
    start = "- " if isinstance(path[-1], int) else f"{path[-1]}: "
    shown = text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT].rsplit(maxsplit=1)[0]}…"
    return write("put quotes around it", start + quoted(shown))


def _cure(mistake: Mistake, wanted: str, written: str, known: Known) -> str | Cure:
    value = mistake.value
    if _is_id(mistake):
        return _as_id(mistake, written, known)
    cures: dict[str, Callable[[], str | Cure]] = {
        "text": lambda: _as_text(value, written),
        "a mapping": lambda: _as_mapping(mistake, known),
        "a list": lambda: _as_list(mistake, written),
        "a number": lambda: _as_number(value, written),
        "`true` or `false`": lambda: _as_bool(value),
    }
    if wanted in cures:
        return cures[wanted]()
    if isinstance(value, dt.date):
        return f"put it in quotes: {_quoted(written)}" if written else "put it in quotes"
    return f"write {wanted}"


def _as_number(value: Any, written: str) -> str:
    digits = meant_number(written.strip("\"'")) if isinstance(value, str) else ""
    return f"write `{digits}`" if digits else _DIGITS


def _as_bool(value: Any) -> str:
    word = str(value).lower()
    meant = next((truth for truth, words in _TRUTH.items() if word in words), "")
    return f"write `{meant}`, without quotes" if meant else "write `true` or `false`"


def _as_id(mistake: Mistake, written: str, known: Known) -> str | Cure:
    """Return the cure for a value that should be the id of something."""
    value = mistake.value
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str) and value[0].strip():
        return f"write it without brackets and dashes: `{value[0]}`"
    if isinstance(value, (list, dict)) and not _with_colon(value, written):
        return f"write one id, of a {mistake.names}, without brackets, braces and dashes"
    if value is None:
        return "write an id, or remove the item"
    if written in known.entries.get(f"{mistake.names}s", ()):
        return _put(written)
    proposal = known.proposal(mistake.names, written) if written else ""
    if not proposal and mistake.names == "term":
        return "write the name of the term's file without `.yml`; one that looks like a number or a date goes in quotes"
    return proposal or _put(written)


def _as_text(value: Any, written: str) -> str | Cure:
    if value is None:
        return "write something, or remove the item"
    if isinstance(value, dict) and not written.startswith("{"):
        return "if it is a text that holds a colon, write `>-` and the text on the lines below, indented"
    if isinstance(value, dict):
        return "write one text, without braces"
    if isinstance(value, list) and not written.startswith("[["):
        return "write one text, without brackets and dashes"
    return _put(written)


def _put(written: str) -> str | Cure:
    return Quoted(f"put it in quotes: {_quoted(written)}", written) if written else "put it in quotes"


def _in_quotes(text: str) -> str:
    return f'"{text}"'


def _quoted(text: str) -> str:
    return f"`{_in_quotes(text)}`"


def _as_mapping(mistake: Mistake, known: Known) -> str:
    if mistake.path[:1] == ("edges",):
        return edges_cure(mistake.value, known) if mistake.path == ("edges",) else FORM
    if mistake.path == ("checks",):
        return f"write the name of a check on a line of its own, such as {house_rule('missing-faq')}"
    needed = _needed(mistake)
    if not mistake.path and mistake.sort == "dict_type":
        none = ", or `{}` if there is none yet" if mistake.value is None else ""
        return f"write each entry below its id, such as `id: {{{_form(needed)}}}`{none}"
    if not mistake.path and needed:
        return f"write {_lines(needed)} on lines of their own, without dashes"
    if needed:
        return f"write `{{{_form(needed)}}}`, or each of these on a line of its own"
    return _of_settings(mistake.path) or (
        "write `{from: ..., to: ..., message: ...}`, or `{at: ..., state: ...}`"
        if mistake.inner and issubclass(mistake.inner, ActionShape)
        else "write `key: value` on lines of their own"
    )


def _of_settings(path: Path) -> str:
    """Return the cure for a value that has settings or roles as its keys, or is what `steps` says of one setting."""
    if path in {("steps",), ("sequences",)}:
        return "write each setting on a line of its own, such as `here:`, and what happens there below it"
    if path[:1] == ("steps",) and len(path) == _IN_ONE_SETTING:
        return "write a step, a list of steps, or in words why nothing happens there"
    return (
        "write each role on a line of its own, with its actor, such as `role: actor`" if path[1:] == ("cast",) else ""
    )


def _needed(mistake: Mistake) -> list[str]:
    """Return the fields that the value, or each of its items, needs."""
    return [name for name, field in fields(mistake.inner).items() if field.is_required()]


def _form(names: list[str]) -> str:
    return ", ".join(f"{name}: ..." for name in names)


def _lines(names: list[str]) -> str:
    return one_of(f"{name}: ..." for name in names).replace(" or ", " and ")


def _as_list(mistake: Mistake, written: str) -> str:
    value = mistake.value
    # a source is mostly written as its id alone
    if mistake.inner and mistake.inner is not SourceShape:
        needed = _needed(mistake)
        if isinstance(value, dict) and needed and needed[0] in value:
            return f"write a dash before the first field of each item: `- {needed[0]}: ...`"
        return f"write one item a line, such as `- {{{_form(needed)}}}`"
    if isinstance(value, str) and written and _WORDS.fullmatch(written.replace(",", "")):
        return f"write it in brackets: `[{', '.join(part.strip() for part in written.split(',') if part.strip())}]`"
    if written and not isinstance(value, (str, dict)):
        return f"write it in brackets and quotes: `[{_in_quotes(written)}]`"
    return "write it in brackets, or one item a line, each after `- `"
