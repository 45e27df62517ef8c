"""Items of JSON, each on a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def in_json(value: object) -> str:
    """Return a value as JSON on one line, with the characters as they are."""
    return json.dumps(value, ensure_ascii=False)


def with_commas(items: Iterable[str]) -> Iterator[str]:
    """Yield each item on a line of its own, with a comma between each two."""
    end = ""
    for item in items:
        yield f"{end}{item}"
        end = ",\n"
    if end:
        yield "\n"
