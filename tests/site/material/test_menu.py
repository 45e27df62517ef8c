"""What the menu shows on a page, and what stands at its foot."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from glossgraph.site.material.menu import FEW, MOST, shown_on
from glossgraph.site.page import Content, Page, Site
from glossgraph.site.publish import Output, publish

if TYPE_CHECKING:
    from glossgraph.model import Glossary


def around(output: Output, path: str, folder: str = "") -> dict[str, str]:
    return shown_on(output.site, output.by_path[path], output.by_path, output.at_foot, folder)


def links(html: str) -> list[str]:
    return re.findall(r'<a href="([^"]*)"', html)


def test_the_stage_of_a_term_is_open(bread: Glossary) -> None:
    shown = around(publish(Site(bread)), "terms/dough.md")
    assert shown["gg_open"] == "stages/mixing.md"
    assert shown["gg_terms"].startswith('<ul class="gg-menu gg-s1">')
    assert '<a href="dough.md" aria-current="page">Dough</a>' in shown["gg_terms"]
    assert len(links(shown["gg_terms"])) == len(bread.by_stage["mixing"])


def test_a_stage_and_its_terms_show_the_same(bread: Glossary) -> None:
    shown = around(publish(Site(bread)), "stages/mixing.md", "glossary")
    assert shown["gg_open"] == "glossary/stages/mixing.md"
    assert "aria-current" not in shown["gg_terms"]


def test_a_page_of_a_list_belongs_to_the_list(bread: Glossary) -> None:
    output = publish(Site(bread))
    comparison = next(path for path in output.by_path if path.startswith("compare/") and "index" not in path)
    assert around(output, comparison) | {"gg_foot": ""} == {
        "gg_open": "compare/index.md",
        "gg_terms": "",
        "gg_foot": "",
    }
    assert around(output, "terms/sunday.md")["gg_open"] == f"kinds/{bread.terms['sunday'].kind}.md"
    assert around(output, "index.md")["gg_open"] == ""


def test_a_long_stage_is_cut_to_its_core(bread: Glossary) -> None:
    dough = bread.terms["dough"]
    more = {f"dough-{number}": replace(dough, id=f"dough-{number}", edges=()) for number in range(MOST + 1)}
    large = replace(bread, terms={**bread.terms, **more})
    shown = around(publish(Site(large)), "terms/dough-40.md")["gg_terms"]
    core = [id_ for id_ in large.about.core if large.terms[id_].stage == "mixing"]
    # with the term that is read and the link to all
    assert len(links(shown)) == (len(core) or FEW) + 2
    assert '<a href="dough-40.md" aria-current="page">' in shown
    assert f"all {len(large.by_stage['mixing'])}" in shown


def test_what_is_about_the_glossary_stands_at_the_foot(bread: Glossary) -> None:
    output = publish(Site(bread))
    assert {"data/index.md", "statistics.md", "relations/index.md"} <= dict(output.at_foot).keys()
    assert not [page.path for page in output.pages if page.foot and page.entry]
    assert links(around(output, "terms/dough.md")["gg_foot"]) == [f"../{path}" for path, _ in output.at_foot]
    assert 'aria-current="page"' in around(output, "statistics.md")["gg_foot"]


def test_pages_by_hand_are_linked_at_the_foot_though_the_glossary_has_not_made_them(bread: Glossary) -> None:
    site = Site(bread, taken={"about/index.html"})
    by_hand = Page("about.md", "About", "", Content, foot="About")
    assert not site.has("about.md")
    assert '<a href="../about.md">About</a>' in around(publish(site, [by_hand]), "terms/dough.md")["gg_foot"]
