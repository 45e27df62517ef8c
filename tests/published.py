"""The pages of a glossary, made once for all tests of a process that look at the same."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from glossgraph.site.page import Site
from glossgraph.site.publish import publish
from glossgraph.source import History
from graphs import known

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossgraph.model import Glossary
    from glossgraph.site.publish import Output


@lru_cache(maxsize=32)
def published(
    glossary: Glossary,
    url: str = "",
    *,
    dated: bool = False,
    in_html: Callable[[str], str] = str,
    twin: Callable[[str], str] = str,
) -> Output:
    """Return what is published of a glossary; if `dated`, with a history of its files. Nothing of it may be changed."""
    return publish(Site(glossary, url, known(glossary) if dated else History(), in_html=in_html, twin=twin))
