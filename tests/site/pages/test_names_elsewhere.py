"""The pages of a small thesaurus, compared with `spoons/pages/`: what other lists call its terms, and its groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.site.address import as_text
from golden import compare
from published import published

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary

SHOWN = ("groups/", "terms/")


def test_the_pages_are_as_expected(spoons: Glossary, project: Path, update_golden: bool) -> None:
    pages = published(spoons, twin=as_text).by_path
    texts = {path: page.text for path, page in pages.items() if path.startswith(SHOWN)}
    texts |= {as_text(path): page.plain for path, page in pages.items() if path.startswith(SHOWN)}
    compare(project / "tests/spoons/pages", texts, update=update_golden)


def test_hidden_names_are_searched_and_not_shown(spoons: Glossary) -> None:
    site = published(spoons)
    page = site.by_path["terms/spoon.md"]
    assert "spoone" not in page.text
    assert "spoons with handle" not in page.text
    entries = "".join(text for path, text in site.written.items() if path.startswith("search/"))
    assert all(name in entries.casefold() for name in ("spoone", "cuill", "löffel"))
