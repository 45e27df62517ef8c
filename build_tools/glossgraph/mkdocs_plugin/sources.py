"""What MkDocs makes a site from, and each of its files on its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs.commands.build import _build_extra_template, _build_page, _build_theme_template, _populate_page
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from glossgraph.mkdocs_plugin.files import made_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

INDEX = "search/search_index.json"
"""What a search looks through; every page has to be made for it."""


@dataclass
class Sources:
    """What a site is made from, as it was when it was read, and which of its files have been written since.

    Everything goes the way of MkDocs' own build, with all plugins of the site. A plugin that looks at the content of
    all pages before the first of them is written finds only those that are not of a glossary.
    """

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment
    pages: list[File]
    """The files of all pages, in the order of the site."""
    by_path: dict[str, File]
    """Every file by its path on the site."""
    written: set[str] = field(default_factory=set)
    is_read: set[str] = field(default_factory=set)

    def write(self, path: str) -> None:
        """Write the file at a path of the site, if the site has one there."""
        file = self.by_path.get(path)
        template = path.removesuffix(".gz")
        if file and file.is_documentation_page():
            self.write_page(file)
            return
        if path == INDEX:
            self.config.plugins.on_post_build(config=self.config)
        elif template in self.config.theme.static_templates:
            _build_theme_template(template, self.env, self.files, self.config, self.nav)
        elif path in self.config.extra_templates:
            _build_extra_template(path, self.files, self.config, self.nav)
        elif file:
            file.copy_file()
        self.written.add(path)

    def read_page(self, file: File) -> None:
        """Read the content of a page, unless that was done before."""
        if file.page and file.dest_uri not in self.is_read:
            _populate_page(file.page, self.config, self.files)
            self.is_read.add(file.dest_uri)

    def write_page(self, file: File) -> None:
        """Write a page, unless that was done before."""
        self.read_page(file)
        if file.page and file.dest_uri not in self.written:
            is_draft = file.inclusion.is_excluded()
            _build_page(file.page, self.config, self.pages, self.nav, self.env, excluded=is_draft)
            self.written.add(file.dest_uri)


def read_sources(
    config: MkDocsConfig, environment: Callable[[MkDocsConfig], jinja2.Environment], inclusion: Callable[..., bool]
) -> Sources:
    """Read what a site is made from; pages of a glossary are read later, one by one.

    Args:
        config: The configuration, as it was loaded.
        environment: Gives what renders the templates of the theme.
        inclusion: Tells which files are part of the site.

    """
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    env = environment(config)
    files.add_files_from_theme(env, config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    pages = list(files.documentation_pages(inclusion=inclusion))
    sources = Sources(config, files, nav, env, pages, {})
    for file in pages:
        page = file.page or Page(None, file, config)
        # the navigation of every page shows the title of this one
        if title := made_title(file):
            page.title = page.title or title
        else:
            sources.read_page(file)
    sources.env = config.plugins.on_env(env, config=config, files=files)
    sources.by_path = {file.dest_uri: file for file in files if inclusion(file.inclusion)}
    return sources


def entries(config: MkDocsConfig) -> Iterator[list[dict[str, Any]]]:
    """Yield the list in which each search plugin collects what it found on the pages that were written."""
    for plugin in config.plugins.values():
        collected = getattr(getattr(plugin, "search_index", None), "entries", None)
        if isinstance(collected, list):
            yield collected


def sort_entries(sources: Sources) -> None:
    """Put what search plugins have collected, in the order in which pages were written, into the order of the pages."""
    position = {file.page.url: number for number, file in enumerate(sources.pages) if file.page}
    for collected in entries(sources.config):
        collected.sort(key=lambda entry: position.get(entry["location"].partition("#")[0], -1))
