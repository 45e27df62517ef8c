"""A preview of a site whose pages are made when a browser asks for them."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from shutil import copyfile
from typing import TYPE_CHECKING, Any

import jinja2
from mkdocs import utils
from mkdocs.commands.build import _build_extra_template, _build_page, _build_theme_template, _populate_page
from mkdocs.config import load_config
from mkdocs.structure.files import InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from glossgraph.mkdocs_plugin import GlossgraphPlugin
from glossgraph.mkdocs_plugin.files import made_title
from glossgraph.mkdocs_plugin.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

INDEX = "search/search_index.json"
"""What a search looks through; every page has to be made for it."""

LISTS = {"sitemap.xml", "sitemap.xml.gz"}
"""The lists of the theme that say of each page when it changed; every page has to be read for them."""


@dataclass
class _Sources:
    """What a site is made from, as it was when it was read, and which files of the site have been written since."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment
    pages: list[File]
    by_path: dict[str, File]
    written: set[str] = field(default_factory=set)
    is_read: set[str] = field(default_factory=set)
    is_indexed: bool = False
    """Whether the index of the search is being made."""


class _Listed(jinja2.BaseLoader):
    """A loader of templates that knows the names of all, so that no folder is searched for them."""

    def __init__(self, loader: jinja2.BaseLoader, names: list[str]) -> None:
        self._loader, self._names = loader, names

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str | None, Any]:
        return self._loader.get_source(environment, template)

    def list_templates(self) -> list[str]:
        return self._names


class Preview:
    """A site as its sources are now, whose files are written into a folder when somebody asks for them.

    It goes the way of MkDocs' own build, with all plugins of the site. A plugin that looks at the content of all pages
    before the first of them is written finds only those that are not of a glossary.
    """

    def __init__(self, path: Path, folder: Path, url: str) -> None:
        """Prepare a preview.

        Args:
            path: The configuration of the site.
            folder: An empty folder.
            url: The address of the home page, with a slash at its end.

        """
        self._path, self._url = path, url
        self.folder = folder / "site"
        self._names: dict[tuple[str, ...], list[str]] = {}
        (folder / "templates").mkdir(parents=True, exist_ok=True)
        self._compiled = jinja2.FileSystemBytecodeCache(str(folder / "templates"))
        self._turns = Turns()
        self._sources: _Sources | None = None
        self._old_index = folder / "search_index.json"
        self.config = self._configured()
        self.config.plugins.on_startup(command="serve", dirty=False)

    def read(self) -> MkDocsConfig:
        """Read the sources anew, and return the configuration; nothing that was written before is shown any more."""
        config = self._configured()
        with self._turns.at_once():
            self._sources = self._read(config)
            utils.clean_directory(str(self.folder))
            self.config = config
        return config

    def _configured(self) -> MkDocsConfig:
        config = load_config(str(self._path), site_dir=str(self.folder), site_url=self._url)
        for plugin in config.plugins.values():
            if isinstance(plugin, GlossgraphPlugin):
                plugin.in_place = True
        return config

    def write(self, path: str) -> None:
        """Write the file at a path of the site, if the site has one there and it is not written yet."""
        sources = self._sources
        if sources is None or path in sources.written:
            return
        if path == INDEX and self._old_index.exists():
            # a search may look through the pages as they were, rather than let everybody wait
            _copy(self._old_index, self.folder / INDEX)
            if not sources.is_indexed:
                sources.is_indexed = True
                threading.Thread(target=self._write_index, args=[sources], daemon=True).start()
        elif path == INDEX:
            self._write_index(sources)
        else:
            if path in LISTS:
                self._each(sources, self._read_page)
            with self._turns.at_once():
                if sources is self._sources and path not in sources.written:
                    self._write(sources, path)

    def close(self) -> None:
        """Write nothing any more."""
        with self._turns.at_once():
            self._sources = None

    def _write_index(self, sources: _Sources) -> None:
        self._each(sources, self._write_page)
        with self._turns.in_time():
            if sources is self._sources and INDEX not in sources.written:
                self._write(sources, INDEX)
                if (self.folder / INDEX).exists():
                    # a site need not have a search
                    _copy(self.folder / INDEX, self._old_index)

    def _each(self, sources: _Sources, do: Callable[[_Sources, File], None]) -> None:
        """Do something with every page; in between, others may ask for theirs."""
        for file in sources.pages:
            with self._turns.in_time():
                if sources is not self._sources:
                    return
                do(sources, file)

    def _read(self, config: MkDocsConfig) -> _Sources:
        config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        files = get_files(config)
        env = self._environment(config)
        files.add_files_from_theme(env, config)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        pages = list(files.documentation_pages(inclusion=InclusionLevel.is_in_serve))
        sources = _Sources(config, files, nav, env, pages, {})
        for file in pages:
            page = file.page or Page(None, file, config)
            # the navigation of every page shows the title of this one
            if title := made_title(file):
                page.title = page.title or title
            else:
                self._read_page(sources, file)
        sources.env = config.plugins.on_env(env, config=config, files=files)
        sources.by_path = {file.dest_uri: file for file in files if file.inclusion.is_in_serve()}
        return sources

    def _environment(self, config: MkDocsConfig) -> jinja2.Environment:
        """Return what renders the templates of the theme, with what takes long kept from the last time."""
        env = config.theme.get_env()
        env.bytecode_cache = self._compiled
        if env.loader and not config.theme.custom_dir:
            # nobody works on the files of an installed theme
            folders = tuple(config.theme.dirs)
            if folders not in self._names:
                self._names[folders] = env.loader.list_templates()
            env.loader = _Listed(env.loader, self._names[folders])
        return env

    def _write(self, sources: _Sources, path: str) -> None:
        config, files, nav = sources.config, sources.files, sources.nav
        file = sources.by_path.get(path)
        template = path.removesuffix(".gz")
        if file and file.is_documentation_page():
            self._write_page(sources, file)
            return
        if path == INDEX:
            _sort_entries(sources)
            config.plugins.on_post_build(config=config)
        elif template in config.theme.static_templates:
            _build_theme_template(template, sources.env, files, config, nav)
        elif path in config.extra_templates:
            _build_extra_template(path, files, config, nav)
        elif file:
            file.copy_file()
        sources.written.add(path)

    def _read_page(self, sources: _Sources, file: File) -> None:
        if file.page and file.dest_uri not in sources.is_read:
            _populate_page(file.page, sources.config, sources.files)
            sources.is_read.add(file.dest_uri)

    def _write_page(self, sources: _Sources, file: File) -> None:
        self._read_page(sources, file)
        if file.page and file.dest_uri not in sources.written:
            is_draft = file.inclusion.is_excluded()
            _build_page(file.page, sources.config, sources.pages, sources.nav, sources.env, excluded=is_draft)
            sources.written.add(file.dest_uri)


def _copy(source: Path, target: Path) -> None:
    """Copy a file into a folder that may not be there yet."""
    target.parent.mkdir(parents=True, exist_ok=True)
    copyfile(source, target)


def _sort_entries(sources: _Sources) -> None:
    """Put what the search plugin has collected, in the order of requests, into the order of the pages."""
    position = {file.page.url: number for number, file in enumerate(sources.pages) if file.page}
    for plugin in sources.config.plugins.values():
        entries = getattr(getattr(plugin, "search_index", None), "entries", None)
        if isinstance(entries, list):
            entries.sort(key=lambda entry: position.get(entry["location"].partition("#")[0], -1))
