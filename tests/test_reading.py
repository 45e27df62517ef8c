"""What every page offers to those who read it: plain Markdown, definitions, a way on; and little weight."""

from __future__ import annotations

import gzip
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from glossgraph.site.parts.inline import html, without_html

from glossgraph.site.address import in_directories, in_files
from glossgraph.site.page import Page, Site, for_programs, resolved
from glossgraph.site.parts.definitions import HERE, NOWHERE, with_definitions
from glossgraph.site.publish import publish
from glossgraph.text.code import without_code
from glossgraph.text.mentions import on_one_line

if TYPE_CHECKING:
    from glossgraph.model import Glossary

ALL = ["glossary", "bread", "hostile"]

ROOM_FOR_THE_REST = 20_000
"""What the theme and others add to a term's page, in bytes: navigation, contents, structured data, a small map."""


class Read(HTMLParser):
    """The definitions on a page, by address."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.found: list[list[str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside.append(tag)
        if tag == "a" and "dt" in self.inside:
            self.found.append([dict(attrs)["href"] or "", "", ""])

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.found and {"dt", "dd"} & set(self.inside):
            self.found[-1][1 if "dt" in self.inside else 2] += data


def pages_of(glossary: Glossary) -> list[Page]:
    return publish(Site(glossary)).pages


@pytest.mark.parametrize("name", ALL)
def test_the_plain_form_of_a_page_holds_no_html(name: str, request: pytest.FixtureRequest) -> None:
    for page in pages_of(request.getfixturevalue(name)):
        text = without_code(page.plain)
        assert re.findall(r"<[A-Za-z/!?][^>]*>", text) == [], page.path
        assert "<svg" not in text
        assert page.plain.strip(), page.path


def test_code_stays_code_in_the_plain_form() -> None:
    span = "<code>&#60;b&#62; &#96;x&#96;</code>"
    assert without_html(f"See {span} here.") == "See `` <b> `x` `` here."
    block = "    <pre><code>a &#60; b&#10;&#96;&#96;&#96;&#10;</code></pre>"
    assert without_html(block) == "    ````\n    a < b\n    ```\n    ````"
    assert without_html("&quot;a&quot; &#123;b&#125; 1 &lt; 2") == '"a" {b} 1 &lt; 2'


def test_markdown_in_raw_html_is_html_on_one_line() -> None:
    assert html("*a* [b](page:terms/b.md), 1 &lt; 2") == '<em>a</em> <a href="page:terms/b.md">b</a>, 1 &lt; 2'
    assert html("a\n\n- b\n- c") == "<p>a</p> <ul> <li>b</li> <li>c</li> </ul>"
    assert "\n" not in html("a\n\n<pre><code>b&#10;c</code></pre>")


@pytest.mark.parametrize("name", ALL)
def test_a_page_ends_with_the_definitions_of_what_it_links_to(name: str, request: pytest.FixtureRequest) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    exempt = {"terms/index.md", "map.md"}
    for page in pages_of(glossary):
        assert HERE not in page.text
        assert NOWHERE not in page.text
        before, mark, listed = page.text.partition('<details class="gg-used"')
        linked = set(re.findall(r"page:terms/([^)#?\s\"]+)\.md", page.text)) - {"index"}
        linked -= {page.path.removeprefix("terms/").removesuffix(".md")}
        if page.path in exempt or not linked:
            assert not mark, page.path
            continue
        assert mark, page.path
        assert "page:terms/" in before
        found = Read(listed.partition("</details>")[0]).found
        assert {address for address, _, _ in found} == {f"page:terms/{id_}.md" for id_ in linked}, page.path
        for address, label, definition in found:
            term = glossary.terms[address.removeprefix("page:terms/").removesuffix(".md")]
            assert label == " ".join(term.label.split())
            assert definition == " ".join(on_one_line(glossary, term.definition).split())


def test_a_page_chooses_where_the_definitions_stand(bread: Glossary) -> None:
    link = "[Dough](page:terms/dough.md)\n"
    assert with_definitions(bread, Page("a.md", "A", "", link)).text.index("gg-used") > len(link)
    placed = with_definitions(bread, Page("a.md", "A", "", f"{HERE}\n\n{link}")).text
    assert placed.startswith('<details class="gg-used"')
    assert with_definitions(bread, Page("a.md", "A", "", f"{link}{NOWHERE}")).text == link
    assert with_definitions(bread, Page("terms/dough.md", "A", "", f"{link}{HERE}")).text == link


def test_a_query_stays_behind_the_address() -> None:
    page = Page("paths/a.md", "A", "", '<a href="page:terms/b.md?path=a#x">')
    assert resolved(page, in_directories).endswith('<a href="../../terms/b/?path=a#x">')
    assert resolved(page, in_files).endswith('<a href="../terms/b.html?path=a#x">')


def test_a_term_leads_on_along_its_paths(bread: Glossary) -> None:
    pages = {page.path: page for page in pages_of(bread)}
    first, second, last = (pages[f"terms/{id_}.md"].text for id_ in ("dough", "rise", "loaf"))
    for text in (first, second, last):
        (nav,) = re.findall(
            r'<nav class="gg-pager" data-path="first-loaf" aria-label="[^"]+">.*?</nav>', text, re.DOTALL
        )
        assert nav.count('href="page:paths/first-loaf.md"') == 1
    assert 'rel="prev"' not in first
    assert '<a rel="next" href="page:terms/rise.md?path=first-loaf">' in first
    assert '<a rel="prev" href="page:terms/dough.md?path=first-loaf">' in second
    assert '<a rel="next" href="page:terms/loaf.md?path=first-loaf">' in second
    assert 'rel="next"' not in last
    assert "data-path" not in pages["terms/starter.md"].text
    cards = pages["paths/first-loaf.md"].text
    assert re.findall(r'<b><a href="page:terms/(\w+)\.md\?path=first-loaf">', cards) == ["dough", "rise", "loaf"]
    assert re.search(r'<ol class="gg-cards gg-path" [^>]*data-path="first-loaf"', cards)
    assert "Stop 2 of 3 on the reading path" in for_programs(pages["terms/rise.md"])


def test_a_deprecated_term_says_what_replaces_it(bread: Glossary) -> None:
    page = next(page for page in pages_of(bread) if page.path == "terms/old-tale.md")
    for text in (page.text, page.plain):
        assert "**No longer used.**" in text
        assert "Read [A Sunday](page:terms/sunday.md) instead." in text


def test_a_page_says_no_edge_twice(glossary: Glossary, bread: Glossary) -> None:
    for whole in (glossary, bread):
        without_links = {page.path: re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", page.text) for page in pages_of(whole)}
        for edge in whole.joining:
            reason = on_one_line(whole, edge.reason)
            for id_ in (edge.source, edge.target):
                assert without_links[f"terms/{id_}.md"].count(f": {reason}") == 1, (id_, reason)


def test_what_is_not_there_leaves_no_trace(hostile: Glossary) -> None:
    paths = {page.path for page in pages_of(hostile)}
    assert not [path for path in paths if path.startswith("paths/")]
    home = next(page for page in pages_of(hostile) if page.path == "index.md")
    assert "page:paths/" not in home.text


def test_a_terms_page_is_light(glossary: Glossary) -> None:
    for page in pages_of(glossary):
        if page.path.startswith(("terms/", "compare/")) and page.path != "terms/index.md":
            written = resolved(page, in_directories).encode()
            assert len(written) < 80_000 - 10_000 - ROOM_FOR_THE_REST, page.path
            assert len(gzip.compress(written)) < 15_000, page.path
