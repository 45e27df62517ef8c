"""A glossary of some thousand terms: no page and no list of its site is too large, and nothing is lost from one."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from posixpath import dirname, normpath
from typing import TYPE_CHECKING

import pytest

from glossgraph.load import load
from glossgraph.model import Reference
from glossgraph.site.page import Site
from glossgraph.site.parts.paged_list import MOST, Item, parts_of, total
from glossgraph.site.parts.references import reference_link
from glossgraph.site.publish import publish
from glossgraph.site.words import catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary
    from glossgraph.site.page import Page
    from glossgraph.site.publish import Output

TERMS = 2_000

LARGEST = 220_000
"""The most bytes of a page's Markdown; what the theme adds to it is about 60 kB."""

LARGEST_FILE = 300_000

WORDS = catalogue("en")


@pytest.fixture(scope="module")
def large(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Output:
    sys.path.insert(0, str(project / "benchmarks"))
    try:
        from generate import write_glossary  # noqa: PLC0415 - the folder is no package
    finally:
        sys.path.pop(0)
    root = tmp_path_factory.mktemp("large")
    write_glossary(root / "glossary", TERMS)
    return publish(Site(load(root / "glossary").glossary, twin=str))


def links(page: Page, text: str) -> list[str]:
    """Return the paths of the pages to which a text links."""
    found = re.findall(r'\]\(([^)#\s]+)\)|href="([^"#:]+)"', text)
    return [normpath(f"{dirname(page.path)}/{one or other}").lstrip("/") for one, other in found]


def parts(large: Output, path: str, folder: str) -> list[Page]:
    """Return the pages of the parts that a page names, in order, and follow their pagers from the first to the last."""
    page = large.by_path[path]
    named = [link for link in dict.fromkeys(links(page, page.text)) if link.startswith(folder)]
    assert named, path
    followed = named[:1]
    while after := re.search(r'<a rel="next" href="([^"]+)"', large.by_path[followed[-1]].text):
        followed.append(normpath(f"{dirname(followed[-1])}/{after[1]}"))
    assert followed == named
    return [large.by_path[each] for each in named]


def listed(pages: list[Page]) -> list[str]:
    """Return the terms whose entries some pages have, in order; all of these pages are small enough."""
    found = []
    for page in pages:
        assert len(page.text.encode()) < LARGEST, page.path
        assert page.parent in links(page, page.text)
        found += re.findall(r"^- \*\*\[.*?\]\((?:\.\./)*terms/(.+?)\.md\)", page.text, re.MULTILINE)
    return found


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("terms/index.md", "a-to-z/"),
        ("kinds/event.md", "kinds/event/"),
        ("questions.md", "questions/"),
        ("stages/stage-4.md", "stages/stage-4/terms-"),
    ],
)
def test_no_term_is_lost_from_a_list_in_parts(large: Output, path: str, folder: str) -> None:
    glossary = large.site.glossary
    wanted = {
        "kinds/event.md": [term.id for term in glossary.by_kind["event"]],
        "stages/stage-4.md": [term.id for term in glossary.by_stage["stage-4"]],
    }.get(path, list(glossary.terms))
    found = listed(parts(large, path, folder))
    assert sorted(found) == sorted(wanted)


def test_each_letter_leads_to_the_part_in_which_it_begins(large: Output) -> None:
    page = large.by_path["terms/index.md"]
    letters = re.findall(r'<a href="\.\./(a-to-z/\d+\.md)#(\w)">', page.text)
    assert len(letters) > 10
    begun: set[str] = set()
    for path, letter in sorted(letters):
        assert re.search(rf"^## {letter}$", large.by_path[path].text, re.MULTILINE | re.IGNORECASE), letter
        begun.add(path)
    assert begun == set(page.leads_to)


def test_no_edge_is_lost_from_a_list_in_parts(large: Output) -> None:
    glossary = large.site.glossary
    found = listed(parts(large, "relations/precedes.md", "relations/precedes/"))
    assert sorted(found) == sorted(edge.source for edge in glossary.by_relation["precedes"])
    # a term that many others are joined to
    incoming = [edge.source for edge in glossary.by_term["lender"] if edge.relation == "measured-by"]
    pages = parts(large, "terms/lender.md", "terms/lender/measured-by-back-")
    text = "".join(page.text.partition("<details")[0] for page in pages)
    assert sorted(re.findall(r"^- \*\*\[.*?\]\(\.\./(.+?)\.md\)", text, re.MULTILINE)) == sorted(incoming)


