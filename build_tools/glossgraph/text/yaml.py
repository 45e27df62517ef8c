"""Plain values as YAML, in the form in which the files of a glossary are written."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDTH = 120
"""How long a line is at most, if it can be broken."""

_PLAIN = re.compile(r"[^\W\d_](?:[\w'’()/.;+%–—“”…]|[ -](?=[\w(])|:(?=\w))*")
"""What needs no quotes, neither in a block nor within braces: it begins with a letter, and has no marks of YAML."""

_PLAIN_IN_BLOCK = re.compile(r"[^\W\d_](?:[^\s:#]| (?=[^\s#])|:(?=[^\s:])|(?<=[^\s:])#)*")
"""The same outside of braces and brackets, where most marks are plain characters."""

_NO_TEXT = re.compile(r"(?:y|yes|n|no|true|false|on|off|null|nan|inf)", re.IGNORECASE)
"""Words that YAML takes for something else than text, in one of its versions or another."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}

_ESCAPED = re.compile(r"[\\\"\x00-\x1f\x7f-\xa0\xad\u2028\u2029\ud800-\udfff\ue000-\uf8ff\ufeff\ufffe\uffff]")

_FOLDABLE = re.compile(r"[^\s\x00-\x1f]+(?: [^\s\x00-\x1f]+)*")
"""A text of one line, with single spaces between its words."""

_SHORTEST_BLOCK = 2

_LONGEST_MAPPING = 90
"""How long a mapping in a list is at most on one line."""


class Verbatim(str):
    """A number as it is written, such as `0.80`."""

    __slots__ = ()


def dumped(values: Mapping[str, object], depth: int = 0) -> str:
    """Return a mapping as YAML; every text in it reads back as it is."""
    return "".join(_entry(scalar(key), value, depth) for key, value in values.items())


def _entry(key: str, value: object, depth: int) -> str:
    """Return one entry of a mapping, indented."""
    indent = "  " * depth
    if value is None:
        return f"{indent}{key}:\n"
    is_line = isinstance(value, str) and not isinstance(value, Verbatim) and not _is_literal(value)
    flow = _quoted(str(value), _PLAIN_IN_BLOCK) if is_line else _flow(value)
    if flow is not None and (not value or len(indent) + len(key) + 2 + len(flow) <= WIDTH):
        return f"{indent}{key}: {flow}\n"
    if isinstance(value, str):
        return f"{indent}{key}: {_block(value, depth + 1)}\n"
    if isinstance(value, dict):
        return f"{indent}{key}:\n{dumped(value, depth + 1)}"
    if isinstance(value, (list, tuple)):
        return f"{indent}{key}:\n{items(value, depth + 1)}"
    return f"{indent}{key}: {flow}\n"


def items(values: Sequence[object], depth: int = 0) -> str:
    """Return a list as YAML, with a line or more for each item."""
    indent = "  " * depth
    return "".join(f"{indent}- {_item(value, depth + 1)}" for value in values)


def _item(value: object, depth: int) -> str:
    is_line = isinstance(value, str) and not isinstance(value, Verbatim) and not _is_literal(value)
    flow = _quoted(str(value), _PLAIN_IN_BLOCK) if is_line else _flow(value, may_nest=True)
    width = _LONGEST_MAPPING if isinstance(value, dict) else WIDTH
    if flow is not None and (not value or 2 * depth + len(flow) <= width):
        return f"{flow}\n"
    if isinstance(value, dict):
        # the first entry stands behind the hyphen
        return dumped(value, depth)[2 * depth :]
    if isinstance(value, (list, tuple)):
        return items(value, depth)[2 * depth :]
    return f"{_block(str(value), depth)}\n"


def _flow(value: object, *, may_nest: bool = False) -> str | None:
    """Return a value on one line, however long; None if it is to have several."""
    if isinstance(value, dict):
        inner = [_flow(each, may_nest=may_nest) for each in value.values()]
        # what has no value, such as an edge without a reason, has a line of its own
        if None in inner or (not may_nest and any(each is None or isinstance(each, dict) for each in value.values())):
            return None
        return "{" + ", ".join(f"{scalar(k)}: {v}" for k, v in zip(value, inner, strict=True)) + "}"
    if isinstance(value, (list, tuple)):
        inner = [_flow(each, may_nest=may_nest) if may_nest or not _is_nested(each) else None for each in value]
        return None if None in inner else "[" + ", ".join(map(str, inner)) + "]"
    if isinstance(value, str) and _is_literal(value):
        return None
    return scalar(value)


def _is_nested(value: object) -> bool:
    return isinstance(value, (dict, list, tuple))


def _block(text: str, depth: int) -> str:
    """Return a text over several lines, if it can be; or else in quotes."""
    indent = "  " * depth
    if _is_literal(text):
        mark = "|" if text.endswith("\n") else "|-"
        return mark + "".join(f"\n{indent}{row}" if row else "\n" for row in text.rstrip("\n").split("\n"))
    if not _FOLDABLE.fullmatch(text) or _ESCAPED.search(text.replace("\\", "").replace('"', "")):
        return scalar(text)
    rows = textwrap.wrap(text, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
    return f">-\n{indent}" + f"\n{indent}".join(rows)


def _is_literal(text: str) -> bool:
    """Tell whether a text can stand as it is, line by line."""
    rows = text.removesuffix("\n").split("\n")
    if len(rows) < _SHORTEST_BLOCK or not rows[0].strip() or not rows[-1].strip() or rows[0][0] == " ":
        return False
    return not any(_ESCAPED.search(row.replace("\\", "").replace('"', "")) or row != row.rstrip() for row in rows)


def scalar(value: object) -> str:
    """Return a text, a number, a truth value or nothing on one line."""
    if isinstance(value, Verbatim):
        return str(value)
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, float):
        return _number(value)
    return "null" if value is None else str(value).lower()


def _quoted(text: str, plain: re.Pattern[str] = _PLAIN) -> str:
    is_clean = not _ESCAPED.search(text.replace("\\", "").replace('"', ""))
    if is_clean and plain.fullmatch(text) and not _NO_TEXT.fullmatch(text):
        return text
    if is_clean and ("\\" in text or '"' in text):
        return "'" + text.replace("'", "''") + "'"
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _number(value: float) -> str:
    # YAML 1.1 knows an exponent only behind a point
    mantissa, exponent, power = repr(value).partition("e")
    if not exponent:
        return mantissa
    point = "" if "." in mantissa else ".0"
    return f"{mantissa}{point}e{power if power[0] in '+-' else f'+{power}'}"


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return _ESCAPES.get(match[0]) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")  # noqa: PLR2004
