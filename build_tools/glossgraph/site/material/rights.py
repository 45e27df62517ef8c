"""Who publishes the glossary, and how others may use it, for the foot of every page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import About
    from glossgraph.words import Catalogue

_LINK = "\0"
"""Stands in a sentence for the link that it will have."""


def rights(words: Catalogue, about: About) -> str:
    """Return a line of HTML; nothing if neither a publisher nor a licence is known."""
    return " ".join(_sentences(words, about))


def _sentences(words: Catalogue, about: About) -> Iterator[str]:
    if about.publisher:
        said = words.say("rights.published", publisher=_LINK)
        yield escape(said).replace(_LINK, _link(about.publisher.name, about.publisher.url))
    if about.license:
        said = words.say("rights.licensed", license=_LINK)
        yield escape(said).replace(_LINK, _link(about.license.name, about.license.url, "license"))


def _link(words: str, address: str, relation: str = "") -> str:
    label = escape(" ".join(words.split()))
    rel = f' rel="{relation}"' if relation else ""
    return f'<a href="{escape(address)}"{rel}>{label}</a>' if address else label
