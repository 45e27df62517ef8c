"""The pages of the bread glossary, compared with `bread/pages/`; and what holds for every page of any glossary."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from glossgraph.site.address import in_directories, in_files
from glossgraph.site.here import Here
from glossgraph.site.material.front_matter import front_matter
from glossgraph.site.page import Site
from glossgraph.site.publish import publish
from glossgraph.text.scan import scan
from golden import compare
from written import targets, terms_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from glossgraph.model import Glossary

SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)

ALL = ["glossary", "bread", "hostile"]


def test_the_pages_are_as_expected(bread: Glossary, project: Path, update_golden: bool) -> None:
    pages = {
        page.path: SVG.sub("<svg/>", front_matter(page) + page.text)
        for page in publish(Site(bread)).pages
        if not page.path.startswith("checks/")
    }
    compare(project / "tests/bread/pages", pages, update=update_golden)


def test_the_pages_are_the_same_in_every_run(project: Path) -> None:
    script = (
        "from pathlib import Path; from glossgraph import compiler;"
        "from glossgraph.site.page import Site; from glossgraph.site.publish import publish;"
        "g = compiler.compile_glossary(Path('.')).glossary; built = publish(Site(g));"
        "print(built.written, [(page.plain, page.mentions, page.leads_to) for page in built.pages])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script], cwd=project, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


@pytest.mark.parametrize("name", ALL)
def test_the_plain_form_of_a_page_holds_no_html(name: str, request: pytest.FixtureRequest) -> None:
    for page in publish(Site(request.getfixturevalue(name))).pages:
        text = scan(page.plain).own_words
        assert re.findall(r"<[A-Za-z/!?][^>]*>", text) == [], page.path
        assert "<svg" not in text
        assert page.plain.strip(), page.path


@pytest.mark.parametrize("name", ALL)
def test_every_link_between_pages_leads_to_one(name: str, request: pytest.FixtureRequest) -> None:
    built = publish(Site(request.getfixturevalue(name), twin=str))
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
    page = next(page for page in publish(Site(bread, twin=str)).pages if page.path == "terms/dough.md")
    assert page.plain_at(page.path) == page.plain
    moved = page.plain_at("llms-full.txt")
    assert "](terms/rise.md)" in moved
    assert "](stages/mixing.md)" in moved
    assert re.sub(r"\]\([^)]*\)", "", moved) == re.sub(r"\]\([^)]*\)", "", page.plain)


def test_what_is_not_there_leaves_no_trace(hostile: Glossary) -> None:
    pages = {page.path: page for page in publish(Site(hostile)).pages}
    assert not [path for path in pages if path.startswith("paths/")]
    home = pages["index.md"]
    assert not [path for path in targets(home, home.text) if path.startswith("paths/")]
