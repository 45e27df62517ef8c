"""Where the characters of a value stand in the text of its file, whatever its quotes, its escapes and its lines are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yaml.nodes import ScalarNode

_SPACE = " \t\n"
"""What YAML adds or takes away where it folds lines."""

_PLAIN = re.compile(rf"[^{_SPACE}]")

_IN_SINGLE_QUOTES = re.compile(rf"''|[^{_SPACE}]")

_IN_DOUBLE_QUOTES = re.compile(
    rf"\\[ \t\n](?P<space>)|\\[nt](?P<blank>)|\\x(?:09|0a|0A|20)(?P<code>)"
    rf"|\\x[0-9A-Fa-f]{{2}}|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}}|\\.|[^{_SPACE}]"
)

_FORMS = {"'": _IN_SINGLE_QUOTES, '"': _IN_DOUBLE_QUOTES}


class Written:
    """A value as it is written in a text."""

    def __init__(self, text: str, node: ScalarNode) -> None:
        """Take the text, and the node that was composed of it."""
        self._value: str = node.value
        start, end = node.start_mark.index, node.end_mark.index
        if node.style in _FORMS:
            start, end = start + 1, end - 1
        elif node.style in {"|", ">"}:
            # the first line says only how the others are to be read
            start = text.find("\n", start, end) + 1 or end
        form = _FORMS.get(node.style, _PLAIN)
        self._characters = [match.span() for match in form.finditer(text, start, end) if match.lastgroup is None]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the offsets in the text of a part of the value that begins and ends with something to be seen.

        None is returned where that is not known.
        """
        first, last = _count(self._value[:start]), _count(self._value[:end])
        if first == last or _count(self._value) != len(self._characters):
            return None
        return self._characters[first][0], self._characters[last - 1][1]


def _count(text: str) -> int:
    return len(text) - sum(map(text.count, _SPACE))
