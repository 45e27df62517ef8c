"""Everything that depends on the theme Material for MkDocs, including the site's style sheets and scripts."""

from __future__ import annotations

import re
from importlib import resources

ASSETS = "assets"
"""The folder of the style sheets and scripts on the site."""

STYLE_SHEETS = tuple(f"{ASSETS}/{name}.css" for name in ("glossgraph", "term", "episode", "diagram"))
"""The site's own style sheets, for every page."""

IDENTITY = f"{ASSETS}/identity.css"
"""The style sheet with the looks of a whole site, for one that is a glossary and has chosen no colours of its own."""

SCRIPT = f"{ASSETS}/glossgraph.js"
"""The site's own script, for every page. Every page can be read without it."""

PREVIEWS_SCRIPT = f"{ASSETS}/previews.js"
"""The script that shows definitions and sources where links lead to them, for every page."""

SEARCH_STYLE_SHEET = f"{ASSETS}/search.css"
"""The style sheet of the glossary's own search, for every page of a site that has no other."""

SEARCH_SCRIPT = f"{ASSETS}/search.js"
"""The script of the glossary's own search, for the same pages."""


_COMMENT = re.compile(r"/\*.*?\*/|^[ \t]*//[^\n]*", re.DOTALL | re.MULTILINE)
_INDENTED = re.compile(r"\n\s*")


def assets() -> dict[str, str]:
    """Return the style sheets and the scripts by their paths on the site, without what only their writers read."""
    files = resources.files(__package__).joinpath("assets").iterdir()
    texts = {f"{ASSETS}/{file.name}": file.read_text(encoding="utf-8") for file in sorted(files, key=lambda f: f.name)}
    return {path: _shortened(text) if path.endswith((".css", ".js")) else text for path, text in texts.items()}


def _shortened(text: str) -> str:
    """Return a style sheet or script without comments and indentation; no text in one of ours is over two lines."""
    return _INDENTED.sub("\n", _COMMENT.sub("", text)).lstrip()
