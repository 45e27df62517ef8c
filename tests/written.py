"""What pages say, as a test sees it: values written at a place, and where the links of a page lead."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING

from glossgraph.graph.story import settings_of, story
from glossgraph.model import Glossary
from glossgraph.pictures.diagram import story_diagram
from glossgraph.site.here import Here, as_seen_from
from glossgraph.site.page import Site
from glossgraph.words import catalogue

if TYPE_CHECKING:
    from glossgraph.model import Term
    from glossgraph.pictures.diagram import Diagram
    from glossgraph.site.page import Page
    from glossgraph.words.content import Content

HOME = "index.md"

WORDS = catalogue("en")
"""The words of the interface."""

_TARGET = re.compile(r"(?:\]\(|href=\")(?![a-z]+:)([^)\"?#]+\.md)")


def home(*, web: bool = True) -> Here:
    """Return the home page of a site as a place to write at."""
    return Here(Site(Glossary(terms={}), twin=str), HOME, web=web)


def written(content: Content, *, web: bool = True) -> str:
    """Return a value as it is written on a home page."""
    return as_seen_from(HOME, home(web=web).markdown(content))


def address(term: str) -> str:
    """Return the address of a term's page on a home page, as an attribute holds it."""
    return home().address(f"terms/{term}.md")


def targets(page: Page, text: str) -> list[str]:
    """Return the paths to which a part of a page's text links, in order."""
    folder = posixpath.dirname(page.path)
    return [posixpath.normpath(posixpath.join(folder, unescape(match[1]))) for match in _TARGET.finditer(text)]


def terms_in(page: Page, text: str) -> list[str]:
    """Return the ids of the terms to whose pages a part of a page's text links, in order."""
    paths = (path for path in targets(page, text) if path != "terms/index.md")
    return [path[6:-3] for path in paths if path.startswith("terms/")]


def diagrams(glossary: Glossary, term: Term) -> list[Diagram]:
    """Return the diagrams of a term's stories, the one of the setting where it is most at home first."""
    told = ((setting, story(glossary, term, setting)) for setting in settings_of(glossary, term))
    return [story_diagram(glossary, setting, WORDS.say, steps, [term]) for setting, steps in told if steps]
