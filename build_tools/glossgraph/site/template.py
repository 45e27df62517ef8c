"""Jinja templates hold the layout of a page; what stands in it is chosen and sorted before."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import jinja2

from glossgraph.site.page import Page
from glossgraph.site.parts.definitions import HERE, NOWHERE
from glossgraph.site.parts.inline import anchor, html, without_html
from glossgraph.text.escape import escape_html, escape_markdown

if TYPE_CHECKING:
    from collections.abc import Sequence


def page(  # noqa: PLR0913 - what the page is, each by its name, and then what fills it
    path: str,
    template: str,
    title: str,
    summary: str,
    *,
    source: str = "",
    names: Sequence[str] = (),
    searched: bool = True,
    wide: bool = False,
    **values: object,
) -> Page:
    """Return a page from a template, filled with values twice: with raw HTML, and without it, where `web` is false."""
    text, plain = (
        _environment().get_template(template).render(web=web, **values).strip() + "\n" for web in (True, False)
    )
    return Page(path, title, summary, _tight(text), _tight(without_html(plain)), source, tuple(names), searched, wide)


def _tight(text: str) -> str:
    """Return a text without empty lines where one is enough."""
    return re.sub(r"\n{3,}", "\n\n", text)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("glossgraph.site"),
        # the templates write Markdown; every contributed text has gone through `prose` or `attribute`
        autoescape=False,  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters |= {"attribute": escape_html, "plain": escape_markdown, "html": html, "anchor": anchor}
    environment.globals |= {"terms_here": HERE, "terms_nowhere": NOWHERE}
    return environment
