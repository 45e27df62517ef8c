"""The glossary in a MkDocs site: `plugins: [glossgraph]`."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
import jinja2
from mkdocs import utils
from mkdocs.config import base, config_options
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as BuiltPage

from glossgraph import compiler, diagnostics
from glossgraph.diagnostics import Severity, text
from glossgraph.site.address import in_directories, in_files
from glossgraph.site.material import SCRIPT, STYLE_SHEETS, search, theme
from glossgraph.site.material.front_matter import front_matter
from glossgraph.site.material.navigation import navigation
from glossgraph.site.material.rights import rights
from glossgraph.site.material.white_space import without_white_space
from glossgraph.site.page import Page, Site, last_changed
from glossgraph.site.publish import publish, with_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files

    from glossgraph.compiler import Compiled
    from glossgraph.site.publish import Output

_log = logging.getLogger("mkdocs.plugins.glossgraph")


class GlossgraphConfig(base.Config):
    """The plugin's options."""

    root = config_options.Optional(config_options.Type(str))
    """The folder of `terms/` and `graph/`, relative to the folder of mkdocs.yml; by default, that folder itself."""


class GlossgraphPlugin(BasePlugin[GlossgraphConfig]):
    """Adds a glossary to a site: pages, data and navigation.

    A page in the docs folder replaces the page of the glossary at the same path.
    """

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the style sheet and the script."""
        config.extra_css += [sheet for sheet in STYLE_SHEETS if sheet not in config.extra_css]
        if SCRIPT not in config.extra_javascript:
            config.extra_javascript.append(SCRIPT)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Check the glossary and add its pages; errors stop the build."""
        root = self._root(config)
        if not (root / "terms").is_dir():
            raise PluginError(f"glossgraph: `{root}` holds no terms/; set the plugin's option `root`")
        compiled = compiler.compile_glossary(root)
        _report(compiled)
        by_hand = [_read_page(file, config) for file in files.documentation_pages()]
        address = in_directories if config.use_directory_urls else in_files
        site = Site(compiled.glossary, config.site_url or "", address=address, in_html=address, twin=str)
        self._output = publish(with_sources(site, compiled), by_hand)
        for file in _files(self._output, root, config):
            if files.get_file_from_path(file.src_uri) is None:
                files.append(file)
        config.copyright = config.copyright or rights(compiled.glossary.about)
        if config.nav is None:
            entries = navigation(self._output.pages)
            listed = {path for entry in entries for path in _paths(entry)}
            config.nav = [*entries, *(page.path for page in by_hand if page.path not in listed)]
        return files

    def on_page_content(self, html: str, **_: object) -> str:
        """Mark what a search must leave out."""
        return search.exclude_sections(html)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Mend the theme's templates, and move the scripts in them to files of their own."""
        loader = env.loader
        if loader is None:
            return env
        names = env.list_templates(extensions=["html"])
        templates, scripts = theme.mended({name: loader.get_source(env, name)[0] for name in names})
        env.loader = jinja2.ChoiceLoader([jinja2.DictLoader(templates), loader])
        for path, content in scripts.items():
            files.append(File.generated(config, path, content=content))
        return env

    def on_page_markdown(self, markdown: str, *, page: BuiltPage, config: MkDocsConfig, files: Files) -> None:
        """Set the lines for the head of a page, and the day on which it changed."""
        del markdown, files
        # other plugins may have added pages since
        published = self._output.by_path.get(page.file.src_uri) or _page_of_others(page, config)
        page.meta["head"] = self._output.head(published)
        # MkDocs sets the day of the build, on which the page need not have changed
        if self._output.site.history.files and page.update_date == utils.get_build_date():
            day = last_changed(self._output.site, published)
            page.update_date = day.isoformat() if day else ""

    def on_post_page(self, output: str, *, page: BuiltPage, config: MkDocsConfig) -> str:
        """Add to the head of a page what programs look for there, and leave out white space."""
        del config
        return without_white_space(output.replace("</head>", f"{page.meta['head']}</head>", 1))

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Build again when a file of the glossary changes."""
        del builder
        for name in ("terms", "graph"):
            server.watch(str(self._root(config) / name))
        return server

    def _root(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path).parent / (self.config.root or "")


def _read_page(file: File, config: MkDocsConfig) -> Page:
    """Read a page that is written by hand."""
    page = BuiltPage(None, file, config)
    page.read_source(config)
    return _page_of_others(page, config)


def _page_of_others(page: BuiltPage, config: MkDocsConfig) -> Page:
    """Return a page that does not come from the glossary."""
    text = page.markdown or ""
    summary = str(page.meta.get("description") or config.site_description or "")
    return Page(page.file.src_uri, str(page.title or ""), summary, text, text, lambda _: text)


def _files(output: Output, root: Path, config: MkDocsConfig) -> Iterator[File]:
    """Yield the files of a glossary as files of MkDocs."""
    for page in output.pages:
        yield _file(page, root, config)
    for path, content in output.files.items():
        is_markdown = path.endswith(".md")
        file = File.generated(config, f"{path}.txt" if is_markdown else path, content=content)
        if is_markdown:
            # MkDocs would make a page of it under its own name
            file.dest_uri = path
        yield file


def _file(page: Page, root: Path, config: MkDocsConfig) -> File:
    file = File.generated(config, page.path, content=front_matter(page) + page.text)
    # MkDocs appends this to `edit_uri`, which leads to the docs folder
    file.edit_uri = Path(os.path.relpath(root / page.source, config.docs_dir)).as_posix() if page.source else None
    return file


def _report(compiled: Compiled) -> None:
    for located in compiled.located():
        # warnings are for `glossgraph check`, and must not stop MkDocs in strict mode
        level = logging.ERROR if located.diagnostic.severity is Severity.ERROR else logging.INFO
        _log.log(level, "%s", click.unstyle(text.block(located)).rstrip())
    if compiled.summary.errors:
        errors = diagnostics.count(compiled.summary.errors, "error")
        raise PluginError(f"glossgraph: {errors} in the glossary; see above")


def _paths(entry: dict[str, object]) -> list[str]:
    """Return the paths of all pages in an entry of the navigation."""
    paths: list[str] = []
    for target in entry.values():
        if isinstance(target, list):
            paths += [path for nested in target for path in _paths(nested)]
        else:
            paths.append(str(target))
    return paths
