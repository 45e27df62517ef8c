"""What the configuration of a site says of where the site is, and of what it is called."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.config import load_config

from glossgraph.model import About, Glossary, Party

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from glossgraph.compiler import Compiled


def site_dir_of(config: Path) -> Path:
    """Return the folder where a site is built, by what MkDocs reads in its configuration."""
    return Path(load_config(str(config)).site_dir)


def path_on_host(config: Path) -> str:
    """Return the path of a site on its host: `/`, or the folder in which its home page is."""
    return urlsplit(load_config(str(config)).site_url or "/").path


def titled(compiled: Compiled, config: MkDocsConfig, folder: str) -> Glossary:
    """Return a glossary; if it does not say what it is called and whose it is, the name of the site says it."""
    glossary = compiled.glossary
    if glossary.about.title != About().title:
        return glossary
    # within a site, it is not the whole of it
    named = {"publisher": Party(config.site_name)} if folder else {"title": config.site_name}
    return replace(glossary, about=replace(glossary.about, **named))
