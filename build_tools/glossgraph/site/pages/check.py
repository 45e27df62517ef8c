"""The pages on the checks: the manual of each check, and a list of all checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph import checks
from glossgraph.site.template import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.site.page import Page, Site

FOLDER = "checks"
"""The folder of these pages on the site."""


@dataclass(frozen=True, slots=True)
class Manual:
    """The manual of a check."""

    name: str
    """The name of the check."""
    text: str
    """The manual in Markdown."""
    allows_exceptions: bool
    """Whether a term may be an exception to the check."""

    @property
    def heading(self) -> str:
        """The first line of the manual."""
        return self.text.partition("\n")[0]


def pages(site: Site) -> Iterator[Page]:
    """Make the list of the checks, and a page for each, if the site is to have them."""
    if not site.manuals:
        return
    say = site.words.say
    manuals = [Manual(checks.name(c), checks.manual(c), checks.allows_exceptions(c)) for c in checks.CHECKS]
    groups = [
        (say("checks.foundation"), say("checks.foundation-about"), [m for m in manuals if not m.allows_exceptions]),
        (say("checks.quality"), say("checks.quality-about"), [m for m in manuals if m.allows_exceptions]),
    ]
    path = f"{FOLDER}/index.md"
    yield page(
        site,
        path,
        "checks.md.j2",
        say("checks.title"),
        say("checks.summary"),
        values=lambda: {
            "groups": groups,
            "folder": FOLDER,
        },
        foot=say("checks.title"),
        searched=False,
        leads_to=[f"{FOLDER}/{m.name}.md" for m in manuals],
    )
    for manual in manuals:
        yield _page(site, manual)


def _page(site: Site, manual: Manual) -> Page:
    body = manual.text.partition("\n")[2].strip()
    return page(
        site,
        f"{FOLDER}/{manual.name}.md",
        "check.md.j2",
        manual.name,
        manual.heading,
        values=lambda: {
            "check": manual,
            "body": body,
            "folder": FOLDER,
        },
        searched=False,
    )
