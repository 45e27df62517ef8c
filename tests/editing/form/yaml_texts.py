"""YAML as people write it, and worse: in every style, with comments in odd places."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import yaml
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable


KEYS = ["label", "kind", "edges", "triggers", "faq", "sequence", "term", "reason", "no", "a b", "é-ö", "1", "zz", "😀"]

WORDS = [
    "word",
    "it's",
    "a: b",
    "c #d",
    "- e",
    "[f]",
    "g, h",
    '"i"',
    "no",
    "1.10",
    "2024-05-01",
    "é",
    "😀",
    "中文",
    "x:",
    "\\",
]

PLAIN = [
    "word",
    "two words",
    "0.80",
    "yes",
    "null",
    "~",
    "2024-05-01",
    "0x1f",
    "1:30",
    "it's",
    "25 per cent",
    "😀",
    "a#b",
    "",
]

COMMENTS = ["#", "# why", "#todo", "# key: value", "# - item", "# 'quoted \" text", "# 😀 é", "# ]", "## {", "# a # b"]


@st.composite
def texts(draw: Callable[..., object]) -> str:
    """Return the text of a file: a mapping or a list, with comments at its head, in it and at its end."""
    writer = _Writer(draw)
    head = writer.lines(0, most=3)
    body = writer.collection(0, 3)
    return head + body + writer.lines(0, most=2)


def comments_in(text: str) -> list[str]:
    """Return the comments of a text, sorted, as the tokens of PyYAML leave them over."""
    found: list[str] = []
    position = 0
    for token in yaml.scan(text, yaml.SafeLoader):
        start, end = token.start_mark.index, token.end_mark.index
        found += _comments(text[position:start])
        if isinstance(token, yaml.ScalarToken) and token.style in {"|", ">"}:
            # the comment behind the mark of a block is a part of its token
            found += _comments(text[start:end].partition("\n")[0])
        position = max(position, end)
    return sorted([*found, *_comments(text[position:])])


def _comments(gap: str) -> list[str]:
    return [line[line.index("#") :].rstrip() for line in gap.split("\n") if "#" in line]


class _Writer:
    def __init__(self, draw: Callable[..., object]) -> None:
        self._draw = draw

    def _pick(self, options: list[str]) -> str:
        return str(self._draw(st.sampled_from(options)))

    def _number(self, least: int, most: int) -> int:
        number = self._draw(st.integers(least, most))
        assert isinstance(number, int)
        return number

    def _seldom(self) -> bool:
        return self._number(0, 5) == 0

    def _comment(self) -> str:
        return self._pick(COMMENTS)

    def _beside(self) -> str:
        return f"{self._pick([' ', '  ', '     '])}{self._comment()}" if self._seldom() else ""

    def lines(self, indent: int, most: int = 1) -> str:
        """Return comments and empty lines, indented in any way."""
        if most == 1 and not self._seldom():
            return ""
        rows = [f"{' ' * (indent + self._number(0, 2))}{self._comment()}" for _ in range(self._number(0, most))]
        if self._seldom():
            rows.insert(self._number(0, len(rows)), "")
        return "".join(f"{row}\n" for row in rows)

    def collection(self, indent: int, depth: int) -> str:
        """Return a mapping or a list in block style, with its lines."""
        return self._mapping(indent, depth) if self._number(0, 2) else self._list(indent, depth)

    def _mapping(self, indent: int, depth: int) -> str:
        keys = dict.fromkeys(self._pick(KEYS) for _ in range(self._number(1, 4)))
        rows = []
        for key in keys:
            written = self._pick([key, json.dumps(key, ensure_ascii=False)])
            rows += [self.lines(indent), f"{' ' * indent}{written}:{self._value(indent, depth)}"]
        return "".join(rows)

    def _list(self, indent: int, depth: int) -> str:
        rows = []
        for _ in range(self._number(1, 3)):
            rows += [self.lines(indent), f"{' ' * indent}-{self._value(indent, depth)}"]
        return "".join(rows)

    def _value(self, indent: int, depth: int) -> str:
        """Return what stands behind a colon or a dash, to the end of its last line."""
        form = self._number(0, 6)
        inner = indent + self._number(1, 3)
        if form == 0 and depth:
            return f"{self._beside()}\n{self.collection(inner, depth - 1)}"
        if form == 1:
            return f" {self._flow(inner, 2)}{self._beside()}\n"
        if form == 2:
            return self._block(inner)
        if form == 3:
            text = " ".join(self._pick(WORDS) for _ in range(self._number(1, 30)))
            quoted = json.dumps(text, ensure_ascii=False) if self._number(0, 1) else "'" + text.replace("'", "''") + "'"
            return f" {quoted}{self._beside()}\n"
        return f" {self._pick(PLAIN)}{self._beside()}\n"

    def _block(self, indent: int) -> str:
        mark = self._pick(["|", ">", "|-", ">-", "|+", ">+"])
        rows = [" ".join(self._pick(WORDS) for _ in range(self._number(1, 20))) for _ in range(self._number(1, 3))]
        if self._seldom():
            rows.insert(1, self._pick(["", "", "  # no comment", "  further"]))
        body = "".join(f"{' ' * indent if row else ''}{row}\n" for row in rows)
        return f" {mark}{self._beside()}\n{body}{self._pick(['', '', chr(10)])}"

    def _flow(self, indent: int, depth: int) -> str:
        if not depth or self._number(0, 1):
            return self._pick(["word", '"a, b"', "'c: d'", "1.50", "é😀"])
        items = [self._flow(indent, depth - 1) for _ in range(self._number(0, 3))]
        is_list = bool(self._number(0, 1))
        keys = ["x", "y", "term"]
        pairs = items if is_list else [f"{key}: {item}" for key, item in zip(keys, items, strict=False)]
        joined = "".join(f"{pair},{self._break(indent)}" for pair in pairs[:-1]) + "".join(pairs[-1:])
        end = self._break(indent) if self._seldom() else ""
        return f"[{joined}{end}]" if is_list else f"{{{joined}{end}}}"

    def _break(self, indent: int) -> str:
        if not self._seldom():
            return " "
        comment = f" {self._comment()}" if self._number(0, 1) else ""
        alone = f"\n{' ' * indent}{self._comment()}" if self._seldom() else ""
        return f"{comment}{alone}\n{' ' * indent}"
