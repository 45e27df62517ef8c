"""The pages of the bread glossary, compared with `bread/pages/`; and what holds for every page of any glossary."""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from building import URL
from glossgraph.site.address import HOME, file_at, in_directories, in_files
from glossgraph.site.here import Here
from glossgraph.site.material.front_matter import front_matter
from glossgraph.site.page import Site
from glossgraph.site.publish import publish
from glossgraph.text.scan import scan
from golden import compare
from graphs import known, made
from published import published
from written import targets, terms_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from glossgraph.model import Glossary

ABSOLUTE = re.compile(rf"{re.escape(URL)}([^\s\"'<>)#?]*)")

SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)

ALL = ["glossary", "bread", "hostile", "spoons"]


def test_the_pages_are_as_expected(bread: Glossary, project: Path, update_golden: bool) -> None:
    pages = {
        page.path: SVG.sub("<svg/>", front_matter(page) + page.text)
        for page in publish(Site(bread)).pages
        if not page.path.startswith("checks/")
    }
    compare(project / "tests/bread/pages", pages, update=update_golden)


def test_the_pages_are_the_same_in_every_run(glossary: Glossary, project: Path) -> None:
    script = (
        "from pathlib import Path; from glossgraph import compiler;"
        "from glossgraph.site.page import Site; from glossgraph.site.publish import publish;"
        "g = compiler.compile_glossary(Path('.')).glossary; built = publish(Site(g, twin=str, formats=('json',)));"
        "print([built.written, [(page.plain, page.mentions, page.leads_to) for page in built.pages]], end='')"
    )
    # this process hashes with a seed of its own
    command, environment = [sys.executable, "-c", script], os.environ | {"PYTHONHASHSEED": "1", "PYTHONUTF8": "1"}
    other = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=True).stdout
    # another test looks at the formats
    built = publish(Site(glossary, twin=str, formats=("json",)))
    assert other == str([built.written, [(page.plain, page.mentions, page.leads_to) for page in built.pages]])


@pytest.mark.parametrize("name", ALL)
def test_the_plain_form_of_a_page_holds_no_html(name: str, request: pytest.FixtureRequest) -> None:
    for page in published(request.getfixturevalue(name)).pages:
        text = scan(page.plain).own_words
        assert re.findall(r"<(?!https?://)[A-Za-z/!?][^>]*>", text) == [], page.path
        assert "<svg" not in text
        assert page.plain.strip(), page.path


@pytest.mark.parametrize("name", ALL)
def test_every_link_between_pages_leads_to_one(name: str, request: pytest.FixtureRequest) -> None:
    built = published(request.getfixturevalue(name))
    paths = {page.path for page in built.pages}
    for page in built.pages:
        for text in (page.text, page.plain):
            assert set(targets(page, text)) <= paths, page.path
        assert list(page.mentions) == [id_ for id_ in dict.fromkeys(terms_in(page, page.plain)) if id_ != page.term]


@pytest.mark.parametrize("address", [in_directories, in_files])
def test_links_in_raw_html_are_in_the_form_of_the_sites_addresses(
    address: Callable[[str], str], bread: Glossary
) -> None:
    as_files, built = publish(Site(bread)), publish(Site(bread, address=address, in_html=address))
    for before, page in zip(as_files.pages, built.pages, strict=True):
        # but for these, the page is the same
        assert page.plain == before.plain
        attributes = re.compile(r'(?:href|src)="(?![a-z]+:|#)([^"?#]*)')
        assert attributes.sub("", page.text) == attributes.sub("", before.text)
        here = Here(Site(bread, in_html=address), page.path, web=True)
        raw = [targets(before, f'href="{match[1]}"') for match in attributes.finditer(before.text)]
        wanted = [here.address(path) for found in raw for path in found if path in {p.path for p in built.pages}]
        assert [m[1] for m in attributes.finditer(page.text) if m[1] in set(wanted)] == wanted


