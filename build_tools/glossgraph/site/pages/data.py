"""The page on the glossary as data: every export, and what it is for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from glossgraph import exports
from glossgraph.graph.sequence import arrows
from glossgraph.site.machines.lists import LIST, WHOLE
from glossgraph.site.template import page
from glossgraph.words.content import Link, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from glossgraph.site.page import Page, Site
    from glossgraph.words import Catalogue

FOLDER = "data"
"""The folder of the exports on the site."""


def pages(site: Site) -> Iterator[Page]:
    """Make the one page."""
    say = site.words.say
    formats = say("list.comma").join(export.TITLE for export in exports.chosen())
    yield page(
        site,
        f"{FOLDER}/index.md",
        "data.md.j2",
        say("data.title"),
        say("data.summary", glossary=site.glossary.about.title, formats=formats),
        values=lambda: {
            "rows": [
                (
                    export,
                    text(export.OPENS),
                    text(export.left_out(site.glossary)),
                    [
                        (f"{FOLDER}/{name}", name, _size(site.words, written))
                        for name, written in site.exported[exports.name(export)].items()
                    ],
                )
                for export in exports.chosen()
            ],
            "yaml": bool(site.glossary.texts),
            "in_sequence": bool(site.glossary.stages or arrows(site.glossary)),
            "list": Link(LIST, LIST, is_file=True),
            "whole": Link(WHOLE, WHOLE, is_file=True),
        },
        foot=say("data.entry"),
    )


def files(site: Site) -> dict[str, Callable[[], str | bytes]]:
    """Return what makes the content of each file of the exports, by its path."""
    return {
        f"{FOLDER}/{name}": partial(_content, site, exports.name(export), name)
        for export in exports.chosen()
        for name in export.names(site.glossary)
    }


def _content(site: Site, format_: str, name: str) -> str | bytes:
    return site.exported[format_][name]


def _size(words: Catalogue, written: str | bytes) -> str:
    size = len(written.encode() if isinstance(written, str) else written)
    return words.say("number.kilobytes", number=words.number(max(1, round(size / 1000))))
