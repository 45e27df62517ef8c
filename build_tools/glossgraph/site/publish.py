"""Every page of a glossary, the files beside them, and the navigation."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from glossgraph import source
from glossgraph.exports import json
from glossgraph.site.machines.feed import FEED, feed
from glossgraph.site.machines.lists import robots
from glossgraph.site.machines.redirects import redirects
from glossgraph.site.material import assets
from glossgraph.site.material.front_matter import front_matter
from glossgraph.site.pages import PAGE_KINDS, changes, check, comparison, data, statistics, whole_map

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.site.page import Page, Site


class Output(NamedTuple):
    """What a site consists of: its pages, and the text of every other file by its path."""

    pages: list[Page]
    files: dict[str, str]

    @property
    def written(self) -> dict[str, str]:
        """The text of every file by its path, each page as a file of Markdown."""
        return {page.path: front_matter(page) + page.text for page in self.pages} | self.files


def gather(site: Site, root: Path) -> Site:
    """Return what pages are made from, with what the glossary's files and their history tell beside what is known."""
    files = {term.id: source.read(root / term.file, root) for term in site.glossary.terms.values()}
    return replace(site, history=source.history(root), files=files)


def publish(site: Site) -> Output:
    """Return every page of a glossary without errors, and what the site needs beside them."""
    pages = [page for kind in PAGE_KINDS for page in kind.pages(site)]
    files = assets() | whole_map.files(site) | data.files(site)
    files |= {f"terms/{term.id}.json": json.of_term(site.glossary, term) for term in site.glossary.terms.values()}
    files |= {f"terms/{id_}.yml": text for id_, text in site.files.items()}
    files |= redirects(site, pages) | {"robots.txt": robots(site)}
    if site.history.days:
        files[FEED] = feed(site)
    return Output(pages, files)


def navigation(site: Site) -> list[dict[str, object]]:
    """Return the navigation in the form of MkDocs' `nav`. It lists groups: themes render all of it on every page."""
    glossary = site.glossary
    entries: list[tuple[str, str | list[tuple[str, str]]]] = [
        ("Home", "index.md"),
        ("Map", whole_map.PATH),
        ("All terms, A–Z", "terms/index.md"),
    ]
    # themes put titles into a page as they are
    if glossary.paths:
        paths = [(escape(each.label), f"paths/{each.id}.md") for each in glossary.paths.values()]
        entries.append(("Reading paths", [("All paths", "paths/index.md"), *paths]))
    if glossary.stages:
        stages = [(escape(f"{s.number}. {s.label}"), f"stages/{s.id}.md") for s in glossary.stages.values()]
        entries.append(("Stages", [("All stages", "stages/index.md"), *stages]))
    if comparison.pairs(glossary):
        entries.append(("Comparisons", "compare/index.md"))
    entries.append(("Relations", "relations/index.md"))
    if glossary.kinds:
        entries.append(("Kinds", "kinds/index.md"))
    if glossary.references:
        entries.append(("References", "references.md"))
    added = [("Downloads", f"{data.FOLDER}/index.md"), ("Statistics", statistics.PATH)]
    added += [("What changed", changes.PATH)] if site.history.days else []
    added.append(("Checks", f"{check.FOLDER}/index.md"))
    written: list[dict[str, object]] = []
    for title, target in [*entries, ("Data", added)]:
        written.append({title: target if isinstance(target, str) else [{name: path} for name, path in target]})
    return written
