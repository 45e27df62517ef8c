"""The glossary in a MkDocs site: `plugins: [glossgraph]`."""

from __future__ import annotations

import errno
import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
import jinja2
from mkdocs import utils
from mkdocs.config import base, config_options, load_config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as BuiltPage

from glossgraph import compiler, diagnostics
from glossgraph.diagnostics import Severity, text
from glossgraph.output import OccupiedError
from glossgraph.output.exchange import Unfinished, begin
from glossgraph.site.address import in_directories, in_files
from glossgraph.site.material import SCRIPT, STYLE_SHEETS, search, theme
from glossgraph.site.material.faults import faults
from glossgraph.site.material.front_matter import front_matter
from glossgraph.site.material.navigation import navigation
from glossgraph.site.material.rights import rights
from glossgraph.site.material.white_space import without_white_space
from glossgraph.site.page import Page, Site, last_changed
from glossgraph.site.publish import Output, publish, with_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files

    from glossgraph.compiler import Compiled
    from glossgraph.model import Glossary

_log = logging.getLogger("mkdocs.plugins.glossgraph")

# ProperDocs is imported under the name of MkDocs
_mkdocs_log = logging.getLogger(utils.__name__.partition(".")[0])


class GlossgraphConfig(base.Config):
    """The plugin's options."""

    root = config_options.Optional(config_options.Type(str))
    """The folder of `terms/` and `graph/`, relative to the folder of mkdocs.yml; by default, that folder itself."""


class GlossgraphPlugin(BasePlugin[GlossgraphConfig]):
    """Adds a glossary to a site: pages, data and navigation.

    A page in the docs folder replaces the page of the glossary at the same path.
    """

    _serving = False
    """Whether this is a preview, which goes on when the glossary is broken."""
    _dirty = False
    """Whether MkDocs is to write into the site that is there."""
    _output: Output | None = None
    """The last site that could be made. MkDocs keeps the plugin from one build of a preview to the next."""
    _target = ""
    """Where the site is to be."""
    unfinished: Unfinished | None = None
    """The folder where the site is being built."""
    _faults = ""
    """What is wrong with the glossary, as the pages of a preview show it."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn what the site is for."""
        self._serving, self._dirty = command == "serve", dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the style sheet and the script."""
        config.extra_css += [sheet for sheet in STYLE_SHEETS if sheet not in config.extra_css]
        if SCRIPT not in config.extra_javascript:
            config.extra_javascript.append(SCRIPT)
        if config.strict and _mkdocs_log.level > logging.WARNING:
            # MkDocs would not count the warnings that `--quiet` hides
            _mkdocs_log.setLevel(logging.WARNING)
        return config

    @event_priority(-100)  # when no other plugin changes the configuration any more
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Let the site be built beside the one that is there."""
        is_second = any(isinstance(plugin, type(self)) and plugin.unfinished for plugin in config.plugins.values())
        if self._dirty or is_second:
            return
        self._target = config.site_dir
        try:
            self.unfinished = begin(Path(self._target))
        except OccupiedError as error:
            raise PluginError(f"glossgraph: {error}; name another `site_dir`") from error
        except OSError as error:
            raise PluginError(f"glossgraph: cannot write `{self._target}`: {error.strerror}") from error
        config.site_dir = str(self.unfinished.path)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Check the glossary and add its pages; errors stop a build, and stand on every page of a preview."""
        root = self._root(config)
        if not (root / "terms").is_dir():
            raise PluginError(f"glossgraph: `{root}` holds no terms/; set the plugin's option `root`")
        compiled = compiler.compile_glossary(root)
        self._faults = _report(compiled, serving=self._serving)
        if self._faults and not self._serving:
            found = diagnostics.count(compiled.summary.errors, "error")
            raise PluginError(f"glossgraph: {found} in the glossary; see above")
        by_hand = [_read_page(file, config) for file in files.documentation_pages()]
        output = self._output
        if not self._faults:
            address = in_directories if config.use_directory_urls else in_files
            url = _with_slash(config.site_url or "")
            known = Site(_titled(compiled, config), url, address=address, in_html=address, twin=str)
            output = self._output = publish(with_sources(known, compiled), by_hand)
        elif output is None:
            output = Output(Site(compiled.glossary), [Page("index.md", "", "", "")], by_hand)
            # what leads to the glossary leads nowhere now
            links, nav = config.validation.links, config.validation.nav
            links.not_found = links.anchors = nav.not_found = logging.INFO
        self._shown = output
        for file in _files(output, root, config):
            if files.get_file_from_path(file.src_uri) is None:
                files.append(file)
        config.copyright = config.copyright or rights(output.site.glossary.about)
        if config.nav is None:
            entries = navigation(output.pages)
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
        published = self._shown.by_path.get(page.file.src_uri) or _page_of_others(page, config)
        page.meta["head"] = self._shown.head(published)
        # the day of the build, which MkDocs takes, is none on which a page changed
        if self._shown.site.history.files and page.update_date == utils.get_build_date():
            day = last_changed(self._shown.site, published)
            page.update_date = day.isoformat() if day else ""

    def on_post_page(self, output: str, *, page: BuiltPage, config: MkDocsConfig) -> str:
        """Add to the head of a page what programs look for there, and leave out white space."""
        del config
        written = output.replace("</head>", f"{page.meta['head']}</head>", 1)
        if self._faults:
            panel = faults(self._shown.site.words, self._faults, has_pages=self._output is not None)
            written = written.replace("</body>", f"{panel}</body>", 1)
        return without_white_space(written)

    @event_priority(-100)  # when everybody else has written into it
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the new site in the place of the old one; not where MkDocs will give up for a warning."""
        if not self.unfinished or _has_warnings():
            return
        config.site_dir, new = self._target, self.unfinished
        self.unfinished = None
        try:
            if not new.take_place():
                _log.info("The files of %s were replaced one by one, as the folder itself has to stay", self._target)
        except OSError as error:
            raise PluginError(f"glossgraph: cannot write `{error.filename}`: {error.strerror}") from error

    def on_build_error(self, error: Exception) -> None:
        """Leave the old site as it is, and say in a line that the disk is full."""
        self.on_shutdown()
        if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise PluginError(f"glossgraph: the site cannot be written: {error.strerror}") from error

    def on_shutdown(self) -> None:
        """Leave no unfinished site; Ctrl-C is no error to MkDocs."""
        if self.unfinished:
            self.unfinished.discard()
            self.unfinished = None

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


