"""What is wrong with the glossary, on the pages of a preview."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossgraph.words import Catalogue


def faults(words: Catalogue, report: str, *, has_pages: bool) -> str:
    """Return what `glossgraph check` says, as HTML for the end of a page; its reader can fold it away.

    `has_pages` tells whether there are pages of an earlier state of the glossary, which are shown meanwhile.
    """
    heading = words.say("faults.has-pages") if has_pages else words.say("faults.has-no-pages")
    return (
        f'<div class="gg-faults" role="alert"><details open><summary>{escape(heading)}</summary>'
        f'<pre tabindex="0">{escape(report)}</pre></details></div>'
    )
