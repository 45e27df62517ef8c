"""Everything that depends on the theme Material for MkDocs, including the site's style sheets and scripts."""

from __future__ import annotations

from importlib import resources

ASSETS = "assets"
"""The folder of the style sheets and scripts on the site."""

STYLE_SHEETS = tuple(f"{ASSETS}/{name}.css" for name in ("glossgraph", "term", "comparison", "episode", "diagram"))
"""The site's own style sheets, for every page."""

IDENTITY = f"{ASSETS}/identity.css"
"""The style sheet with the looks of a whole site, for one that is a glossary and has chosen no colours of its own."""

SCRIPT = f"{ASSETS}/glossgraph.js"
"""The site's own script, for every page. Every page can be read without it."""

SEARCH_STYLE_SHEET = f"{ASSETS}/search.css"
"""The style sheet of the glossary's own search, for every page of a site that has no other."""

SEARCH_SCRIPT = f"{ASSETS}/search.js"
"""The script of the glossary's own search, for the same pages."""


def assets() -> dict[str, str]:
    """Return the style sheets and the scripts by their paths on the site."""
    files = resources.files(__package__).joinpath("assets").iterdir()
    return {f"{ASSETS}/{file.name}": file.read_text(encoding="utf-8") for file in sorted(files, key=lambda f: f.name)}
