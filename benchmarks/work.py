"""What the build of a site does, counted: a number stays the same however busy a machine is.

Run it with `python benchmarks/work.py mkdocs.yml SITE_DIR`; the last line that it prints is JSON.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from typing import TYPE_CHECKING

import jinja2
import markdown
from mkdocs.structure.pages import Page

from glossgraph.mkdocs_plugin import __main__ as build

if TYPE_CHECKING:
    from collections.abc import Callable

COUNTED: tuple[tuple[type, str, str], ...] = (
    (Page, "render", "pages"),
    (markdown.Markdown, "convert", "conversions"),
    (jinja2.Template, "render", "templates"),
)
"""A class, a method of it, and what its calls are counted as."""


def counted(original: Callable[..., object], what: str, counts: Counter[str]) -> Callable[..., object]:
    """Return a function that does the same, and counts how often it is called."""

    def call(*arguments: object, **named: object) -> object:
        counts[what] += 1
        return original(*arguments, **named)

    return call


def main() -> None:
    """Build a site with one processor, as other processes would count for themselves, and print the counts."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])
    counts: Counter[str] = Counter()
    for owner, method, what in COUNTED:
        setattr(owner, method, counted(getattr(owner, method), what, counts))
    try:
        build.main()
    finally:
        print(json.dumps(counts))


if __name__ == "__main__":
    main()
