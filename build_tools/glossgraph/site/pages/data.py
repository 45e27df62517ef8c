"""The page on the glossary's data: every export and what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph import exports
from glossgraph.site.template import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.site.page import Page, Site

FOLDER = "data"
"""Where the exports stand on the site."""

SECTION = "Data"
"""The group of the navigation for what the build knows of the glossary."""


def pages(site: Site) -> Iterator[Page]:
    """Make the one page."""
    rows = [
        (
            export,
            [(f"{FOLDER}/{name}", name, _size(text)) for name, text in site.exported[exports.name(export)].items()],
        )
        for export in exports.EXPORTS
    ]
    description = (
        f"The {site.glossary.about.title} as files for other tools: JSON, GraphML, CSV, Graphviz, Mermaid, SKOS."
    )
    yield page(
        site,
        f"{FOLDER}/index.md",
        "data.md.j2",
        "Data",
        description,
        entry="Downloads",
        section=SECTION,
        definitions=False,
        rows=rows,
        yaml=bool(site.files),
    )


def files(site: Site) -> dict[str, str]:
    """Return the exports themselves, as files beside the page."""
    return {f"{FOLDER}/{name}": text for written in site.exported.values() for name, text in written.items()}


def _size(text: str) -> str:
    return f"{max(1, round(len(text.encode()) / 1000)):,} kB"
