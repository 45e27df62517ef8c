"""The home page says what is there, however little that is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from glossgraph import compiler
from glossgraph.graph.history import happened, year_of
from glossgraph.output import write
from glossgraph.site.page import Site
from glossgraph.site.pages import home, whole_map
from tiny import RELATIONS, tiny_glossary

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary
    from glossgraph.site.page import Page

ALONE = {"terms/end.yml": tiny_glossary()["terms/end.yml"], "graph/relations.yml": RELATIONS}
APART = RELATIONS.replace("flow: forward", "distinguishes: true")


@pytest.mark.parametrize(
    ("files", "counts", "on_map"),
    [
        (ALONE, "1 term, and no connections yet.", "1 term and 0 connections."),
        (tiny_glossary(), "2 terms and 1 connection. Each term says what leads to it and", "2 terms and 1 connection."),
        (tiny_glossary() | {"graph/relations.yml": APART}, "easily mistaken for one another. Each", "2 terms and"),
        (
            ALONE | {"graph/stages.yml": "- {id: one, label: One, description: The only one.}\n"},
            "1 term, and",
            "1 term in 1 stage, and",
        ),
    ],
)
def test_the_counts_promise_nothing_that_is_not_there(
    tmp_path: Path, files: dict[str, str], counts: str, on_map: str
) -> None:
    write(tmp_path, files)
    site = Site(compiler.compile_glossary(tmp_path).glossary)
    (page,), (map_page,) = home.pages(site), whole_map.pages(site)
    assert counts in page.text
    assert ("mistaken" in page.text) == ("mistaken" in counts)
    assert on_map in map_page.text


PATHS = """\
- {id: one, label: The one, description: First., stops: [{term: begin, text: Here.}, {term: end, text: There.}]}
- {id: two, label: The two, description: Second., stops: [{term: end, text: Here.}]}
"""

DOORS = """\
doors:
  - {reader: For guests, question: How does it begin?, path: two, terms: [begin, end]}
  - {reader: For hosts, question: How does it end?, terms: [end]}
"""


def home_of(folder: Path, files: dict[str, str]) -> Page:
    write(folder, tiny_glossary() | files)
    (page,) = home.pages(Site(compiler.compile_glossary(folder).glossary))
    return page


def test_the_doors_are_those_that_the_glossary_names(tmp_path: Path) -> None:
    page = home_of(tmp_path, {"graph/paths.yml": PATHS, "graph/glossary.yml": DOORS})
    doors = re.findall(r"<li><p>(For \w+)</p><h2>(.*?)</h2>(.*?)</li>", page.text)
    assert [door[0] for door in doors] == ["For guests", "For hosts"]
    assert re.findall(r'href="([^"]+)"', doors[0][2]) == ["paths/two.md", "terms/begin.md", "terms/end.md"]
    assert re.findall(r'href="([^"]+)"', doors[1][2]) == ["terms/end.md"]
    assert "paths/one.md" not in page.text
    assert "**For guests:** How does it begin? [The two](" in page.plain


def test_paths_are_the_doors_of_a_glossary_that_names_none(tmp_path: Path) -> None:
    page = home_of(tmp_path, {"graph/paths.yml": PATHS})
    assert re.findall(r'class="gg-way-in" href="([^"]+)"', page.text) == ["paths/one.md", "paths/two.md"]


def test_without_stages_the_main_chain_is_the_picture(tmp_path: Path) -> None:
    page = home_of(tmp_path, {})
    picture = page.text.partition("<ol class=")[2].partition("</ol>")[0]
    assert re.findall(r'href="([^"]+)"', picture) == ["terms/begin.md", "terms/end.md"]
    assert "gg-happened" not in page.text
    assert "gg-readers" not in page.text


def test_the_newest_article_is_shown_with_its_first_figure(glossary: Glossary) -> None:
    (page,) = home.pages(Site(glossary))
    newest = glossary.terms[happened(glossary)[0]]
    card = page.text.partition('class="gg-newest"')[2].partition("</section>")[0]
    assert newest.label in card
    assert str(year_of(newest)) in card
    assert newest.figures[0].value in card
    years = [int(year) for year in re.findall(r"<li><b>(\d+)</b>", page.text)]
    assert years == sorted(set(years), reverse=True)
    assert all(glossary.terms[id_].label in page.plain for id_ in happened(glossary)[: home.MOST_HAPPENED])
