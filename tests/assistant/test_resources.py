"""What can be read of a glossary as resources, and what a person can choose as a prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossgraph.assistant import resources
from glossgraph.assistant.folder import Opened
from glossgraph.assistant.terms import UnanswerableError
from glossgraph.site.page import Site
from glossgraph.site.publish import publish
from graphs import made

if TYPE_CHECKING:
    from glossgraph.model import Glossary


def all_listed(opened: Opened) -> list[str]:
    found: list[str] = []
    position: int | None = 0
    while position is not None:
        part, position = resources.listed(opened, position)
        assert 0 < len(part) <= resources.AT_ONCE
        found += [each.uri for each in part]
    return found


def test_every_term_stage_and_setting_is_listed_once_and_can_be_read(glossary: Glossary) -> None:
    opened = Opened(Site(glossary, twin=str))
    found = all_listed(opened)
    assert len(set(found)) == len(found)
    assert len(found) == 1 + len(glossary.terms) + len(glossary.stages) + len(glossary.settings) > resources.AT_ONCE
    for uri in found[:40]:
        text = resources.read(opened, uri)
        assert text.startswith("# ")
        assert len(text.encode()) <= resources.MOST
    assert resources.listed(opened, 10**6) == ([], None)


def test_the_pages_of_the_site_can_be_read(bread: Glossary) -> None:
    opened = Opened(Site(bread, twin=str))
    pages = publish(opened.site).pages
    assert {page.path for page in pages} == set(resources.ids(opened.site, "page"))
    for page in pages[::6]:
        assert resources.read(opened, f"glossgraph://pages/{page.path}") == page.plain


def test_a_resource_that_is_too_long_says_so() -> None:
    opened = Opened(Site(made(1, 1_500), twin=str))
    text = resources.read(opened, "glossgraph://stages/stage-0")
    assert resources.MOST - 1_000 < len(text.encode()) <= resources.MOST
    assert text.endswith("(The rest is left out.)")


@pytest.mark.parametrize(
    "uri",
    [
        "glossgraph://terms/nothing",
        "glossgraph://terms/../graph/glossary.yml",
        "glossgraph://terms/%2e%2e%2fgraph%2fglossary.yml",
        "glossgraph://pages/../../pyproject.toml",
        "glossgraph://pages//etc/passwd",
        "glossgraph://kinds/happening",
        "glossgraph://",
        "file:///etc/passwd",
        "",
    ],
)
def test_nothing_else_can_be_read(uri: str, bread: Glossary) -> None:
    with pytest.raises(UnanswerableError):
        resources.read(Opened(Site(bread, twin=str)), uri)


@given(st.text(max_size=60))
@settings(max_examples=15)
def test_any_address_is_read_or_refused(rest: str) -> None:
    opened = Opened(Site(made(2, 3), twin=str))
    for start in ("", "glossgraph://", "glossgraph://terms/", "glossgraph://pages/"):
        with pytest.raises(UnanswerableError):
            resources.read(opened, start + rest + "\0")
