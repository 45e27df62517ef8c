"""What a file of a glossary says, as values, as the text of that file."""

from __future__ import annotations

import re
from typing import Any

from glossgraph.text.yaml import Verbatim, dumped, items

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def file_text(path: str, said: Any) -> str:  # noqa: ANN401 - a mapping or a list, of anything
    """Return the text of a file; `path` is where it is below the root, and `said` what it says."""
    if isinstance(said, dict):
        return dumped(with_numbers(said) if path.startswith("terms/") else said)
    return items(said)


def with_numbers(term: dict[str, Any]) -> dict[str, Any]:
    """Return the content of a term in which results are numbers again: as texts, they keep their last zeros."""
    examples = term.get("examples")
    if not isinstance(examples, list):
        return term
    return {**term, "examples": [_with_number(example) for example in examples]}


def _with_number(example: object) -> object:
    if not isinstance(example, dict):
        return example
    result, given = example.get("result"), example.get("given")
    if isinstance(result, str) and _NUMBER.fullmatch(result):
        example = {**example, "result": Verbatim(result)}
    return {**example, "given": {n: _whole(v) for n, v in given.items()}} if isinstance(given, dict) else example


def _whole(value: object) -> object:
    """Return a number without a point where nothing is behind that: what is given is read as a float in any case."""
    if isinstance(value, list):
        return [_whole(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
