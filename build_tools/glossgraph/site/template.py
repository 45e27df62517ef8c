"""Jinja templates hold the layout of a page; what stands in it is chosen and sorted before."""

from __future__ import annotations

import json
from functools import cache
from html import escape
from typing import TYPE_CHECKING

import jinja2

from glossgraph.site.prose import attribute

if TYPE_CHECKING:
    from collections.abc import Sequence


def fill(
    name: str, title: str, summary: str, *, names: Sequence[str] = (), searched: bool = True, **values: object
) -> str:
    """Return a template filled with values, under a front matter with the page's title and description.

    Without a title the theme shows the site's name. The summary becomes the description. Themes put both into a page
    as they are, so they are escaped here. A search finds a page first by the `names` of what it is about, and not at
    all if it is not to be `searched`.
    """
    front: dict[str, object] = {"title": escape(title)} if title else {}
    front["description"] = escape(summary)
    if names:
        front |= {"tags": [escape(name) for name in names], "search": {"boost": 4}}
    if not searched:
        front["search"] = {"exclude": True}
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
