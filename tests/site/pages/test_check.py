"""The pages on the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph import checks
from glossgraph.site.page import Site
from glossgraph.site.publish import publish

if TYPE_CHECKING:
    from glossgraph.model import Glossary


def test_every_check_has_a_page_with_its_manual(bread: Glossary) -> None:
    pages = {path: text for path, text in publish(Site(bread)).written.items() if path.startswith("checks/")}
    listed = pages.pop("checks/index.md")
    for check in checks.CHECKS:
        name, manual = checks.name(check), checks.manual(check)
        text = pages.pop(f"checks/{name}.md")
        assert manual.partition("\n")[2].strip() in text
        assert f"**{manual.partition(chr(10))[0]}**" in text
        assert ("## An exception" in text) is checks.allows_exceptions(check)
        assert f"({name}.md)" in listed
        # they are for contributors, and would stand in a reader's way
        assert 'search: {"exclude": true}' in text
    assert pages == {}
