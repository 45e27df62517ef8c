"""What the configuration of a site says of where the site is, and what the glossary is within it."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from mkdocs.config import base, config_options, load_config
from mkdocs.exceptions import PluginError

from glossgraph import exports
from glossgraph.model import About, Glossary, Party
from glossgraph.site.address import HOME, NAME, in_directories, in_files, within
from glossgraph.site.material import IDENTITY, PREVIEWS_SCRIPT, SCRIPT, SEARCH_SCRIPT, SEARCH_STYLE_SHEET, STYLE_SHEETS
from glossgraph.site.page import Content, Page, Site
from glossgraph.site.publish import Output

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.theme import Theme

    from glossgraph.compiler import Compiled
    from glossgraph.site.past import Edition
    from glossgraph.source import History


class GlossgraphConfig(base.Config):
    """The plugin's options."""

    root = config_options.Optional(config_options.Type(str))
    """The folder of `terms/` and `graph/`, relative to the folder of mkdocs.yml; by default, that folder itself."""

    path = config_options.Type(str, default="")
    """The folder of the site for everything of the glossary; by default, the glossary is the site."""

    manuals = config_options.Type(bool, default=False)
    """Whether the site has the manuals of the checks, for those who write the glossary."""

    formats = config_options.ListOfItems(
        config_options.Choice([exports.ALL, *map(exports.name, exports.EXPORTS)]), default=[]
    )
    """The formats in which the site offers the glossary; by default, all that take no longer than its pages."""

    cards = config_options.Optional(config_options.Type(bool))
    """Whether there are cards of pages; by default, where the address of the site is known and they can be rendered."""


def site_dir_of(config: Path) -> Path:
    """Return the folder where a site is built, by what MkDocs reads in its configuration."""
    return Path(load_config(str(config)).site_dir)


def path_on_host(config: Path) -> str:
    """Return the path of a site on its host: `/`, or the folder in which its home page is."""
    return urlsplit(load_config(str(config)).site_url or "/").path


def folder_of(path: str) -> str:
    """Return the folder of a site for a glossary, as the option `path` names it: nothing if it is the whole site.

    Raises:
        PluginError: A site has no such folder.

    """
    folder = path.strip("/")
    if folder and not all(map(NAME.fullmatch, folder.split("/"))):
        raise PluginError(f"glossgraph: `path: {path}` is no folder of a site; write it as `path: glossary`")
    return folder


def add_looks(config: MkDocsConfig, folder: str) -> None:
    """Add the style sheets and scripts of a glossary in a folder of a site; those of the site itself come last."""
    own = not has_other_search(config)
    sheets = [within(folder, sheet) for sheet in (*STYLE_SHEETS, *([SEARCH_STYLE_SHEET] if own else []))]
    scripts = [within(folder, script) for script in (SCRIPT, PREVIEWS_SCRIPT, *([SEARCH_SCRIPT] if own else []))]
    if not folder and not _has_colours(config.theme):
        sheets.append(IDENTITY)
    config.extra_css = list(dict.fromkeys([*sheets, *config.extra_css]))
    config.extra_javascript = [
        *config.extra_javascript,
        *(script for script in scripts if script not in config.extra_javascript),
    ]


def _has_colours(theme: Theme) -> bool:
    """Tell whether the configuration of a site chooses the colours of its theme, Material."""
    palette = theme.get("palette")
    choices = palette if isinstance(palette, list) else [palette]
    return any(isinstance(choice, dict) and choice.keys() & {"primary", "accent"} for choice in choices)


def site_of(  # noqa: PLR0913 - what pages are made from
    compiled: Compiled,
    past: tuple[History, tuple[Edition, ...]],
    taken: Collection[str],
    config: MkDocsConfig,
    folder: str,
    *,
    manuals: bool,
    has_cards: bool,
    formats: Sequence[str],
) -> Site:
    """Return what the pages of a glossary are made from.

    Args:
        compiled: The glossary, without errors.
        past: Its history, and its editions.
        taken: What others have put into the folder of the glossary, by the paths in this folder.
        config: The configuration of the site.
        folder: The folder of the site for the glossary.
        manuals: Whether the site has the manuals of the checks.
        has_cards: Whether the site has cards of its pages.
        formats: The names of the formats in which the site offers the glossary, as the option has them.

    Raises:
        PluginError: A format needs a library that is not installed.

    """
    try:
        list(exports.offered(formats))
    except exports.MissingLibraryError as error:
        raise PluginError(f"glossgraph: {error}") from error
    address = in_directories if config.use_directory_urls else in_files
    # MkDocs adds no slash to an address that a plugin sets
    url = (config.site_url or "").rstrip("/")
    return Site(
        _titled(compiled, config, folder),
        f"{url}/{quote(within(folder, ''))}" if url else "",
        history=past[0],
        editions=past[1],
        address=address,
        in_html=address,
        twin=str,
        manuals=manuals,
        has_search=not has_other_search(config),
        has_cards=has_cards,
        formats=tuple(formats),
        taken=taken,
    )


def has_other_search(config: MkDocsConfig) -> bool:
    """Tell whether a site has a search besides that of a glossary; it then looks through the glossary as well."""
    return any(name.rpartition("/")[2] == "search" for name in config.plugins)


def without_pages(
    compiled: Compiled, by_hand: Iterable[Page], taken: Collection[str], config: MkDocsConfig, folder: str
) -> Output:
    """Return the content of a site whose glossary has errors: the pages that are written by hand, and a home page."""
    # what leads to the glossary leads nowhere now
    links, nav = config.validation.links, config.validation.nav
    links.not_found = links.anchors = nav.not_found = logging.INFO
    # nothing can be made of a glossary with errors
    site = Site(Glossary(about=_titled(compiled, config, folder).about), taken=taken)
    return Output(site, [Page(HOME, "", "", Content, blank=True)], list(by_hand))


def _titled(compiled: Compiled, config: MkDocsConfig, folder: str) -> Glossary:
    """Return a glossary; if it does not say what it is called and whose it is, the name of the site says it."""
    glossary = compiled.glossary
    if glossary.about.title != About().title:
        return glossary
    # within a site, it is not the whole of it
    named = {"publisher": Party(config.site_name)} if folder else {"title": config.site_name}
    return replace(glossary, about=replace(glossary.about, **named))
