"""A preview of a site whose pages are made when a browser asks for them."""

from __future__ import annotations

import threading
from functools import partial
from shutil import copyfile
from typing import TYPE_CHECKING, Any

import jinja2
from mkdocs import utils
from mkdocs.config import load_config
from mkdocs.structure.files import InclusionLevel
from mkdocs.theme import Theme

from glossgraph.compiler import without_collection
from glossgraph.mkdocs_plugin import GlossgraphPlugin
from glossgraph.mkdocs_plugin.sources import INDEX, Sources, read_sources, sort_entries
from glossgraph.mkdocs_plugin.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

LISTS = {"sitemap.xml", "sitemap.xml.gz"}
"""The lists of the theme that say of each page when it changed; every page has to be read for them."""


class _Listed(jinja2.BaseLoader):
    """A loader of templates that knows the names of those that make files, so that no folder is searched for them."""

    def __init__(self, loader: jinja2.BaseLoader, names: list[str]) -> None:
        self._loader, self._names = loader, names

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str | None, Any]:
        return self._loader.get_source(environment, template)

    def list_templates(self) -> list[str]:
        return self._names


class Preview:
    """A site as its sources are now, whose files are written into a folder when somebody asks for them."""

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
        self._sources: Sources | None = None
        self._indexed: Sources | None = None
        self._old_index = folder / "search_index.json"
        self.config = self._configured()
        self.config.plugins.on_startup(command="serve", dirty=False)

    def read(self) -> MkDocsConfig:
        """Read the sources anew, and return the configuration; nothing that was written before is shown any more."""
        config = self._configured()
        with self._turns.at_once(), without_collection():
            self._sources = read_sources(config, self._environment, InclusionLevel.is_in_serve)
            utils.clean_directory(str(self.folder))
            self.config = config
        return config

    @property
    def pages(self) -> int:
        """The number of its pages."""
        return len(self._sources.pages) if self._sources else 0

    def _configured(self) -> MkDocsConfig:
        config = load_config(str(self._path), site_dir=str(self.folder), site_url=self._url)
        for plugin in config.plugins.values():
            if isinstance(plugin, GlossgraphPlugin):
                plugin.in_place = True
        # plugins ask for one as well, and would compile the templates that they need each time
        vars(config.theme)["get_env"] = partial(self._environment, config)
        return config

    def write(self, path: str) -> None:
        """Write the file at a path of the site, if the site has one there and it is not written yet."""
        sources = self._sources
        if sources is None or path in sources.written:
            return
        if path == INDEX and self._old_index.exists():
            # a search may look through the pages as they were, rather than let everybody wait
            _copy(self._old_index, self.folder / INDEX)
            if self._indexed is not sources:
                self._indexed = sources
                threading.Thread(target=self._write_index, args=[sources], daemon=True).start()
        elif path == INDEX:
            self._write_index(sources)
        else:
            if path in LISTS:
                self._each(sources, Sources.read_page)
            with self._turns.at_once(), without_collection():
                if sources is self._sources and path not in sources.written:
                    sources.write(path)

    def close(self) -> None:
        """Write nothing any more."""
        with self._turns.at_once():
            self._sources = None

    def _write_index(self, sources: Sources) -> None:
        self._each(sources, Sources.write_page)
        with self._turns.in_time():
            if sources is self._sources and INDEX not in sources.written:
                sort_entries(sources)
                sources.write(INDEX)
                if (self.folder / INDEX).exists():
                    # a site need not have a search
                    _copy(self.folder / INDEX, self._old_index)

    def _each(self, sources: Sources, do: Callable[[Sources, File], None]) -> None:
        """Do something with every page; in between, others may ask for theirs."""
        for file in sources.pages:
            with self._turns.in_time():
                if sources is not self._sources:
                    return
                do(sources, file)

    def _environment(self, config: MkDocsConfig) -> jinja2.Environment:
        """Return what renders the templates of the theme, with what takes long kept from the last time."""
        env = Theme.get_env(config.theme)
        env.bytecode_cache = self._compiled
        if env.loader and not config.theme.custom_dir:
            # nobody works on the files of an installed theme
            folders = tuple(config.theme.dirs)
            if folders not in self._names:
                # MkDocs makes no file of what is hidden, such as thousands of icons
                self._names[folders] = [name for name in env.loader.list_templates() if "/." not in f"/{name}"]
            env.loader = _Listed(env.loader, self._names[folders])
        return env


def _copy(source: Path, target: Path) -> None:
    """Copy a file into a folder that may not be there yet."""
    target.parent.mkdir(parents=True, exist_ok=True)
    copyfile(source, target)
