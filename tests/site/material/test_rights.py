"""What stands at the foot of every page: who publishes the glossary, and how others may use it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from building import bakery, mkdocs
from glossgraph.model import About, License, Party
from glossgraph.site.material.rights import rights
from glossgraph.words import catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from glossgraph.model import Glossary

OWN = License("Our own", "https://a.example/?b=1&c")

OWN_LINK = 'Licence: <a href="https://a.example/?b=1&amp;c" rel="license">Our own</a>.'


@pytest.mark.parametrize(
    ("publisher", "license_", "line"),
    [
        (None, None, ""),
        (None, OWN, OWN_LINK),
        (Party("A & B"), None, "Published by A &amp; B."),
        (
            Party("The\nmill", "https://mill.example/"),
            OWN,
            f'Published by <a href="https://mill.example/">The mill</a>. {OWN_LINK}',
        ),
    ],
)
def test_the_line_names_what_is_known(publisher: Party | None, license_: License | None, line: str) -> None:
    assert rights(catalogue("en"), About(publisher=publisher, license=license_)) == line


def test_no_name_can_put_markup_into_it(hostile: Glossary) -> None:
    found: list[tuple[str, dict[str, str | None]]] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    Tags().feed(rights(catalogue("en"), hostile.about))
    assert hostile.about.publisher
    assert hostile.about.license
    assert found == [
        ("a", {"href": hostile.about.publisher.url}),
        ("a", {"href": hostile.about.license.url, "rel": "license"}),
    ]


def feet(site: Path) -> set[str]:
    """Return what stands at the feet of all pages but those that only lead on."""
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    start = '<div class="md-copyright__highlight">'
    return {page.partition(start)[2].partition("</div>")[0].strip() for page in pages if "<main" in page}


def test_every_page_of_a_site_has_it_unless_the_site_has_a_line_of_its_own(project: Path, tmp_path: Path) -> None:
    config, site = bakery(tmp_path, project), tmp_path / "site"
    link = '<a href="https://creativecommons.org/licenses/by-sa/4.0/" rel="license">CC BY-SA 4.0</a>'
    for own, wanted in (("", f"Licence: {link}."), ("copyright: Our own\n", "Our own")):
        with config.open("a", encoding="utf-8") as file:
            file.write(own)
        done = mkdocs(config, site)
        assert done.returncode == 0, done.stderr
        assert feet(site) == {wanted}
