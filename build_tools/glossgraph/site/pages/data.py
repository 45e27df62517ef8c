"""The page on the glossary as data: every export, and what it is for."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from glossgraph import exports
from glossgraph.exports.parts.manifest import measure
from glossgraph.graph.sequence import arrows
from glossgraph.site.machines.lists import LIST, WHOLE
from glossgraph.site.template import page
from glossgraph.text.escape import escape_markdown
from glossgraph.text.html import html_of
from glossgraph.words import ENGLISH
from glossgraph.words.content import Link, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from glossgraph.exports.parts.manifest import Lister, Measures
    from glossgraph.model import About
    from glossgraph.site.page import Page, Site
    from glossgraph.words import Catalogue
    from glossgraph.words.content import Markdown

FOLDER = "data"
"""The folder of the exports on the site."""


_MOST_LISTED = 4
"""How many files of a format are listed at most; of more, all but two are folded away."""


def pages(site: Site) -> Iterator[Page]:
    """Make the one page."""
    say = site.words.say
    formats = say("list.comma").join(export.TITLE for export in exports.offered(site.formats))
    yield page(
        site,
        f"{FOLDER}/index.md",
        "data.md.j2",
        say("data.title"),
        say("data.summary", glossary=site.glossary.about.title, formats=formats),
        values=lambda: {
            "license": _license(site.glossary.about),
            "version": site.glossary.about.version,
            "manifest": Link(f"{FOLDER}/manifest.json", "manifest.json", is_file=True),
            "package": Link(f"{FOLDER}/datapackage.json", "datapackage.json", is_file=True),
            "purposes": list(_purposes(site)),
            "lang": _lang(site),
            "yaml": bool(site.glossary.texts),
            "in_sequence": bool(site.glossary.stages or arrows(site.glossary)),
            "list": Link(LIST, LIST, is_file=True),
            "whole": Link(WHOLE, WHOLE, is_file=True),
        },
        foot=say("data.entry"),
    )


def _license(about: About) -> Markdown | None:
    return text(f"[{escape_markdown(about.license.name)}]({about.license.url})") if about.license else None


def _purposes(site: Site) -> Iterator[tuple[str, str, list[Mapping[str, Any]]]]:
    """Yield the heading of each purpose, what somebody wants who has it, and the formats for it."""
    say = site.words.say
    for purpose, formats in groupby(exports.offered(site.formats), key=attrgetter("PURPOSE")):
        heading, want = say(f"data.purpose-{purpose}"), say(f"data.want-{purpose}")
        yield heading, want, [_format(site, each) for each in formats]


def _format(site: Site, export: exports.Export) -> Mapping[str, Any]:
    files = site.exported[exports.name(export)]
    opening, _, more = (part.strip() for part in export.__doc__.partition("\n\n"))
    opens, left_out = export.OPENS, export.left_out(site.glossary)
    return {
        "title": export.TITLE,
        "opening": opening,
        "opening_on_web": _in_english(site, opening),
        "more": more,
        "more_as_html": html_of(more),
        "files": [(f"{FOLDER}/{name}", name, _size(site.words, content)) for name, content in files.items()],
        "folds": len(files) > _MOST_LISTED,
        "opens": text(opens),
        "opens_on_web": _in_english(site, opens),
        "left_out": text(left_out),
        "left_out_on_web": _in_english(site, left_out),
        "language": export.LANGUAGE,
        "code": export.CODE,
    }


def _lang(site: Site) -> str:
    """Return the attribute of what stands in the modules of formats, on a site that is not in English as they are."""
    return "" if site.words.language == ENGLISH else f' lang="{ENGLISH}"'


def _in_english(site: Site, words: str) -> Markdown:
    return text(f"<span{_lang(site)}>{words}</span>" if words and _lang(site) else words)


def files(site: Site) -> dict[str, Callable[[], str | bytes]]:
    """Return what makes the content of each file of the exports, by its path."""
    made: dict[str, Callable[[], str | bytes]] = {
        f"{FOLDER}/{name}": partial(_content, site, exports.name(export), name)
        for export in exports.offered(site.formats)
        for name in export.names(site.glossary)
    }
    return made | {f"{FOLDER}/{name}": partial(_list, site, make) for name, make in exports.LISTS.items()}


def _content(site: Site, format_: str, name: str) -> str | bytes:
    return site.exported[format_][name]


def _list(site: Site, make: Lister) -> str:
    return make(site.glossary, _measures(site), site.history.commit)


def _measures(site: Site) -> Measures:
    return {
        name: {file: measure(content) for file, content in site.exported[name].items()}
        for name in map(exports.name, exports.offered(site.formats))
    }


def _size(words: Catalogue, written: str | bytes) -> str:
    size = len(written.encode() if isinstance(written, str) else written)
    return words.say("number.kilobytes", number=words.number(max(1, round(size / 1000))))
