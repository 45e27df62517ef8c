"""A thesaurus as its readers see it: compared with `instruments/pages/`; and trees of any size and shape."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from glossgraph import compiler
from glossgraph.graph.hierarchy import levels, narrower
from glossgraph.model import Edge, Flow, Glossary, Relation, Term
from glossgraph.site.address import as_text
from glossgraph.site.page import Site
from glossgraph.site.pages import hierarchy
from glossgraph.site.parts.tree import lines, outline
from golden import compare
from published import published

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)

SHOWN = (
    *("index.md", "map.md", "hierarchy/index.md", "terms/index.md", "statistics.md", "relations/index.md"),
    *("relations/kind-of.md", "terms/instrument.md", "terms/piano.md", "terms/viola.md", "terms/string-instrument.md"),
)

PROMISES = ("reason", "sequence", "question", "leads to it", "follows from", "Step 1", "diagram")


@pytest.fixture(scope="module")
def instruments(project: Path) -> Glossary:
    """A small thesaurus: a hierarchy of two relations, some terms with a definition, and no edge with a reason."""
    return compiler.compile_glossary(project / "tests/instruments").glossary


def test_the_pages_are_as_expected(instruments: Glossary, project: Path, update_golden: bool) -> None:
    output = published(instruments, twin=as_text)
    texts = {path: SVG.sub("<svg/>", output.text(output.by_path[path])) for path in SHOWN}
    texts |= {path.replace(".md", ".txt"): output.by_path[path].plain for path in SHOWN}
    compare(project / "tests/instruments/pages", texts, update=update_golden)


def test_nothing_is_promised_that_is_not_there(instruments: Glossary) -> None:
    for page in published(instruments).pages:
        text = re.sub(r'<script type="application/json".*?</script>|href="[^"]*"', "", page.text, flags=re.DOTALL)
        if page.path == "data/index.md":
            # the formats have places for everything
            continue
        assert not [words for words in PROMISES if words in text], page.path
        # nothing follows a colon at the end of a line
        assert not re.findall(r"\*\*:? *:$|: *$", page.plain, re.MULTILINE), page.path


def test_one_kind_is_no_list_of_its_own(instruments: Glossary) -> None:
    output = published(instruments)
    assert not [path for path in output.by_path if path.startswith("kinds/")]
    assert not [page.path for page in output.pages if "Concept" in page.text and page.path != "data/index.md"]


def test_the_ways_down_to_a_term_are_in_its_structured_data(instruments: Glossary) -> None:
    output = published(instruments)
    names = re.findall(r'"position":\d+,"name":"([^"]+)"', output.head(output.by_path["terms/viola.md"]))
    assert names == [
        "Musical instruments",
        "Hierarchy",
        "Musical instrument",
        "String instrument",
        "Bowed instrument",
        "Viola",
    ]
    assert output.head(output.by_path["terms/piano.md"]).count('"BreadcrumbList"') == 2


def test_without_a_hierarchy_there_is_no_page(bread: Glossary) -> None:
    terms = {id_: term for id_, term in bread.terms.items() if id_ != "flatbread"}
    flat = Glossary(terms=terms, relations=bread.relations, stages=bread.stages, kinds=bread.kinds)
    assert not list(hierarchy.pages(Site(flat)))


def test_in_a_glossary_with_stages_it_is_linked_at_the_foot(bread: Glossary) -> None:
    (page,) = hierarchy.pages(Site(bread))
    assert page.foot
    assert not page.entry
    assert '<nav class="gg-breadcrumb gg-s9"' in published(bread).text(published(bread).by_path["terms/flatbread.md"])


def tree_of(number: int, above: Callable[[int], int]) -> Glossary:
    """Return a glossary in which each term but the first is below the one whose number is given."""
    kind_of = Relation("kind-of", "is a kind of", "has the kind", Flow.NONE, skos="broader")
    terms = {
        f"t{n:05}": Term(
            f"t{n:05}",
            f"terms/t{n:05}.yml",
            f"Term number {n} of very many",
            "thing",
            "",
            edges=(Edge(f"t{n:05}", "kind-of", f"t{above(n):05}", ""),) if n else (),
        )
        for n in range(number)
    }
    return Glossary(terms=terms, relations={"kind-of": kind_of})


SHAPES: dict[str, Callable[[int], int]] = {
    "broad": lambda _: 0,
    "usual": lambda n: (n - 1) // 6,
    "deep": lambda n: max(n - 7, 0),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_large_tree_is_whole_in_its_parts(shape: str) -> None:
    glossary = tree_of(4_000, SHAPES[shape])
    whole, *parts = hierarchy.pages(Site(glossary))
    assert len(parts) > 1
    assert whole.leads_to == tuple(part.path for part in parts)
    assert all(len(page.text) < 300_000 for page in (whole, *parts))
    found = [id_ for part in parts for id_ in re.findall(r'<a href="\.\./terms/([^"]+)\.md">', part.text)]
    assert set(found) == set(levels(glossary))
    for page in (whole, *parts):
        assert page.text.count("<ul") == page.text.count("</ul>")
        assert page.text.count("<details") == page.text.count("</details>")
        assert page.text.count("<li>") == page.text.count("</li>")


@pytest.mark.parametrize("shape", SHAPES)
def test_every_link_to_what_is_below_leads_to_its_place(shape: str) -> None:
    pages = {page.path: page for page in hierarchy.pages(Site(tree_of(4_000, SHAPES[shape])))}
    for page in pages.values():
        for target, place in re.findall(r'href="([^"#]+)#(below-[^"]+)"', page.text):
            assert f'id="{place}"' in pages[f"hierarchy/{target}"].text, (page.path, place)


def test_what_is_below_a_term_is_listed_once(instruments: Glossary) -> None:
    shown = lines(instruments)
    assert sorted(line.term for line in shown if line.holds) == sorted(narrower(instruments))
    places = [line.depth for line in shown if line.term == "piano"]
    assert len(places) == 2
    opened = [one.term for one, following in pairwise(shown) if following.depth > one.depth]
    assert opened.count("piano") == 1


def test_the_outline_has_whole_levels(instruments: Glossary) -> None:
    assert outline(instruments, 10**6) == list(lines(instruments))
    assert {line.depth for line in outline(instruments, 500)} == {0}
    assert not any(line.holds for line in outline(instruments, 500))
    assert outline(instruments, 10) == []


def test_a_list_of_terms_without_relations_is_no_map() -> None:
    terms = {id_: Term(id_, f"terms/{id_}.yml", id_.title(), id_[:1], "It is there.") for id_ in ("saw", "wood")}
    output = published(Glossary(terms=terms))
    assert not {"map.md", "relations/index.md", "hierarchy/index.md"} & output.by_path.keys()
    home = output.by_path["index.md"].plain
    assert "2 terms." in home
    assert "connection" not in home
    assert "map" not in home
