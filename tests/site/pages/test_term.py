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
from glossgraph.site.pages.term import MOST_KEY_FIGURES
from glossgraph.text.mentions import on_one_line
from published import published
from written import terms_in

if TYPE_CHECKING:
    from glossgraph.model import Glossary

SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)

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
        texts = {path: page.text for path, page in published(whole).by_path.items()}
        bare = {path: said(SOURCES.sub("", text)) for path, text in texts.items()}
        for edge in whole.joining:
            reason = said(re.sub(r" \[@[^\]]+\]", "", on_one_line(whole, edge.reason)))
            for id_ in (edge.source, edge.target):
                text = bare[f"terms/{id_}.md"]
                # in an article that shows a term, it follows what happens there
                assert text.count(f": {reason}") + text.count(f". {reason}") == 1, (id_, reason)


def test_every_mention_and_every_edge_is_a_link(glossary: Glossary) -> None:
    pages = published(glossary).by_path
    for term in glossary.terms.values():
        assert "[[" not in SVG.sub("", pages[f"terms/{term.id}.md"].text)
    for edge in glossary.edges:
        for here, there in ((edge.source, edge.target), (edge.target, edge.source)):
            page = pages[f"terms/{here}.md"]
            listed = page.text.partition("## How it connects")[2] or page.text.partition("## What it teaches")[2]
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
        if page.path.startswith(("terms/", "compare/")) and not page.path.endswith("/index.md"):
            written = (front_matter(page) + page.text).encode()
            assert len(written) < 92_000 - 10_000 - ROOM_FOR_THE_REST, page.path
            assert len(gzip.compress(written)) < 16_500, page.path


def test_what_happened_is_told_by_its_figures_and_dates_first(glossary: Glossary) -> None:
    page = published(glossary).by_path["terms/archegos-collapse.md"]
    first, _, below = page.text.partition("## What happened, step by step")
    values = [figure.value for figure in glossary.terms["archegos-collapse"].figures]
    assert re.findall(r"<li><b>(.*?)</b>", first) == values[:MOST_KEY_FIGURES]
    assert "losses of several large banks together" in first
    assert 'href="#source.1"' in first
    axis, _, ladder = below.partition('<div class="gg-figure">')
    rows = re.findall(r'<a class="gg-s\d" href="#([^"]+)">', axis)
    assert len(rows) > MOST_KEY_FIGURES
    assert rows == re.findall(r'<li [^>]*id="(row\.\d+)"', ladder)
    # the table below has no figure twice
    assert page.text.count(values[0]) == 1 or "## Figures" not in page.text
    assert "illustrates" in page.text.partition("## What it teaches")[2].partition("\n## ")[0]
    assert all(figure in page.plain for figure in values)


def test_figures_for_which_there_is_no_room_above_are_in_the_table(glossary: Glossary) -> None:
    term = next(t for t in glossary.terms.values() if t.sequence and len(t.figures) > MOST_KEY_FIGURES)
    text = published(glossary).by_path[f"terms/{term.id}.md"].text
    table = text.partition("## Figures")[2].partition("</table>")[0]
    assert table.count("<tr>") == 1 + len(term.figures) - MOST_KEY_FIGURES


def test_where_a_term_was_seen_says_what_happened_and_why_without_repeating_the_two(glossary: Glossary) -> None:
    seen = published(glossary).by_path["terms/margin-call.md"].text.partition("## Seen in")[2].partition("\n## ")[0]
    assert "illustrates" not in seen
    assert re.search(
        r"^- \*\*\[Collapse of Archegos\]\(\S+\)\*\*, 23 to 25 March 2021: .+\. Falls in a handful", seen, re.MULTILINE
    )
