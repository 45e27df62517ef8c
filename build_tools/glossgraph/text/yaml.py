"""Plain values as YAML, in the form in which the files of a glossary are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

WIDTH = 100
"""How long a line is at most, if it can be broken."""

_START = r"(?:[^\W\d_]|\d(?=[^\n]* [^\W\d_]{2}))"
"""How a text begins that YAML takes for nothing else: with a letter, or with a digit, and words follow."""

_PLAIN = re.compile(_START + r"(?:[\w'’()/.;+%–—“”…]|[ -](?=[\w(])|:(?=\w))*")
"""What needs no quotes, neither in a block nor within braces: it has no marks of YAML."""

_PLAIN_IN_BLOCK = re.compile(_START + r"(?:[^\s:#]| (?=[^\s#])|:(?=[^\s:])|(?<=[^\s:])#)*")
"""The same outside of braces and brackets, where most marks are plain characters."""

_NO_TEXT = re.compile(r"(?:y|yes|n|no|true|false|on|off|null|nan|inf)", re.IGNORECASE)
"""Words that YAML takes for something else than text, in one of its versions or another."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}

_ESCAPED = re.compile(r"[\\\"\x00-\x1f\x7f-\xa0\xad\u2028\u2029\ud800-\udfff\ue000-\uf8ff\ufeff\ufffe\uffff]")

_FOLDABLE = re.compile(r"[^\s\x00-\x1f]+(?: [^\s\x00-\x1f]+)*")
"""A text of one line, with single spaces between its words."""

_SHORTEST_BLOCK = 2


class Verbatim(str):
    """A number as it is written, such as `0.80`."""

    __slots__ = ()


class Literal(str):
    """A text over several lines that stands as it is, line by line, even where it could stand otherwise."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Noted:
    """The value of an entry that comments stand beside; they begin with `#`, and a line that is empty stays so."""

    value: object
    above: tuple[str, ...] = ()
    beside: str = ""
    """What stands behind the first line of the entry, with the blanks before it."""
    below: tuple[str, ...] = ()


def dumped(values: Mapping[str, object], depth: int = 0) -> str:
    """Return a mapping as YAML; every text in it reads back as it is."""
    return "".join(_noted_entry(scalar(key), value, depth) for key, value in values.items())


def _noted_entry(key: str, value: object, depth: int) -> str:
    """Return an entry with the comments on it."""
    if not isinstance(value, Noted):
        return _entry(key, value, depth)
    indent = "  " * depth
    first, _, rest = _entry(key, value.value, depth).partition("\n")
    return f"{_comments(value.above, indent)}{first}{value.beside}\n{rest}{_comments(value.below, indent)}"


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
    return "".join(_noted_item(value, depth) for value in values)


def _noted_item(value: object, depth: int) -> str:
    """Return an item with its dash, and with the comments on it."""
    indent = "  " * depth
    if not isinstance(value, Noted):
        return f"{indent}-{_behind_dash(value, depth + 1)}"
    rest = _behind_dash(value.value, depth + 1)
    first, _, more = rest.partition("\n")
    if value.beside and isinstance(value.value, (dict, list)) and first[1:2] not in {"", "[", "{"}:
        # behind the first entry, it would be a comment on that
        first, more = "", "  " * (depth + 1) + rest[1:]
    return f"{_comments(value.above, indent)}{indent}-{first}{value.beside}\n{more}{_comments(value.below, indent)}"


def _behind_dash(value: object, depth: int) -> str:
    """Return what stands behind a dash: on its line, or where it begins with comments, on those below."""
    if isinstance(value, (dict, list)) and _begins_with_comment(value):
        return f"\n{dumped(value, depth) if isinstance(value, dict) else items(value, depth)}"
    return f" {_item(value, depth)}"


def _begins_with_comment(value: object) -> bool:
    if isinstance(value, Noted):
        return bool(value.above) or _begins_with_comment(value.value)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(isinstance(first, Noted) and _begins_with_comment(first) for first in islice(inner, 1))


def _comments(lines: Sequence[str], indent: str) -> str:
    return "".join(f"{indent}{line}\n" if line else "\n" for line in lines)


def _item(value: object, depth: int) -> str:
    is_line = isinstance(value, str) and not isinstance(value, Verbatim) and not _is_literal(value)
    flow = _quoted(str(value), _PLAIN_IN_BLOCK) if is_line else _flow(value, may_nest=not isinstance(value, dict))
    if flow is not None and (not value or 2 * depth + len(flow) <= WIDTH):
        return f"{flow}\n"
    if isinstance(value, dict):
        # the first entry stands behind the hyphen
        return dumped(value, depth)[2 * depth :]
    if isinstance(value, (list, tuple)):
        return items(value, depth)[2 * depth :]
    return f"{_block(value if isinstance(value, str) else str(value), depth)}\n"


def _flow(value: object, *, may_nest: bool = False) -> str | None:
    """Return a value on one line, however long; None if it is to have several."""
    if isinstance(value, dict):
        inner = [_flow(each, may_nest=may_nest) for each in value.values()]
        # what has no value, such as an edge without a reason, has a line of its own
        if None in inner or (not may_nest and any(each is None or isinstance(each, dict) for each in value.values())):
            return None
        if any(isinstance(each, str) and _is_sentence(each) for each in value.values()):
            return None
        return "{" + ", ".join(f"{scalar(k)}: {v}" for k, v in zip(value, inner, strict=True)) + "}"
    if isinstance(value, (list, tuple)):
        inner = [_flow(each, may_nest=may_nest) if may_nest or not _is_nested(each) else None for each in value]
        return None if None in inner else "[" + ", ".join(map(str, inner)) + "]"
    if isinstance(value, Noted) or (isinstance(value, str) and _is_literal(value)):
        return None
    return scalar(value)


def _is_sentence(text: str) -> bool:
    """Tell whether a text is a sentence, such as the reason of an edge: it has a line of its own."""
    return text.endswith((".", "?", "!")) and " " in text


def _is_nested(value: object) -> bool:
    return isinstance(value, (dict, list, tuple))


def _block(text: str, depth: int) -> str:
    """Return a text over several lines, if it can be; or else in quotes."""
    indent = "  " * depth
    if _is_literal(text):
        *rows, last = text.split("\n")
        mark = "|-" if last else "|" if rows[-1] else "|+"
        # the first line says how far the block is indented, unless a number does
        mark = mark.replace("|", f"|{len(indent) or 1}") if text.lstrip("\n")[:1] == " " else mark
        return mark + "".join(f"\n{indent}{row}" if row else "\n" for row in (*rows, *([last] if last else ())))
    if not _FOLDABLE.fullmatch(text) or _ESCAPED.search(text.replace("\\", "").replace('"', "")):
        return scalar(text)
    return f">-\n{indent}" + f"\n{indent}".join(_wrapped(text, WIDTH - len(indent)))


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a text with single spaces between its words; a longer word has a line of its own."""
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _is_literal(text: str) -> bool:
    """Tell whether a text can stand as it is, line by line."""
    if isinstance(text, Literal):
        return True
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
