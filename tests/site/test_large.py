"""A glossary of some thousand terms: no page and no list of its site is too large, and nothing is lost from one."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from posixpath import dirname, normpath
from typing import TYPE_CHECKING, Any

import pytest

from glossgraph.graph.spine import flows
from glossgraph.load import load
from glossgraph.model import (
    Action,
    Edge,
    Flow,
    Kind,
    ReadingPath,
    Reference,
    Relation,
    Role,
    Setting,
    Stage,
    StageRule,
    StepsIn,
    Stop,
    StoryItem,
    Term,
)
from glossgraph.site.page import Site
from glossgraph.site.parts.map_files import MOST as MOST_LISTED
from glossgraph.site.parts.paged_list import MOST, Item, parts_of, total
from glossgraph.site.parts.references import reference_link
from glossgraph.site.publish import publish
from glossgraph.words import catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary
    from glossgraph.site.page import Page
    from glossgraph.site.publish import Output

TERMS = 4_000

LARGEST = 220_000
"""The most bytes of a page's Markdown."""

LARGEST_FILE = 300_000

LARGEST_MAP = 45_000
"""The most bytes of the Markdown of the map."""

THEME = 60_000
"""About how many bytes the theme adds to a page."""

NEIGHBOURS = 600

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
    return publish(Site(load(root / "glossary").glossary, twin=str, formats=("csv",)))


def assert_is_light(output: Output, page: Page) -> None:
    """Fail if a page is too large, with its head and what the theme adds to it, or if its plain Markdown is."""
    assert len(page.text.encode()) < LARGEST, page.path
    assert len(page.text.encode()) + len(output.head(page).encode()) < LARGEST_FILE - THEME, page.path
    assert len(page.plain.encode()) < LARGEST_FILE, page.path


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


def listed(large: Output, pages: list[Page]) -> list[str]:
    """Return the terms whose entries some pages have, in order; all of these pages are small enough."""
    found = []
    for page in pages:
        assert_is_light(large, page)
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
    found = listed(large, parts(large, path, folder))
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
    found = listed(large, parts(large, "relations/precedes.md", "relations/precedes/"))
    assert sorted(found) == sorted(edge.source for edge in glossary.by_relation["precedes"])
    # what leads from one stage to another
    found = listed(large, parts(large, "stages/stage-4.md", "stages/stage-4/out-stage-5-"))
    assert len(found) == len(flows(glossary)["5-6"]) > 0
    # a term that many others are joined to
    incoming = [edge.source for edge in glossary.by_term["lender"] if edge.relation == "measured-by"]
    pages = parts(large, "terms/lender.md", "terms/lender/measured-by-back-")
    text = "".join(page.text.partition("<details")[0] for page in pages)
    assert sorted(re.findall(r"^- \*\*\[.*?\]\(\.\./(.+?)\.md\)", text, re.MULTILINE)) == sorted(incoming)


