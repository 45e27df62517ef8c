"""What a file of a glossary says, as values, as the text of that file."""

from __future__ import annotations

import re
from typing import Any

from glossgraph.text.yaml import Verbatim, dumped, items

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def file_text(path: str, said: Any) -> str:  # noqa: ANN401 - a mapping or a list, of anything
    """Return the text of a file; `path` is where it is below the root, and `said` what it says."""
    return dumped(with_numbers(path, said)) if isinstance(said, dict) else items(said)


_WITH_DIGITS = {"terms": ("examples", "result"), "graph/models": ("expect", "value")}
"""The folders whose files list numbers with their last zeros: the field of the list, and that of the number."""


def with_numbers(path: str, said: dict[str, Any]) -> dict[str, Any]:
    """Return what a file says with results that are numbers again: as texts, they keep their last zeros."""
    fields = (fields for folder, fields in _WITH_DIGITS.items() if path.startswith(f"{folder}/"))
    listed, number = next(fields, ("", ""))
    items_ = said.get(listed)
    return {**said, listed: [_with_number(item, number) for item in items_]} if isinstance(items_, list) else said


def _with_number(item: object, field: str) -> object:
    if not isinstance(item, dict):
        return item
    number, given = item.get(field), item.get("given")
    if isinstance(number, str) and _NUMBER.fullmatch(number):
        item = {**item, field: Verbatim(number)}
    return {**item, "given": {n: _whole(v) for n, v in given.items()}} if isinstance(given, dict) else item


def _whole(value: object) -> object:
    """Return a number without a point where nothing is behind that: what is given is read as a float in any case."""
    if isinstance(value, list):
        return [_whole(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
