"""What the configuration of a site says of where the site is."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config import load_config


def site_dir_of(config: Path) -> Path:
    """Return the folder where a site is built, by what MkDocs reads in its configuration."""
    return Path(load_config(str(config)).site_dir)


def path_on_host(config: Path) -> str:
    """Return the path of a site on its host: `/`, or the folder in which its home page is."""
    return urlsplit(load_config(str(config)).site_url or "/").path
