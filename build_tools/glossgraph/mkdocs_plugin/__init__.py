"""The glossary in a MkDocs site: `plugins: [glossgraph]`."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

import jinja2
from mkdocs import utils
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File

from glossgraph import cache, compiler, diagnostics
from glossgraph.mkdocs_plugin import quick_markdown
from glossgraph.mkdocs_plugin.cards import has_cards
from glossgraph.mkdocs_plugin.configuration import GlossgraphConfig, add_looks, folder_of, site_of, without_pages
from glossgraph.mkdocs_plugin.files import (
    files_of_cards,
    files_of_glossary,
    files_of_others,
    name_of,
    navigation_with_others,
    page_of_others,
    pages_by_hand,
)
from glossgraph.mkdocs_plugin.language import in_language, speak
from glossgraph.mkdocs_plugin.log import LOG, count_warnings, has_warnings, report, report_left_out
from glossgraph.output import OccupiedError
from glossgraph.output.exchange import Unfinished, begin
from glossgraph.site.address import below, within
from glossgraph.site.material import search, theme
from glossgraph.site.material.faults import faults
from glossgraph.site.material.menu import shown_on
from glossgraph.site.material.navigation import listed
from glossgraph.site.material.rights import rights
from glossgraph.site.material.white_space import without_white_space
from glossgraph.site.page import Page, last_changed
from glossgraph.site.pages import a_to_z
from glossgraph.site.past import Past
from glossgraph.site.publish import Output, publish

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as BuiltPage
    from mkdocs.utils.templates import TemplateContext

    from glossgraph.compiler import Compiled
    from glossgraph.load import Memory


class GlossgraphPlugin(BasePlugin[GlossgraphConfig]):
    """Adds a glossary to a site: pages, data and navigation.

    Where a file of the site has the same address as one of the glossary, it stays. With a `path`, pages outside of that
    folder stay as they are.
    """

    supports_multiple_instances = True

    _serving = False
    """Whether this is a preview, which goes on when the glossary is broken."""
    _dirty = False
    """Whether MkDocs is to write into the site that is there."""
    _output: Output | None = None
    """The last site that could be made. MkDocs keeps the plugin from one build of a preview to the next."""
    _memory: Memory | None = None
    _past: Past | None = None
    target = ""
    """Where the site is to be."""
    in_place = False
    """Whether files are written into the site one by one, as a preview does."""
    remembers = False
    """Whether what is found out about the glossary is kept for the next build, as far as it is good for it."""
    is_watched = False
    """Whether it is to be known of each file what it was made from, as for a build that makes only what has changed."""
    shown: Output
    """The site that is being made."""
    unfinished: Unfinished | None = None
    """The folder where the site is being built."""
    _whole = ""
    """The content of the page that a search looks at now."""
    _faults = ""
    """What is wrong with the glossary, as the pages of a preview show it."""
    folder = ""
    """The folder of the site for the glossary."""
    _elsewhere: Mapping[str, Any] = MappingProxyType({})
    """The settings that are others while a page of the glossary is made."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn what the site is for."""
        self._serving, self._dirty = command == "serve", dirty

    @event_priority(100)  # before a search asks which one it is
    def _speak(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let a site that is a glossary be in its language."""
        return config if self.config.path.strip("/") else speak(config, self._root(config))

    def _add_looks(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the style sheets and the script."""
        self.folder = folder_of(self.config.path)
        if not self.folder:
            add_looks(config, self.folder)
        if "attr_list" not in config.markdown_extensions:
            # headings in scripts without an ASCII form say their ids in it
            config.markdown_extensions.append("attr_list")
        if quick_markdown.NAME not in config.markdown_extensions:
            config.markdown_extensions.append(quick_markdown.NAME)
        if config.strict:
            count_warnings()
        return config

    on_config = CombinedEvent(_speak, _add_looks)

    @event_priority(-100)  # when no other plugin changes the configuration any more
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Let the site be built beside the one that is there."""
        if self._dirty or self.in_place or not self._is_first(config):
            return
        self.target = config.site_dir
        try:
            self.unfinished = begin(Path(self.target))
        except OccupiedError as error:
            raise PluginError(f"glossgraph: {error}; name another `site_dir`") from error
        except OSError as error:
            raise PluginError(f"glossgraph: cannot write `{self.target}`: {error.strerror}") from error
        config.site_dir = str(self.unfinished.path)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Check the glossary and add its pages; errors stop a build, and stand on every page of a preview."""
        root = self._root(config)
        if not (root / "terms").is_dir():
            raise PluginError(f"glossgraph: `{root}` holds no terms/; set the plugin's option `root`")
        if self._serving and self._memory is None:
            self._memory = cache.memory_of(root)
        compiled = cache.compiled(root) if self.remembers else compiler.compile_glossary(root, memory=self._memory)
        self._faults = report(compiled, serving=self._serving)
        if self._faults and not self._serving:
            found = diagnostics.count(compiled.summary.errors, "error")
            raise PluginError(f"glossgraph: {found} in the glossary; see above")
        by_hand = dict(pages_by_hand(files, self.folder, config))
        taken = dict(files_of_others(files, self.folder))
        self.shown = output = self._made(compiled, by_hand, taken, config)
        self._pages = by_hand | {within(self.folder, page.path): page for page in output.pages}
        for file, path in output.left_out.items():
            report_left_out(path, self.folder, name_of(taken[file], config))
        self._rights = rights(output.site.words, compiled.glossary.about)
        if not self.folder:
            config.copyright = config.copyright or self._rights
        listed_by_us: set[str] = set()
        if config.nav is None:
            config.nav = navigation_with_others(output, files, self.folder, by_hand)
            listed_by_us = set(listed(config.nav))
        for made in files_of_glossary(output, root, self.folder, listed_by_us, config):
            files.append(made)
        for card in files_of_cards(output, self.folder, config, self.target):
            files.append(card)
        return files

    def on_page_content(self, html: str, *, page: BuiltPage, **_: object) -> str:
        """Mark what a search must leave out."""
        page.present_anchor_ids = (page.present_anchor_ids or set()) | quick_markdown.ids_in(html)
        return search.exclude_sections(html)

    @event_priority(100)  # before a search looks at a page
    def _show_searched(self, context: TemplateContext, *, page: BuiltPage, **_: object) -> None:
        """Let a search see only what it is to find."""
        del context
        self._whole = page.content or ""
        page.content = search.searched_part(self._whole)

    @event_priority(-100)  # when it has looked
    def _show_whole(self, context: TemplateContext, *, page: BuiltPage, **_: object) -> None:
        del context
        page.content = search.without_marks(self._whole)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Correct the theme's templates, and move the scripts in them to files of their own."""
        loader = env.loader
        if loader is None or not self._is_first(config):
            return env
        site = self.shown.site
        sources = {name: loader.get_source(env, name)[0] for name in env.list_templates(extensions=["html"])}
        own = search.link_in_place(site.words, site.address(a_to_z.PATH)) if site.has_search and not self.folder else ""
        templates, scripts = theme.corrected(sources, self.folder, own, site.words.say("looks.not-found"))
        env.loader = jinja2.ChoiceLoader([jinja2.DictLoader(templates), loader])
        for path, content in scripts.items():
            files.append(File.generated(config, path, content=content))
        return env

    def on_page_markdown(self, markdown: str, *, page: BuiltPage, config: MkDocsConfig, files: Files) -> None:
        """Set the lines for the head of a page, and the day on which it changed."""
        del markdown, files
        if not self._has_page(page):
            return
        # other plugins may have added pages since
        published = self._pages.get(page.file.src_uri) or page_of_others(page, self.folder, config)
        page.meta["head"] = self.shown.head(published)
        site = self.shown.site
        page.meta.update(shown_on(site, published, self.shown.by_path, self.shown.at_foot, self.folder))
        # the day of the build, which MkDocs takes, is none on which a page changed
        if self.shown.site.has_dates and page.update_date == utils.get_build_date():
            day = last_changed(self.shown.site, published)
            page.update_date = day.isoformat() if day else ""

    def _give_looks(self, context: TemplateContext, *, page: BuiltPage, config: MkDocsConfig, **_: object) -> None:
        """Give the pages in the folder of the glossary their looks, and say at their foot whose they are."""
        del context
        if not self.folder or not (self._has_page(page) or self._faults):
            return
        self._elsewhere = {name: config[name] for name in ("extra_css", "extra_javascript", "copyright")}
        add_looks(config, self.folder)
        if self._has_page(page):
            config.copyright = config.copyright or self._rights

    on_page_context = CombinedEvent(_show_searched, _show_whole, _give_looks)

    def on_post_page(self, output: str, *, page: BuiltPage, config: MkDocsConfig) -> str:
        """Add to the head of a page what programs look for there, and leave out white space."""
        config.data.update(self._elsewhere)
        self._elsewhere = {}
        written = output
        if self._has_page(page):
            written = in_language(written.replace("</head>", f"{page.meta['head']}</head>", 1), self.shown.site)
            written = without_white_space(written)
        if self._faults:
            panel = faults(self.shown.site.words, self._faults, has_pages=self._output is not None)
            written = written.replace("</body>", f"{panel}</body>", 1)
        return written

    @event_priority(-100)  # when everybody else has written into it
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the new site in the place of the old one; not where MkDocs will give up for a warning."""
        if not self.unfinished or has_warnings():
            return
        config.site_dir, new = self.target, self.unfinished
        self.unfinished = None
        try:
            if not new.take_place():
                LOG.info("The files of %s were replaced one by one, as the folder itself has to stay", self.target)
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

    def _made(
        self, compiled: Compiled, by_hand: Mapping[str, Page], taken: Mapping[str, File], config: MkDocsConfig
    ) -> Output:
        """Return the content of the site: that of the last good state, if the glossary has errors now."""
        if self._faults and self._output:
            return replace(self._output, site=replace(self._output.site, taken=taken.keys()))
        if self._faults:
            return without_pages(compiled, by_hand.values(), taken.keys(), config, self.folder)
        if self._past is None or self._past.root != compiled.root:
            self._past = Past(compiled.root)
        past = self._past.told(compiled.glossary.about.language)
        own, cards = self.config, self._has_cards(config)
        options: Any = {"manuals": own.manuals, "has_cards": cards, "formats": own.formats}
        site = site_of(compiled, past, taken.keys(), config, self.folder, **options)
        self._output = publish(site.watched() if self.is_watched else site, by_hand.values())
        return self._output

    def _has_cards(self, config: MkDocsConfig) -> bool:
        """Tell whether there are cards: not in a preview that makes everything before anybody asks for it."""
        return (self.in_place or not self._serving) and has_cards(config.site_url, option=self.config.cards)

    def _has_page(self, page: BuiltPage) -> bool:
        """Tell whether a page is in the folder of the glossary."""
        return below(self.folder, page.file.src_uri) is not None

    def _is_first(self, config: MkDocsConfig) -> bool:
        """Tell whether no other glossary of the site comes before this one."""
        return next(plugin for plugin in config.plugins.values() if isinstance(plugin, type(self))) is self
