"""Links of hand-written pages to the pages of terms and comparisons, which follow a term to another id."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.text.former import comparison_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.model import Glossary

_LINK = re.compile(
    r"(?P<before>(?:\]\(<?|^\[[^\]\n]+\]: *<?|\b(?:href|src)=[\"'])[^)\s\"'>]*?(?<![\w-]))"
    r"(?P<folder>terms|compare)/(?P<id>[a-z0-9-]+)(?=\.(?:md|json|yml|txt)\b|[/#)\s\"'>]|$)",
    re.MULTILINE,
)
"""A link in Markdown or HTML to something in the folder of the terms or of the comparisons."""


def relinked(text: str, glossary: Glossary, old: str, new: str) -> str:
    """Return the Markdown of a page with its links to a term, and to its comparisons, led to another id.

    Args:
        text: The page.
        glossary: The glossary as it was.
        old: The id that the term had.
        new: The id that it has now.

    """
    ids = {"terms": {old: new}, "compare": _comparisons(glossary, old, new)}

    def led(match: re.Match[str]) -> str:
        id_ = ids[match["folder"]].get(match["id"], match["id"])
        return f"{match['before']}{match['folder']}/{id_}"

    return _LINK.sub(led, text)


def _comparisons(glossary: Glossary, old: str, new: str) -> Mapping[str, str]:
    pairs = (pair for pair in glossary.apart if old in pair)
    others = (next((id_ for id_ in pair if id_ != old), old) for pair in pairs)
    return {comparison_id(old, other): comparison_id(new, other) for other in others if other not in {old, new}}