def test_each_term_is_on_the_map_of_one_group(large: Output) -> None:
    whole = large.by_path["map.md"]
    pages = [large.by_path[path] for path in whole.leads_to]
    assert {page.path for page in pages} == {link for link in links(whole, whole.text) if link.startswith("map/")}
    # each takes a while
    for page in pages[:: len(pages) // 3]:
        assert len(page.text.encode()) < LARGEST, page.path
        inside = [path for path in page.leads_to if path.startswith("terms/")]
        boxes = links(page, "".join(re.findall(r'<a href="[^"]*" class="[^"]*" data-id', page.text)))
        assert {path for path in boxes if path.startswith("terms/")} == set(inside)
        # what is around it leads to the maps of other groups
        around = {path for path in boxes if not path.startswith("terms/")}
        assert around
        assert around <= {other.path for other in pages} - {page.path}
    grouped = [path for page in pages for path in page.leads_to]
    assert sorted(grouped) == sorted(f"terms/{id_}.md" for id_ in large.site.glossary.terms)


def test_whatever_grows_with_the_glossary_has_a_limit(large: Output) -> None:
    folders = {"terms", "data", "assets"}
    for path, page in large.by_path.items():
        if "/" not in path or path.endswith("/index.md"):
            assert len(page.text.encode()) < LARGEST, path
            assert len(large.head(page).encode()) < LARGEST // 10, path
    for id_ in ("lender", "term-0", "term-1000"):
        assert len(large.by_path[f"terms/{id_}.md"].text.encode()) < LARGEST
    alone = [path for path in large.files if dirname(path) not in folders and not path.endswith((".md", ".svg"))]
    assert {"llms.txt", "llms-full.txt"} <= set(alone)
    # each text of all terms takes a while
    full = [path for path in alone if path.startswith("llms-full-")]
    assert len(full) > TERMS // 50
    for path in {*alone, "map.svg", "map/1.svg"} - set(full[1:]):
        assert len(large.files[path].encode()) < LARGEST_FILE, path
    rows = [line for path in alone if re.fullmatch(r"llms(-\d+)?\.txt", path) for line in large.files[path].split("\n")]
    assert {f"terms/{id_}.md" for id_ in large.site.glossary.terms} <= {
        match[1] for row in rows if (match := re.search(r"\]\(([^)]+)\)", row))
    }


def test_a_link_to_a_reference_leads_to_the_part_that_has_it(bread: Glossary) -> None:
    many = {
        f"work-{n}": Reference(f"work-{n}", {"type": "book", "title": "A Work " * 20, "author": [{"family": f"F{n}"}]})
        for n in range(2_000)
    }
    site = Site(replace(bread, references=many))
    pages = publish(site).by_path
    for reference in list(many.values())[:: len(many) // 40]:
        link = reference_link(site, reference)
        assert link.path.startswith("references/")
        assert f'<span id="{reference.id}"></span>' in pages[link.path].text
        assert link.query == f"#{reference.id}"


def test_groups_are_split_only_if_they_are_too_long() -> None:
    items = [Item(MOST // 4, group) for group in "aabbcccccd"] + [Item(MOST * 6 // 10, "e")] * 2
    found = parts_of(WORDS, "x/", items)
    assert [part.name for part in found] == ["a–b", "c (1–3)", "c (4–5)", "d", "e (1)", "e (2)"]
    assert [index for part in found for index in range(part.first, part.stop)] == list(range(len(items)))
    assert all(total(items[part.span]) <= MOST for part in found)
    assert [part.path for part in found][:2] == ["x/1.md", "x/2.md"]
    # what fits stays on its page
    assert parts_of(WORDS, "x/", items[:2]) == ()
    # a long list without groups is split into equal parts
    sizes = [part.stop - part.first for part in parts_of(WORDS, "x/", [Item(MOST // 100)] * 130)]
    assert sum(sizes) == 130
    assert max(sizes) - min(sizes) < 20
    # a definition that several entries need counts once
    shared = [Item(10, "", (("term", MOST // 2),))] * 5
    assert parts_of(WORDS, "x/", shared) == ()
