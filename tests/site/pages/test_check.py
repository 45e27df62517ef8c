"""The pages on the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph import checks
from glossgraph.site.material.front_matter import front_matter
from glossgraph.site.page import Site
from glossgraph.site.publish import publish

if TYPE_CHECKING:
    from glossgraph.model import Glossary


def test_every_check_has_a_page_with_its_manual(bread: Glossary) -> None:
    pages = {page.path: page for page in publish(Site(bread, manuals=True)).pages}
    pages = {path: page for path, page in pages.items() if path.startswith("checks/")}
    listed = pages.pop("checks/index.md").text
    for check in checks.CHECKS:
        name, manual = checks.name(check), checks.manual(check)
        page = pages.pop(f"checks/{name}.md")
        text = page.text
        assert manual.partition("\n")[2].strip() in text
        assert f"**{manual.partition(chr(10))[0]}**" in text
        assert ("## An exception" in text) is checks.allows_exceptions(check)
        assert f"({name}.md)" in listed
        # they are for contributors, and would stand in a reader's way
        assert 'search: {"exclude": true}' in front_matter(page)
    assert pages == {}


def test_the_manuals_are_there_only_on_request(bread: Glossary) -> None:
    built = publish(Site(bread))
    assert not [page.path for page in built.pages if page.path.startswith("checks/")]
    for path, text in built.written.items():
        assert "checks/" not in (text if isinstance(text, str) else text.decode("latin-1")), path
