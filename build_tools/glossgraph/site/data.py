"""The page on the glossary's data: every export and what it is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.site.template import page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glossgraph.site import Page, Site

FOLDER = "data"
"""Where the exports stand on the site."""


@dataclass(frozen=True, slots=True)
class Download:
    """An export on the site."""

    title: str
    """The format."""
    purpose: str
    """What that is for, as Markdown."""
    opens: str
    """The programs that open it, as Markdown."""
    language: str
    code: str
    """How to read it, in that language, where its files are."""
    sizes: Mapping[str, int]
    """Its files, with their sizes in bytes."""


def data_page(site: Site, downloads: Sequence[Download]) -> Page:
    """Return the page that leads to the exports."""
    rows = [
        (
            download,
            [(f"page:{FOLDER}/{name}", name, _size(size)) for name, size in download.sizes.items()],
        )
        for download in downloads
    ]
    description = (
        f"The {site.glossary.about.title} as files for other tools: JSON, GraphML, CSV, Graphviz, Mermaid, SKOS."
    )
    return page(
        f"{FOLDER}/index.md",
        "data.md.j2",
        "Data",
        description,
        rows=rows,
        yaml=bool(site.files),
        markdown=site.markdown,
    )


def _size(number: int) -> str:
    return f"{max(1, round(number / 1000)):,} kB"