def test_a_page_written_elsewhere_links_from_there(bread: Glossary) -> None:
    page = next(page for page in published(bread).pages if page.path == "terms/dough.md")
    assert page.content.plain_at(page.path) == page.plain
    moved = page.content.plain_at("llms-full.txt")
    assert "](terms/rise.md)" in moved
    assert "](stages/mixing.md)" in moved
    assert re.sub(r"\]\([^)]*\)", "", moved) == re.sub(r"\]\([^)]*\)", "", page.plain)


@pytest.mark.parametrize(("stages", "each", "outside"), [(0, 0, 0), (0, 0, 1), (1, 1, 0), (1, 2, 0), (2, 1, 1)])
def test_nothing_is_said_to_be_one_of_many(stages: int, each: int, outside: int) -> None:
    glossary = made(stages, each, outside)
    built = publish(Site(glossary, history=known(glossary)))
    texts = {page.path: f"{page.title}\n{page.summary}\n{page.text}\n{page.plain}" for page in built.pages}
    texts |= {path: text for path, text in built.files.items() if isinstance(text, str)}
    for path, text in texts.items():
        words = re.sub(r"<[^>]*>|\]\([^)]*\)", "", text) if path.endswith((".md", ".txt")) else text
        assert re.findall(r"(?<![\d.,-])1 [a-z]+(?<![sui])s\b", words) == [], path


def test_the_home_page_leads_to_every_term_of_a_small_glossary() -> None:
    for stages, each, outside in ((0, 0, 1), (0, 0, 6), (1, 3, 2), (3, 1, 1)):
        glossary = made(stages, each, outside)
        home = publish(Site(glossary, twin=str)).pages[0]
        assert set(terms_in(home, home.plain)) == glossary.terms.keys()
    many = publish(Site(made(0, 0, 9))).pages[0]
    assert "and [3 more](terms/index.txt)" in many.plain


def test_the_feed_is_linked_as_a_file(bread: Glossary) -> None:
    for address, link in ((str, "changes.xml"), (in_directories, "../changes.xml"), (in_files, "changes.xml")):
        pages = {p.path: p for p in publish(Site(bread, history=known(bread), in_html=address)).pages}
        assert f'<a href="{link}">feed</a>' in pages["changes.md"].text
        assert "[feed](changes.xml)" in pages["changes.md"].plain


def test_nothing_links_to_what_is_not_the_glossarys(bread: Glossary) -> None:
    everywhere = Site(bread, URL, known(bread), twin=str, in_html=in_directories)
    paths = [page.path for page in publish(everywhere).pages if page.path != HOME]
    paths += ["changes.xml", "data/terms.csv", "map/names.json", "terms/dough.json"]
    halves = [set(paths[::2]), set(paths[1::2])]
    folders = [{path for path in paths if posixpath.dirname(path) == name} for name in {*map(posixpath.dirname, paths)}]
    for left_out in [*halves, *folders]:
        taken = {everywhere.built(path): path for path in left_out}
        built = publish(replace(everywhere, taken=taken.keys()))
        assert built.left_out == taken
        assert not taken.keys() & built.files.keys()
        written = [text for text in built.written.values() if isinstance(text, str)]
        texts = [*written, *(page.plain for page in built.pages)]
        named = {match[1] for text in texts for match in ABSOLUTE.finditer(text)}
        assert named & {in_directories(path) for path in left_out} == set()
        for page in built.pages:
            assert "\0" not in page.text + page.plain
            assert left_out & {*targets(page, page.plain), *targets(page, page.text)} == set(), page.path
            folder = posixpath.dirname(everywhere.built(page.path))
            for link in re.findall(r'(?:href|src)="([^"#?]+)', page.text):
                assert posixpath.normpath(posixpath.join(folder, file_at(link))) not in taken, (page.path, link)


def test_what_is_not_there_leaves_no_trace(hostile: Glossary) -> None:
    pages = published(hostile).by_path
    assert not [path for path in pages if path.startswith("paths/")]
    home = pages["index.md"]
    assert not [path for path in targets(home, home.text) if path.startswith("paths/")]
