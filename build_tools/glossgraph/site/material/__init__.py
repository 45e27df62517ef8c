"""Everything that knows the theme Material for MkDocs; among it the site's style sheets and scripts."""

from __future__ import annotations

from importlib import resources

ASSETS = "assets"
"""The folder on the site in which its style sheets and scripts stand."""

STYLE_SHEETS = (f"{ASSETS}/glossgraph.css", f"{ASSETS}/diagram.css")
"""The site's own style sheets, for every page."""

ALTERNATE = "alternate "
"""The relation of a page to its other forms, as links say it.

Without the space, the theme takes each of them for a translation of the whole site, and asks for a sitemap beside it.
"""

SCRIPT = f"{ASSETS}/glossgraph.js"
"""The site's own script, for every page. Every page can be read without it."""


def assets() -> dict[str, str]:
    """Return the style sheets and the scripts by their paths on the site."""
    files = resources.files(__package__).joinpath("assets").iterdir()
    return {f"{ASSETS}/{file.name}": file.read_text(encoding="utf-8") for file in sorted(files, key=lambda f: f.name)}
