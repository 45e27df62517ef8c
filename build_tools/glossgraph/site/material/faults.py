"""What is wrong with the glossary, on the pages of a preview."""

from __future__ import annotations

from html import escape


def faults(report: str) -> str:
    """Return what `glossgraph check` says, as HTML for the end of a page; its reader can fold it away."""
    return (
        '<aside class="gg-faults" role="alert"><details open>'
        "<summary>The glossary has errors; this is what it was before</summary>"
        f"<pre>{escape(report)}</pre></details></aside>"
    )
