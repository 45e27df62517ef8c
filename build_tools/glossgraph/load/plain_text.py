"""The texts of a glossary whose files hold plain words where others hold Markdown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from glossgraph.model import UNREADABLE, Part, Sort
from glossgraph.model.part import fields_with_texts
from glossgraph.text.as_markdown import as_markdown

if TYPE_CHECKING:
    from glossgraph.model import Glossary

Whole = TypeVar("Whole", bound=Part)


def with_plain_texts(glossary: Glossary) -> Glossary:
    """Return a glossary with Markdown that shows the texts of its files as they are."""
    names = ("terms", "relations", "kinds", "stages", "settings", "groups", "paths")
    parts: dict[str, Any] = {
        name: {id_: _shown(entry) for id_, entry in getattr(glossary, name).items()} for name in names
    }
    return replace(glossary, about=_shown(glossary.about), **parts)


def _shown(part: Whole) -> Whole:
    changed: dict[str, Any] = {}
    for field, sort in fields_with_texts(type(part)):  # type: ignore[arg-type] # mypy mistakes the hash of a class
        value = getattr(part, field)
        if value and (not sort or sort == Sort.MARKDOWN.value):
            changed[field] = _in_markdown(value)
    return replace(part, **changed) if changed else part  # type: ignore[type-var] # every part is a dataclass


def _in_markdown(value: Any) -> Any:
    if isinstance(value, Part):
        return _shown(value)
    if isinstance(value, str):
        return value if value == UNREADABLE else as_markdown(value)
    return tuple(map(_in_markdown, value))
