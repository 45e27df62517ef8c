"""What the page of a term offers to those who read it: every edge once, a way on, and little weight."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest

from glossgraph.model import Status
from glossgraph.site.address import in_directories
from glossgraph.site.material.front_matter import front_matter
from glossgraph.text.mentions import on_one_line
from published import published
from written import terms_in

if TYPE_CHECKING:
    from glossgraph.model import Glossary

SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)

ROUND = re.compile(r'<p class="gg-round">[^\n]*|<details class="gg-beyond".*?</details>', re.DOTALL)

SOURCES = re.compile(r'<sup class="gg-source".*?</sup>')
ROOM_FOR_THE_REST = 20_000
"""What the theme and others add to a term's page, in bytes: navigation, contents, structured data, a small map."""


def test_a_term_leads_on_along_its_paths(bread: Glossary) -> None:
    pages = published(bread).by_path
    first, second, last = (pages[f"terms/{id_}.md"].text for id_ in ("dough", "rise", "loaf"))
    for text in (first, second, last):
        (nav,) = re.findall(
            r'<nav class="gg-pager" data-path="first-loaf" aria-label="[^"]+">.*?</nav>', text, re.DOTALL
        )
        assert nav.count('href="../paths/first-loaf.md"') == 1
    assert 'rel="prev"' not in first
    assert '<a rel="next" href="rise.md?path=first-loaf">' in first
    assert '<a rel="prev" href="dough.md?path=first-loaf">' in second
    assert '<a rel="next" href="loaf.md?path=first-loaf">' in second
    assert 'rel="next"' not in last
    assert "data-path" not in pages["terms/starter.md"].text
    cards = pages["paths/first-loaf.md"].text
    assert re.findall(r'<b><a href="../terms/(\w+)\.md\?path=first-loaf">', cards) == ["dough", "rise", "loaf"]
    assert re.search(r'<ol class="gg-cards gg-path" [^>]*data-path="first-loaf"', cards)
    assert "Stop 2 of 3 on the reading path" in pages["terms/rise.md"].plain


def test_a_deprecated_term_says_what_replaces_it(bread: Glossary) -> None:
    page = published(bread).by_path["terms/old-tale.md"]
    for text in (page.text, page.plain):
        assert "**No longer used.**" in text
        assert "Read [A Sunday](sunday.md) instead." in text


MARKED = {
    "terms/index.md": "**[Old tale](old-tale.md) (deprecated)**: A story that nobody tells any more. See [A",
    "kinds/tale.md": "**[Old tale](../terms/old-tale.md) (deprecated)**",
    "relations/gauged-by.md": "**[Old tale](../terms/old-tale.md) (deprecated) is gauged by",
    "terms/hydration.md": "**[Old tale](old-tale.md) (deprecated)**",
    "statistics.md": "| Old tale (deprecated) |",
    "terms/old-tale.md": "# Old tale (deprecated)\n",
}
"""How lists say that a term is deprecated, in plain Markdown."""


@pytest.mark.parametrize("path", MARKED)
def test_a_list_says_which_terms_are_deprecated(bread: Glossary, path: str) -> None:
    page = published(bread).by_path[path]
    assert MARKED[path] in page.plain
    assert "deprecated" in page.text


def test_programs_are_told_which_terms_are_deprecated(bread: Glossary) -> None:
    output = published(bread, "https://bread.example/")
    page = output.by_path["terms/old-tale.md"]
    assert page.title == "Old tale (deprecated)"
    assert page.summary == "No longer used: read “A Sunday” instead. A story that nobody tells any more."
    listed = r"- \[Old tale \(deprecated\)\]\(\S+\): No longer used: read “A Sunday” instead\."
    assert re.search(listed, output.files["llms.txt"])
    assert '"creativeWorkStatus":"Obsolete"' in output.head(page)
    assert '"significantLink":"https://bread.example/terms/sunday/"' in output.head(page)
    assert '"Old tale (deprecated)"' in output.files["map/names.json"]
    others = [path for path, other in output.by_path.items() if "Obsolete" in output.head(other)]
    assert others == ["terms/old-tale.md"]


def test_a_list_says_which_terms_are_drafts_where_others_are_not(bread: Glossary) -> None:
    assert "[Starter](../terms/starter.md) (draft)**" in published(bread).by_path["stages/mixing.md"].plain
    drafts = {id_: replace(term, status=Status.DRAFT) for id_, term in bread.terms.items()}
    assert "draft" not in published(replace(bread, terms=drafts)).by_path["stages/mixing.md"].plain


def said(text: str) -> str:
    """Return a text without its links and other markup."""
    return unescape(re.sub(r"<[^>]+>|[*_\\]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)))


def test_a_page_says_no_edge_twice(glossary: Glossary, bread: Glossary) -> None:
    for whole in (glossary, bread):
        # what closes a loop of a story is said where the next round begins, too
        texts = {path: ROUND.sub("", page.text) for path, page in published(whole).by_path.items()}
        bare = {path: said(SOURCES.sub("", text)) for path, text in texts.items()}
        for edge in whole.joining:
            reason = said(re.sub(r" \[@[^\]]+\]", "", on_one_line(whole, edge.reason)))
            for id_ in (edge.source, edge.target):
                assert bare[f"terms/{id_}.md"].count(f": {reason}") == 1, (id_, reason)


def test_every_mention_and_every_edge_is_a_link(glossary: Glossary) -> None:
    pages = published(glossary).by_path
    for term in glossary.terms.values():
        assert "[[" not in SVG.sub("", pages[f"terms/{term.id}.md"].text)
    for edge in glossary.edges:
        for here, there in ((edge.source, edge.target), (edge.target, edge.source)):
            page = pages[f"terms/{here}.md"]
            listed = page.text.partition("## How it connects")[2]
            listed += page.text.partition("## Not to be confused with")[2]
            assert f"]({there}.md)" in listed or f'href="{there}.md"' in listed
            assert there in terms_in(page, listed)


def test_code_in_a_list_stays_within_its_item(bread: Glossary) -> None:
    loaf = bread.terms["loaf"]
    edge = replace(loaf.edges[0], detail="First:\n\n```\na < b\n\n  c\n```\n\nThen `d`.")
    terms = {**bread.terms, "loaf": replace(loaf, edges=(edge, *loaf.edges[1:]))}
    page = published(replace(bread, terms=terms)).by_path["terms/loaf.md"]
    assert "\n\n    First:\n\n    ```\n    a < b\n\n      c\n    ```\n\n    Then `d`.\n" in page.plain
    assert "<pre><code>a &#60; b&#10;&#10;  c&#10;</code></pre>" in page.text


def test_a_terms_page_is_light(glossary: Glossary) -> None:
    for page in published(glossary, in_html=in_directories).pages:
        if page.path.startswith(("terms/", "compare/")) and page.path != "terms/index.md":
            written = (front_matter(page) + page.text).encode()
            assert len(written) < 92_000 - 10_000 - ROOM_FOR_THE_REST, page.path
            assert len(gzip.compress(written)) < 16_500, page.path
