"""Jinja templates hold the layout of a page; what stands in it is chosen and sorted before."""

from __future__ import annotations

import json
from functools import cache
from html import escape

import jinja2

from glossgraph.site.prose import attribute


def fill(name: str, title: str, summary: str, *, boost: int = 1, **values: object) -> str:
    """Return a template filled with values, under a front matter with the page's title and description.

    Without a title the theme shows the site's name. The summary becomes the description. Themes put both into a page
    as they are, so they are escaped here. A page with a `boost` comes before others in what a search finds.
    """
    front: dict[str, object] = {"title": escape(title)} if title else {}
    front["description"] = escape(summary)
    if boost > 1:
        front["search"] = {"boost": boost}
    rows = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    body = _environment().get_template(name).render(**values)
    return "\n".join(["---", *rows, "---", "", body.strip(), ""])


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
    environment.filters["attribute"] = attribute
    return environment
