"""Levels of checks as they are written: to YAML, `off` and `no` are the same word for false."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossgraph import source

if TYPE_CHECKING:
    from glossgraph.load.mistake import Path


def with_levels(values: Any, text: str) -> Any:
    """Return the values of `glossary.yml`, whose text is given, with the levels under `checks` as words."""
    checks = values.get("checks") if isinstance(values, dict) else None
    if not isinstance(checks, dict):
        return values
    return {**values, "checks": {name: _with_level(rule, ("checks", name), text) for name, rule in checks.items()}}


def _with_level(rule: Any, path: Path, text: str) -> Any:
    if isinstance(rule, bool):
        return _word(text, path)
    if isinstance(rule, dict) and isinstance(rule.get("level"), bool):
        return {**rule, "level": _word(text, (*path, "level"))}
    return rule


def _word(text: str, path: Path) -> str:
    """Return the word for true or false at a path."""
    span = source.span_at(text, path)
    return source.lines(text)[span.line - 1][span.column - 1 : span.end_column - 1].lower()
