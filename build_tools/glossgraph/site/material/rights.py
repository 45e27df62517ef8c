"""Who publishes the glossary, and how others may use it, for the foot of every page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import About


def rights(about: About) -> str:
    """Return a line of HTML; nothing if neither a publisher nor a licence is known."""
    return " ".join(_sentences(about))


def _sentences(about: About) -> Iterator[str]:
    if about.publisher:
        yield f"Published by {_link(about.publisher.name, about.publisher.url)}."
    if about.license:
        yield f"Licence: {_link(about.license.name, about.license.url, 'license')}."


def _link(words: str, address: str, relation: str = "") -> str:
    label = escape(" ".join(words.split()))
    rel = f' rel="{relation}"' if relation else ""
    return f'<a href="{escape(address)}"{rel}>{label}</a>' if address else label
