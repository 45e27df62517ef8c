"""What a search finds of pages that are written by hand."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from glossgraph.mkdocs_plugin.files import page_of_others
from glossgraph.site.machines.search_pages import rows
from glossgraph.site.page import Site

if TYPE_CHECKING:
    from glossgraph.model import Glossary

TEXT = "# Baking\n\nBread needs heat.\n\n## At home\n\nAn oven will do.\n"


def found(glossary: Glossary, meta: dict[str, Any]) -> list[str]:
    file = SimpleNamespace(src_uri="baking.md")
    built: Any = SimpleNamespace(file=file, markdown=TEXT, meta=meta, title="Baking")
    config: Any = SimpleNamespace(site_description="")
    page = page_of_others(built, "", config)
    return [address for _, address, *_ in rows(Site(glossary), {page.path: page}, [page.path])]


def test_each_section_is_found(bread: Glossary) -> None:
    assert found(bread, {}) == ["baking/", "baking/#at-home"]


@pytest.mark.parametrize("meta", [{"search": {"exclude": True}}, {"search": {"exclude": True, "boost": 2}}])
def test_a_page_that_says_so_is_left_out(bread: Glossary, meta: dict[str, Any]) -> None:
    assert found(bread, meta) == []


@pytest.mark.parametrize("search", [{"exclude": False}, {"boost": 2}, "yes", None])
def test_other_wishes_leave_it_in(bread: Glossary, search: object) -> None:
    assert found(bread, {"search": search})
