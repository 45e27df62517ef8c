"""The way to a page above its title."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossgraph.site.page import Site
from glossgraph.site.parts.way import breadcrumb
from glossgraph.site.publish import publish

if TYPE_CHECKING:
    from glossgraph.model import Glossary


def way(site: Site, path: str) -> str:
    pages = publish(site).by_path
    return breadcrumb(site, pages[path], pages)


def test_a_term_names_its_stage_in_its_colour(bread: Glossary) -> None:
    html = way(Site(bread), "terms/dough.md")
    assert html.startswith('<nav class="gg-breadcrumb gg-s1" aria-label="Where this page is"')
    assert '<a href="../stages/mixing.md">1. Mixing</a>' in html
    assert html.endswith('<span aria-current="page">Dough</span></nav>\n\n')


def test_a_term_without_a_stage_names_its_kind(bread: Glossary) -> None:
    assert 'class="gg-breadcrumb"' in way(Site(bread), "terms/hydration.md")
    assert '<a href="../kinds/quantity.md">' in way(Site(bread), "terms/hydration.md")


def test_what_no_page_lists_has_no_way(bread: Glossary) -> None:
    assert way(Site(bread), "index.md") == way(Site(bread), "map.md") == ""


def test_labels_are_no_markup(bread: Glossary) -> None:
    terms = {**bread.terms, "dough": replace(bread.terms["dough"], label="<b>*Dough*")}
    assert "&#60;b&#62;" in way(Site(replace(bread, terms=terms)), "terms/dough.md")
