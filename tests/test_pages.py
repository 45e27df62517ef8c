"""The pages of the bread glossary, compared with `bread/pages/`; and what holds for every page of the real one."""

from __future__ import annotations

import platform
import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from glossgraph.site.parts.words import citation

from glossgraph import checks
from glossgraph.model import Action, Edge, Reference
from glossgraph.pictures import svg
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


def test_the_renderer_is_installed_where_it_can_be() -> None:
    if sys.platform == "linux" and platform.machine() == "x86_64":
        assert svg.available(), "install it with: pip install glossgraph[diagrams]"


@pytest.mark.parametrize("name", ["glossary", "bread", "hostile"])
def test_every_diagram_is_small_linked_and_safe(name: str, request: pytest.FixtureRequest) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    for term in glossary.terms.values():
        drawn = diagram(glossary, term)
        if not drawn or not svg.available():
            continue
        assert drawn.svg, term.id
        assert len(drawn.svg.encode()) < 12_000, term.id
        root = ET.fromstring(drawn.svg)
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert tags <= {"svg", "title", "desc", "defs", "marker", "path", "rect", "text", "a", "g"}
        assert not [k for e in root.iter() for k in e.attrib if k == "style" or k.startswith("on")]
        links = [element for element in root.iter() if element.tag.endswith("a")]
        linked = {link.attrib["href"] for link in links}
        assert linked <= {f"page:terms/{id_}.md" for id_ in glossary.terms}
        steps = [link for link in links if link.get("class") in {"msg", "note"}]
        assert [s.attrib["href"] for s in steps if s.find("title") is None] == []
        assert len(steps) == len(drawn.lines)
        assert sorted(s.attrib["href"] for s in steps) == sorted(line.href for line in drawn.lines)
        words = " ".join("".join(text.itertext()) for text in root.iter("text"))
        for line in drawn.lines if name != "hostile" else ():
            for word in line.text.partition(": ")[2].split():
                assert word in words


@pytest.mark.parametrize("address", ["javascript:x", "data:text/html,x", "https://a.example/)(", "ftp://a.example"])
def test_a_reference_leads_to_the_web_or_nowhere(address: str) -> None:
    assert "](" not in citation(Reference("a", {"title": "A", "URL": address}))
    assert "](https://a.example)" in citation(Reference("a", {"title": "A", "URL": "https://a.example"}))


def test_nothing_is_drawn_outside_of_the_view(bread: Glossary, glossary: Glossary) -> None:
    again = replace(bread.terms["starter"], edges=(Edge("starter", "returns-to", "dough", "It closes a loop."),))
    for whole in (glossary, replace(bread, terms={**bread.terms, "starter": again})):
        for term in whole.terms.values():
            drawn = diagram(whole, term)
            if not drawn:
                continue
            root = ET.fromstring(drawn.svg)
            left, top, width, height = (float(number) for number in root.attrib["viewBox"].split())
            for rect in root.iter("rect"):
                x, y, w, h = (float(rect.attrib[key]) for key in ("x", "y", "width", "height"))
                assert left <= x
                assert x + w <= left + width
                assert top <= y
                assert y + h <= top + height
            for path in root.findall(".//a/path"):
                numbers = [float(number) for number in re.findall(r"-?[\d.]+", path.attrib["d"])]
                assert all(left <= x <= left + width for x in numbers[::2])
                assert all(top <= y <= top + height for y in numbers[1::2])


def test_a_drawing_is_as_expected(bread: Glossary, project: Path, update_golden: bool) -> None:
    drawn = diagram(bread, bread.terms["dough"])
    assert drawn
    compare(project / "tests/bread/drawings", {"dough.svg": drawn.svg.replace("><", ">\n<")}, update=update_golden)


@pytest.mark.parametrize(
    "word", ["“Quoted-words-here-and-there”", "£1,000,000,000–£2,000,000,000", "https://example.com/a?b=c&d=e"]
)
def test_a_word_that_is_torn_apart_keeps_its_characters(word: str, bread: Glossary) -> None:
    dough = replace(bread.terms["dough"], step=Action(word, "baker"))
    drawn = diagram(replace(bread, terms={**bread.terms, "dough": dough}), dough)
    assert drawn
    note = next(a for a in ET.fromstring(drawn.svg).iter("a") if a.get("class") == "note")
    pieces = "".join("".join(text.itertext()) for text in note.iter("text"))
    assert pieces.replace("-", "") == word.replace("-", "")


def test_the_terms_own_step_is_highlighted(glossary: Glossary) -> None:
    drawn = diagram(glossary, glossary.terms["margin-call"])
    assert drawn
    assert [line.label for line in drawn.lines if line.own] == ["Margin call"]
    assert drawn.source.count("rect rgba") == 1
    if svg.available():
        assert drawn.svg.count('class="hl"') == 1


def test_without_the_renderer_a_page_carries_the_mermaid_text(bread: Glossary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svg, "merman", None)
    page = next(page for page in publish(Site(bread)).pages if page.path == "terms/dough.md")
    assert '<svg class="gg-diagram"' not in page.text
    fence = page.text.partition("```mermaid\n")[2].partition("```")[0]
    drawn = diagram(bread, bread.terms["dough"])
    assert drawn
    assert fence == drawn.source
    assert "<details open><summary>The steps as a list" in page.text


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
