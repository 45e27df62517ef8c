"""The head of a Markdown file: what stands between `---` or `+++` before its text."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import yaml

_HEAD = re.compile(
    r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\n(?P<head>.*?)^(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)


def parted(text: str) -> tuple[dict[str, Any], str, str]:
    """Return the values of a head, in which all that is short is text, the body, and what is wrong with the head.

    A head that cannot be read is no head: it stays in the body.
    """
    match = _HEAD.match(text)
    if not match:
        return {}, text.removeprefix("\ufeff"), ""
    try:
        values = (
            yaml.load(match["head"], yaml.CBaseLoader)  # noqa: S506 - it makes nothing but texts
            if match["fence"] == "---"
            else tomllib.loads(match["head"])
        )
    except (yaml.YAMLError, tomllib.TOMLDecodeError) as error:
        return {}, text[match.end() :], str(getattr(error, "problem", None) or error)
    if not isinstance(values, dict):
        return {}, text[match.end() :], ""
    return {str(key): _plain(value) for key, value in values.items()}, text[match.end() :], ""


def texts(value: object) -> list[str]:
    """Return a text, or the texts in a list; of a text with commas, as some write lists, it is one."""
    items = value if isinstance(value, list) else [value]
    return [item.strip() for item in items if isinstance(item, str) and item.strip()]


def _plain(value: object) -> object:
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
