"""What the files of a site depend on besides the glossary: the configuration, the theme and the programs."""

from __future__ import annotations

import sys
from functools import cache
from importlib.metadata import distributions
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.base import Config
from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page

from glossgraph.mkdocs_plugin.facts import UNKNOWN
from glossgraph.mkdocs_plugin.files import MadeFile
from glossgraph.output import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem

    from glossgraph.mkdocs_plugin.fingerprint import Fingerprints
    from glossgraph.mkdocs_plugin.sources import Sources
    from glossgraph.site.page import Site

PLUGINS = {"glossgraph", "search", "material/search"}
"""The plugins of which it is known that they treat each page on its own."""

TEMPLATES = {"404.html", "sitemap.xml"}
"""The templates of themes of which it is known what they read of pages."""

_APART = {"site_dir", "plugins", "theme", "config_file_path"}
"""The settings that are no content, or that are looked at in another way."""


def is_pure(config: MkDocsConfig) -> bool:
    """Tell whether each page of a site is made on its own, so that one can be made without the others."""
    is_known = config.plugins.keys() <= PLUGINS and sum(name.endswith("glossgraph") for name in config.plugins) == 1
    return is_known and not config.hooks and not config.extra_templates and config.theme.static_templates <= TEMPLATES


def environment(sources: Sources, site: Site, fingerprints: Fingerprints) -> str:
    """Return the fingerprint of all that the files of a site depend on besides the glossary.

    It is unknown where an extension may read files of its own.
    """
    config, about = sources.config, site.glossary.about
    if not all(map(_is_on_its_own, config.markdown_extensions)):
        return UNKNOWN
    loader = sources.env.loader
    names = sources.env.list_templates(extensions=["html"])
    try:
        return fingerprints.of(
            sys.version,
            sorted((each.name, each.version) for each in distributions()),
            list(_program()),
            {key: _plain(value) for key, value in config.items() if key not in _APART},
            {name: _plain(plugin.config) for name, plugin in config.plugins.items()},
            # as text, since the language is an object of a library
            {key: str(config.theme[key]) for key in config.theme},
            [(name, loader.get_source(sources.env, name)[0]) for name in names] if loader else [],
            list(_in_navigation(sources.nav)),
            sorted(file.src_uri for file in sources.files if not isinstance(file, MadeFile)),
            (about, site.url, site.manuals, sorted(site.taken), site.has_days, site.has_dates),
        )
    except TypeError:
        return UNKNOWN


def _is_on_its_own(extension: str) -> bool:
    """Tell whether an extension of Markdown is known to read nothing but the text of a page."""
    if extension in {"pymdownx.snippets", "pymdownx.b64", "pymdownx.blocks"}:
        return False
    return extension.startswith(("pymdownx.", "markdown.extensions.", "glossgraph.")) or extension in _of_markdown()


@cache
def _of_markdown() -> frozenset[str]:
    folder = files("markdown.extensions")
    return frozenset(each.name.removesuffix(".py") for each in folder.iterdir() if each.name.endswith(".py"))


def _plain(value: Any) -> Any:  # noqa: ANN401 - of any setting
    if isinstance(value, Config):
        return {key: _plain(each) for key, each in value.items()}
    return value


def _program() -> Iterator[tuple[str, str]]:
    """Yield the path and the fingerprint of every file of this program."""
    package = Path(__file__).parents[1]
    for path in sorted(package.rglob("*")):
        if path.suffix != ".pyc" and path.is_file():
            yield path.relative_to(package).as_posix(), digest_of(path)


def _in_navigation(items: Iterable[StructureItem]) -> Iterator[tuple[str, str | None, str]]:
    for item in items:
        match item:
            case Section():
                yield "section", item.title, ""
                yield from _in_navigation(item.children)
                yield "end", "", ""
            case Page() | Link():
                yield type(item).__name__, item.title, item.url or ""