def test_the_map_is_as_light_as_that_of_a_small_glossary(large: Output) -> None:
    page = large.by_path["map.md"]
    assert len(page.text.encode()) < LARGEST_MAP
    # but whatever is not on it can be had
    found = [json.loads(large.files[path]) for path in large.files if path.startswith("map/near-")]
    assert sum(len(each) for each in found) == len(large.site.glossary.terms)
    assert sum(len(edges["out"]) for each in found for edges in each.values()) == len(large.site.glossary.joining)
    pair = json.loads(large.files["map/pair-1-1.json"])
    assert len(pair["edges"]) + pair["more"] == len(flows(large.site.glossary)["1-1"])
    for relation, edges in large.site.glossary.by_relation.items():
        if edges:
            file = json.loads(large.files[f"map/relation-{relation}.json"])
            assert len(file["edges"]) == min(len(edges), MOST_LISTED)
    for path in large.files:
        if path.startswith("map/"):
            assert len(large.files[path].encode()) < LARGEST_FILE, path


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
    for path in set(alone) - set(full[1:]):
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
    output = publish(site)
    pages = output.by_path
    for reference in list(many.values())[:: len(many) // 40]:
        link = reference_link(site, reference)
        assert link.path.startswith("references/")
        assert f'<span id="{reference.id}"></span>' in pages[link.path].text
        assert link.query == f"#{reference.id}"
    # each part says where it begins and ends, and the files lead from the old address of each reference to its part
    page = pages["references.md"]
    found = re.findall(r'<li><a href="(.+?)">.*?</a>: (.+?) to (.+?)</li>', page.text)
    assert [path for path, *_ in found] == list(page.leads_to)
    files = re.findall(r'<a href="(.+?)" data-first="(.+?)">', page.text)
    assert len(files) > 0
    places = {id_: page.leads_to[number] for path, _ in files for id_, number in json.loads(output.files[path]).items()}
    assert places == {id_: reference_link(site, reference).path for id_, reference in many.items()}
    assert [first for _, first in files] == [min(json.loads(output.files[path])) for path, _ in files]


@pytest.fixture(scope="module")
def crowded(bread: Glossary) -> Output:
    """A term that all others are joined to, in every way, and a setting in which all of them take a step."""
    reason = "It is said here at some length why the one is joined to the other. " * 4
    relations = {
        "precedes": Relation("precedes", "precedes", "follows", Flow.FORWARD),
        "measured-by": Relation("measured-by", "is measured by", "measures", Flow.NONE),
        "not-the-same": Relation("not-the-same", "is not", "is not", Flow.NONE, symmetric=True, distinguishes=True),
    }
    kinds = {
        "event": Kind("event", "Event", StageRule.OPTIONAL, Role.STEP),
        "measure": Kind("measure", "Measure", StageRule.NONE, Role.NONE),
        "actor": Kind("actor", "Actor", StageRule.NONE, Role.PARTICIPANT),
        "episode": Kind("episode", "Episode", StageRule.NONE, Role.NONE, article=True),
    }
    stages = {f"stage-{n}": Stage(f"stage-{n}", n, f"Stage {n}") for n in (1, 2)}
    step = Action("Say something to the other", "baker", "customer")

    def term(id_: str, kind: str, **more: Any) -> Term:
        return Term(id=id_, file=f"terms/{id_}.yml", label=id_.title(), kind=kind, definition=reason, **more)

    def neighbour(number: int) -> Term:
        ends = {"precedes": "hub", "measured-by": "measure", "not-the-same": "hub"}
        edges = tuple(Edge(f"term-{number}", relation, target, reason) for relation, target in ends.items())
        absent = (StepsIn("there", absence=reason),)
        return term(f"term-{number}", "event", stage=f"stage-{number % 2 + 1}", edges=edges, step=step, steps=absent)

    def episode(number: int) -> Term:
        edges = (Edge(f"episode-{number}", "measured-by", "hub", reason),)
        return term(f"episode-{number}", "episode", sequence=(StoryItem("hub", "1 May 2020"),), edges=edges)

    terms = [
        term("hub", "event", stage="stage-2", step=step),
        term("measure", "measure"),
        *(term(id_, "actor") for id_ in ("baker", "customer")),
        *map(neighbour, range(NEIGHBOURS)),
        *map(episode, range(NEIGHBOURS)),
    ]
    cast = {"baker": "baker", "customer": "customer"}
    glossary = replace(
        bread,
        terms={term.id: term for term in sorted(terms, key=lambda term: term.id)},
        relations=relations,
        kinds=kinds,
        stages=stages,
        settings={id_: Setting(id_, id_.title(), cast=cast) for id_ in ("here", "there")},
        paths={
            f"path-{n}": ReadingPath(f"path-{n}", f"Path {n}", reason, (Stop("hub", reason),))
            for n in range(NEIGHBOURS)
        },
    )
    return publish(Site(glossary, twin=str))


@pytest.mark.parametrize(
    ("path", "folder", "kind"),
    [
        ("terms/hub.md", "terms/hub/precedes-back-", "term"),
        ("terms/hub.md", "terms/hub/not-the-same-", "term"),
        ("terms/hub.md", "terms/hub/seen/", "episode"),
        ("terms/measure.md", "terms/measure/read/", "term"),
        ("settings/here.md", "settings/here/steps-", "term"),
        ("settings/there.md", "settings/there/absent-", "term"),
    ],
)
def test_no_neighbour_is_lost_from_the_page_of_a_term_or_a_setting(
    path: str, folder: str, kind: str, crowded: Output
) -> None:
    assert_is_light(crowded, crowded.by_path[path])
    pages = parts(crowded, path, folder)
    for page in pages:
        assert_is_light(crowded, page)
    text = "".join(page.text.partition("<details")[0] for page in pages)
    found = re.findall(rf"^- \*\*\[.*?\]\([./]*(?:terms/)?({kind}-\d+)\.md\)", text, re.MULTILINE)
    assert sorted(found) == sorted(f"{kind}-{number}" for number in range(NEIGHBOURS))


def test_what_else_names_the_neighbours_of_a_term_names_some(crowded: Output) -> None:
    for path in ("compare/hub-vs-term-1.md", "settings/index.md", "terms/index.md", "index.md"):
        assert_is_light(crowded, crowded.by_path[path])
    # a stage of a setting has its address on the page of the setting still
    assert re.search(r'<li id="stage-1"><a href="here/steps-1.md#stage-1">', crowded.by_path["settings/here.md"].text)


def test_the_file_of_a_term_has_its_own_edges_and_the_first_of_the_others(crowded: Output) -> None:
    file = crowded.files["terms/hub.json"]
    assert len(file.encode()) < LARGEST_FILE
    hub, other = json.loads(file), json.loads(crowded.files["terms/term-1.json"])
    assert hub["left_out"] == {"edges": 3 * NEIGHBOURS - len(hub["edges"]), "whole": "../data/glossary.json"}
    assert len(other["edges"]) == 3
    assert "left_out" not in other


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