def _titled(compiled: Compiled, config: MkDocsConfig) -> Glossary:
    """Return a glossary, which is called as the site is if it has no name of its own."""
    glossary = compiled.glossary
    if "graph/glossary.yml" in compiled.texts:
        return glossary
    return replace(glossary, about=replace(glossary.about, title=config.site_name))


def _with_slash(url: str) -> str:
    """Return the address of the home page with a slash at its end, which MkDocs adds to none that a plugin sets."""
    return url if not url or url.endswith("/") else f"{url}/"


def _report(compiled: Compiled, *, serving: bool) -> str:
    """Log what is wrong with a glossary, and return it if it has errors."""
    blocks = []
    for one in compiled.located():
        # in strict mode, MkDocs gives up for what is logged as more: warnings are for `glossgraph check`, and a preview
        # shows errors on its pages
        is_fatal = one.diagnostic.severity is Severity.ERROR and not serving
        level = logging.ERROR if is_fatal else logging.INFO
        blocks.append(click.unstyle(text.block(one)).rstrip())
        _log.log(level, "%s", blocks[-1])
    return "\n\n".join(blocks) if compiled.summary.errors else ""


def _has_warnings() -> bool:
    """Tell whether MkDocs has counted warnings, as it does in strict mode."""
    return any(isinstance(handler, utils.CountHandler) and handler.get_counts() for handler in _mkdocs_log.handlers)


def site_dir_of(config: Path) -> Path:
    """Return the folder where a site is built, by what MkDocs reads in its configuration."""
    return Path(load_config(str(config)).site_dir)


def _paths(entry: dict[str, object]) -> list[str]:
    """Return the paths of all pages in an entry of the navigation."""
    paths: list[str] = []
    for target in entry.values():
        if isinstance(target, list):
            paths += [path for nested in target for path in _paths(nested)]
        else:
            paths.append(str(target))
    return paths
