"""The definitions of the terms to which a page links."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from glossgraph.pictures.words import label_of
from glossgraph.site.content import Link
from glossgraph.site.here import Here
from glossgraph.site.page import Site
from glossgraph.site.parts.definitions import definitions_of
from glossgraph.text.plain import plain_words
from published import published
from written import WORDS, terms_in

if TYPE_CHECKING:
    from glossgraph.model import Glossary
    from glossgraph.site.page import Page

EXEMPT = {"terms/index.md", "compare/index.md", "map.md", "questions.md", "references.md"}
"""The pages that name nearly every term."""

LISTED = re.compile(r'<div class="gg-ladder gg-brief">.*?</div></div>', re.DOTALL)
"""A story that a page only lists, for want of room: its terms have no definitions either."""


class Read(HTMLParser):
    """The definitions on a page: the address of each term, its label and its definition."""

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


def parts(page: Page) -> tuple[str, str, str]:
    """Return the text of a page before its definitions, these themselves, and what comes after them."""
    before, mark, rest = page.text.partition('<details class="gg-used"')
    listed, _, after = rest.partition("</details>")
    return before, mark + listed, after


@pytest.mark.parametrize("name", ["glossary", "bread", "hostile"])
def test_a_page_has_the_definitions_of_what_it_links_to(name: str, request: pytest.FixtureRequest) -> None:
    glossary: Glossary = request.getfixturevalue(name)
    for page in published(glossary).pages:
        # no mark of where they stand is left
        assert "\0" not in page.text
        before, listed, after = parts(page)
        # what is only offered last on the page of a term has its definition beside it
        text = LISTED.sub("", before).partition("## Discover more")[0] + after
        linked = set(terms_in(page, text)) - {page.term}
        if EXEMPT & {page.path, page.parent} or not linked:
            assert not listed, page.path
            continue
        assert terms_in(page, before), page.path
        found = Read(listed).found
        ids = terms_in(page, listed)
        assert len(ids) == len(found)
        assert set(ids) == linked, page.path
        for id_, (_, label, definition) in zip(ids, found, strict=True):
            term = glossary.terms[id_]
            assert label == " ".join(label_of(WORDS.say, term).split())
            assert definition == plain_words(glossary, term.definition)


def test_a_page_chooses_where_the_definitions_stand(bread: Glossary) -> None:
    pages = {page.path: page for page in published(bread).pages}
    # that of a term has them before its sources and its foot
    before, listed, after = parts(pages["terms/dough.md"])
    assert listed
    assert "## How it connects" in before
    assert "## Sources" in after
    assert '<footer class="gg-foot"' in after
    # others end with them, or with their sources
    for path in ("relations/allows.md", "kinds/happening.md", "index.md"):
        before, listed, after = parts(pages[path])
        assert listed, path
        assert before.count("\n") > 5
        assert not after.partition("## Sources")[0].strip(), path
    # or have none
    for path in (*EXEMPT, "data/index.md"):
        assert not parts(pages[path])[1], path
    assert set(terms_in(pages["terms/index.md"], pages["terms/index.md"].text)) == bread.terms.keys()


def test_definitions_are_those_of_the_terms_that_a_place_remembers(bread: Glossary) -> None:
    site = Site(bread)
    here = Here(site, "a.md", web=True)
    assert definitions_of(site, here, "") == ""
    here.markdown(Link("terms/dough.md", "Dough"))
    assert definitions_of(site, here, "dough") == ""
    for path in ("terms/index.md", "terms/nobody.md", "stages/baking.md", "terms/baker.md"):
        here.link(path)
    found = Read(definitions_of(site, here, "")).found
    # in the order of the alphabet
    assert [(address, label) for address, label, _ in found] == [
        ("terms/baker.md", bread.terms["baker"].label),
        ("terms/dough.md", "Dough"),
    ]
    assert [label for _, label, _ in Read(definitions_of(site, here, "baker")).found] == ["Dough"]
