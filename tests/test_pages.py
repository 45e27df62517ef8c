"""The pages of the bread glossary, compared with `bread/pages/`; and what holds for every page of the real one."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from glossgraph.site.parts.words import citation

from glossgraph import checks
from glossgraph.model import Reference
from glossgraph.pictures.diagram import as_html, as_markdown, diagram
from glossgraph.site.address import in_directories, in_files
from glossgraph.site.page import Page, Site, for_programs, resolved
from glossgraph.site.publish import publish
from golden import compare

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary

SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


def test_the_pages_are_as_expected(bread: Glossary, project: Path, update_golden: bool) -> None:
    every = (page for page in publish(Site(bread)).pages if not page.path.startswith("checks/"))
    pages = {page.path: SVG.sub("<svg/>", resolved(page)) for page in every}
    compare(project / "tests/bread/pages", pages, update=update_golden)


def test_every_check_has_a_page_with_its_manual(bread: Glossary) -> None:
    pages = {page.path: resolved(page) for page in publish(Site(bread)).pages if page.path.startswith("checks/")}
    listed = pages.pop("checks/index.md")
    for check in checks.CHECKS:
        name, manual = checks.name(check), checks.manual(check)
        text = pages.pop(f"checks/{name}.md")
        assert manual.partition("\n")[2].strip() in text
        assert f"**{manual.partition(chr(10))[0]}**" in text
        assert ("## An exception" in text) is checks.may_be_excepted(check)
        assert f"({name}.md)" in listed
        # they are for contributors, and would stand in a reader's way
        assert 'search: {"exclude": true}' in text
    assert pages == {}


def test_the_pages_are_the_same_in_every_run(project: Path) -> None:
    script = (
        "from pathlib import Path; from glossgraph import compiler;"
        "from glossgraph.site.page import Site; from glossgraph.site.publish import publish;"
        "g = compiler.compile_glossary(Path('.')).glossary;"
        "print(publish(Site(g)))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script], cwd=project, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


@pytest.mark.parametrize(
    ("here", "target", "markdown", "directories", "files"),
    [
        ("terms/a.md", "terms/b.md", "b.md", "../b/", "b.html"),
        ("terms/a.md", "terms/a.md", "a.md", "./", "a.html"),
        ("terms/a.md", "index.md", "../index.md", "../../", "../index.html"),
        ("terms/a.md", "stages/index.md", "../stages/index.md", "../../stages/", "../stages/index.html"),
        ("index.md", "terms/b.md", "terms/b.md", "terms/b/", "terms/b.html"),
        ("index.md", "index.md", "index.md", "./", "index.html"),
        ("data/index.md", "data/x.csv", "x.csv", "x.csv", "x.csv"),
        ("terms/index.md", "terms/b.md", "b.md", "b/", "b.html"),
    ],
)
def test_a_link_leads_from_where_its_page_stands(
    here: str, target: str, markdown: str, directories: str, files: str
) -> None:
    page = Page(here, "A", "", f'[x](page:{target}#part) <a href="page:{target}#part">', f"[x](page:{target}#part)")
    for address, expected in ((str, markdown), (in_directories, directories), (in_files, files)):
        assert resolved(page, address).endswith(f'\n\n[x]({markdown}#part) <a href="{expected}#part">')
    assert for_programs(page) == f"[x]({markdown}#part)"


@pytest.mark.parametrize("address", ["javascript:x", "data:text/html,x", "https://a.example/)(", "ftp://a.example"])
def test_a_reference_leads_to_the_web_or_nowhere(address: str) -> None:
    assert "](" not in citation(Reference("a", {"title": "A", "URL": address}))
    assert "](https://a.example)" in citation(Reference("a", {"title": "A", "URL": "https://a.example"}))


def test_the_list_of_steps_says_what_the_diagram_shows(bread: Glossary) -> None:
    drawn = diagram(bread, bread.terms["dough"])
    assert drawn
    html = "\n".join(as_html(drawn))
    beyond, _, listed = html.partition("<details>")
    assert len(re.findall("<li>.* \\(<.*>\\)\\.</li>", listed)) == len(drawn.lines)
    assert re.search("<li>If the yeast is alive:\n<ol>\n<li>.*\n</ol>\n</li>\n<li>Or if the yeast is dead:\n", listed)
    # the term to which this feedback leads is not drawn, so no frame can show it
    assert '<a href="page:terms/loaf.md">Loaf</a> returns to <a href="page:terms/starter.md">Starter</a>.' in beyond
    plain = "\n".join(as_markdown(drawn))
    assert re.search(r"^( *)1\. If the yeast is alive:\n\1    1\. ", plain, re.MULTILINE)
    assert "- [Loaf](page:terms/loaf.md) returns to [Starter](page:terms/starter.md)." in plain


def test_many_ways_back_are_folded(bread: Glossary) -> None:
    drawn = diagram(bread, bread.terms["dough"])
    assert drawn
    assert '<details class="gg-beyond" open>' in "\n".join(as_html(drawn))
    many = replace(drawn, beyond=drawn.beyond * 5)
    assert '<details class="gg-beyond"><summary>' in "\n".join(as_html(many))


def test_every_mention_and_every_edge_is_a_link(glossary: Glossary) -> None:
    pages = {page.path: page.text for page in publish(Site(glossary)).pages}
    for term in glossary.terms.values():
        assert "[[" not in SVG.sub("", pages[f"terms/{term.id}.md"])
    for edge in glossary.edges:
        for here, there in ((edge.source, edge.target), (edge.target, edge.source)):
            assert (
                f"](page:terms/{there}.md)"
                in pages[f"terms/{here}.md"].partition("## How it connects")[2]
                + pages[f"terms/{here}.md"].partition("## Not to be confused with")[2]
            )
