"""The terms to which a page leads, with their definitions: for those who read on, and for previews."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from glossgraph.site.parts.inline import anchor
from glossgraph.text.escape import escape_html
from glossgraph.text.mentions import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Term
    from glossgraph.site.page import Page

HERE = "<!-- terms on this page -->"
"""Where a page wants the definitions; by default they stand at its end."""

NOWHERE = "<!-- no terms on this page -->"
"""What a page holds that is a list of definitions itself."""

_LINK = re.compile(r"page:terms/([^)#?\s\"]+)\.md")


def with_definitions(glossary: Glossary, page: Page) -> Page:
    """Return a page with the definitions of the terms that it links to."""
    if NOWHERE in page.text:
        return replace(page, text=page.text.replace(NOWHERE, ""))
    linked = {id_ for id_ in _LINK.findall(page.text) if page.path != f"terms/{id_}.md"}
    terms = sorted((glossary.terms[id_] for id_ in linked & glossary.terms.keys()), key=lambda t: (t.label, t.id))
    text = page.text if HERE in page.text else f"{page.text}\n{HERE}\n"
    return replace(page, text=text.replace(HERE, "\n".join(_rows(glossary, terms)) if terms else ""))


def _rows(glossary: Glossary, terms: list[Term]) -> Iterator[str]:
    yield '<details class="gg-used" data-search-exclude><summary>Terms on this page</summary>'
    yield "<dl>"
    for term in terms:
        yield f"<dt>{anchor(term)}</dt><dd>{escape_html(on_one_line(glossary, term.definition))}</dd>"
    yield "</dl></details>"
