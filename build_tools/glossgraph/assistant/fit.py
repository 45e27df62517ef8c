"""Answers that are not too long: of lists, the first entries, and of texts, the beginning."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from glossgraph.assistant.plain import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.assistant.shapes import Answer

MOST = 8_000
"""The most bytes of an answer, in UTF-8: as values in JSON, and as a text."""

_FEW = 3
"""From a list that has more entries than these, some are taken before a text is cut."""

_MANY_SOURCES = 8
"""Of more sources than these, the last ones are taken before anything else."""

_SHORT = 160
"""A text of so many characters is not cut."""

_WHOLE = {"id", "address", "url"}
"""The names of what is of no use if it is not whole."""

Told = TypeVar("Told", bound="Answer")


class _Part(NamedTuple):
    """A list or a text in an answer: what it is in, its key there, its path by names, and its size in bytes."""

    within: Any
    key: Any
    path: str
    size: int


def fitted(answer: Told, most: int = MOST) -> Told:
    """Return an answer that is no longer than a number of bytes, and says what is left out of it.

    All of its texts are on one line, and nothing in them is invisible: an id can be as odd as the name of a file.
    """
    values = _seen(answer.model_dump(exclude_defaults=True, mode="json"))
    left_out = dict(answer.left_out)
    while size(values) > most:
        parts = list(_parts(values))
        lists = [part for part in parts if isinstance(part.within[part.key], list)]
        texts = [part for part in parts if isinstance(part.within[part.key], str)]
        long = [part for part in lists if len(part.within[part.key]) > _FEW]
        shortened = max(long or texts or lists, key=_weight, default=None)
        if shortened is None:
            break
        value = shortened.within[shortened.key]
        if isinstance(value, list):
            fewer = min(len(value) - 1, len(value) * 3 // 4)
            left_out[shortened.path] = left_out.get(shortened.path, 0) + len(value) - fewer
            shortened.within[shortened.key] = value[:fewer]
        else:
            shortened.within[shortened.key] = f"{value[: len(value) * 3 // 4].rstrip(' …')} …"
        values["left_out"] = dict(left_out)
    return type(answer).model_validate(values)


def _seen(values: Any) -> Any:  # noqa: ANN401 - as above
    if isinstance(values, str):
        return named(values, most=len(values))
    if isinstance(values, list):
        return [_seen(value) for value in values]
    return {_seen(key): _seen(value) for key, value in values.items()} if isinstance(values, dict) else values


def _weight(part: _Part) -> tuple[bool, int]:
    return part.path == "sources" and len(part.within[part.key]) > _MANY_SOURCES, part.size


def cut(text: str, most: int = MOST) -> str:
    """Return a text of several lines that is no longer than a number of bytes, and says so where it is cut."""
    data = text.encode()
    if len(data) <= most:
        return text
    note = "\n\n(The rest is left out.)"
    whole = data[: most - len(note)].decode(errors="ignore")
    return (whole.rpartition("\n")[0] or whole).rstrip() + note


def size(values: Any) -> int:  # noqa: ANN401 - any values of JSON
    """Return how many bytes values take in JSON."""
    return len(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode())


def _parts(values: Any, path: str = "") -> Iterator[_Part]:  # noqa: ANN401 - as above
    """Yield the lists that have an entry, and the long texts."""
    entries = values.items() if isinstance(values, dict) else enumerate(values)
    for key, value in entries:
        place = f"{path}.{key}".lstrip(".") if isinstance(values, dict) else path
        if (isinstance(value, list) and value) or (
            isinstance(value, str) and len(value) > _SHORT and key not in _WHOLE
        ):
            yield _Part(values, key, place, size(value))
        if isinstance(value, list | dict):
            yield from _parts(value, place)
