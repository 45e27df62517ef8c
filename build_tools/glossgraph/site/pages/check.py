"""The pages on the checks: the manual of each, and a list of them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph import checks
from glossgraph.site.pages.data import SECTION
from glossgraph.site.template import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.site.page import Page, Site

FOLDER = "checks"
"""Where the manual stands on the site."""


@dataclass(frozen=True, slots=True)
class Manual:
    """What is to be known of a check: its name, its manual in Markdown, and whether a term may make an exception."""

    name: str
    text: str
    may_be_excepted: bool

    @property
    def heading(self) -> str:
        """The first line of the manual."""
        return self.text.partition("\n")[0]


def pages(site: Site) -> Iterator[Page]:
    """Make the list of the checks, and a page for each."""
    manuals = [Manual(checks.name(c), checks.manual(c), checks.may_be_excepted(c)) for c in checks.CHECKS]
    groups = [
        ("What everything rests on", "They cannot be excepted.", [m for m in manuals if not m.may_be_excepted]),
        ("What is asked of a glossary", "A term can be excepted from them.", [m for m in manuals if m.may_be_excepted]),
    ]
    description = "Everything that the build looks for in a glossary, and how to mend it."
    path = f"{FOLDER}/index.md"
    yield page(
        site,
        path,
        "checks.md.j2",
        "Checks",
        description,
        entry="Checks",
        section=SECTION,
        searched=False,
        definitions=False,
        leads_to=[f"{FOLDER}/{m.name}.md" for m in manuals],
        groups=groups,
        folder=FOLDER,
    )
    for manual in manuals:
        body = manual.text.partition("\n")[2].strip()
        yield page(
            site,
            f"{FOLDER}/{manual.name}.md",
            "check.md.j2",
            manual.name,
            manual.heading,
            searched=False,
            definitions=False,
            check=manual,
            body=body,
            folder=FOLDER,
        )
