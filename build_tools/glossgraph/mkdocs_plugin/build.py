"""MkDocs' build of a site: what has not changed since the last one is not made again, and all processors help."""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

import click
from mkdocs.structure.files import InclusionLevel

from glossgraph.mkdocs_plugin.environment import environment
from glossgraph.mkdocs_plugin.facts import UNKNOWN, Facts
from glossgraph.mkdocs_plugin.files import MadeFile
from glossgraph.mkdocs_plugin.kept import Kept, Unit
from glossgraph.mkdocs_plugin.sources import INDEX, entries, read_sources
from glossgraph.model.reads import note, recorded
from glossgraph.output import digest_of
from glossgraph.output.workers import each_done
from glossgraph.site.address import below, within
from glossgraph.site.machines import search
from glossgraph.site.machines.lists import WHOLE
from glossgraph.site.page import CONTENT, Content
from glossgraph.site.publish import FOOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

    from glossgraph.mkdocs_plugin import GlossgraphPlugin
    from glossgraph.model.reads import Read
    from glossgraph.output.private import Private

_MKDOCS = logging.getLogger("mkdocs")

FILES = "files of the site"
"""What the files that links lead to are called, in what is read of a site."""


@dataclass(frozen=True)
class _Job:
    """Files that are made one after the other, as they are made of the same things."""

    files: tuple[MadeFile, ...]


@dataclass(frozen=True)
class _Done:
    """What has come of a job: of each file its unit, or none if it was not made; and what was logged."""

    units: tuple[Unit | None, ...]
    messages: tuple[logging.LogRecord, ...]


class _Collected(logging.Handler):
    """Collects what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message in a form that can be sent to another process."""
        record.msg, record.args, record.exc_info = record.getMessage(), None, None
        self.messages.append(record)


class Build:
    """One build of a site whose only plugins are the search and one glossary."""

    def __init__(self, config: MkDocsConfig, plugin: GlossgraphPlugin, kept_in: Private | None) -> None:
        """Read what the site is made from; what is known of the last build is kept in a folder, if there is one."""
        plugin.is_watched, plugin.remembers = True, kept_in is not None
        self._sources = read_sources(config, lambda c: c.theme.get_env(), InclusionLevel.is_included)
        self._config, self._plugin = self._sources.config, plugin
        self._site = plugin.shown.site
        self._new, self._old = Path(self._config.site_dir), Path(plugin.target)
        self._notice_links()
        values = {
            "pages": plugin.shown.by_path,
            FOOT: plugin.shown.at_foot,
            FILES: {path: file.url for path, file in self._sources.files.src_uris.items()},
        }
        self._facts = Facts(self._site, values)
        surroundings = environment(self._sources, self._site, self._facts.fingerprints)
        self._kept = Kept(kept_in, surroundings, self._facts)
        self._own: dict[str, str] = {}
        self._units: dict[str, Unit] = {}
        self._said: set[str] = set()

    def run(self) -> None:
        """Make every file of the site, and put the site into its place."""
        made = [file for file in self._sources.by_path.values() if isinstance(file, MadeFile)]
        jobs = list(self._jobs(made))
        reads: dict[Read, Read] = {}
        for position, done in _with_progress(self._done(jobs), len(jobs)):
            for message in done.messages:
                logging.getLogger(message.name).handle(message)
            for file, unit in zip(jobs[position].files, done.units, strict=True):
                if unit is None:
                    # again, so that it fails here
                    self._sources.write(file.dest_uri)
                else:
                    # most of what a file reads, others read as well: it is held once
                    held = replace(unit, reads=tuple([reads.setdefault(read, read) for read in unit.reads]))
                    self._settle(file, held)
                    self._units[file.dest_uri] = held
                    if done.messages:
                        self._said.add(file.dest_uri)
        self._write_others(made)
        log_level = self._config.validation.links.anchors
        for each in self._sources.pages:
            if each.page:
                each.page.validate_anchor_links(files=self._sources.files, log_level=log_level)
        self._sources.write(INDEX)
        if self._plugin.unfinished is None:
            # what was said of a file is said again
            units = {path: unit for path, unit in self._units.items() if path not in self._said}
            self._kept.keep(units)

    def _notice_links(self) -> None:
        """Note to which files the links of pages lead."""
        find = self._sources.files.get_file_from_path

        def found(path: str) -> File | None:
            note((FILES, path))
            return find(path)

        self._sources.files.get_file_from_path = found  # type: ignore[method-assign] # MkDocs asks for each link here

    def _jobs(self, made: list[MadeFile]) -> Iterator[_Job]:
        """Take over what has not changed, and yield what has to be made."""
        twins = {self._twin(file) for file in made if file.published}
        alone: list[MadeFile] = []
        together: dict[str, list[MadeFile]] = {folder: [] for folder in self._folders("data", search.FOLDER)}
        for file in made:
            if file.dest_uri not in twins and not self._is_whole(file):
                of_folder = next((files for f, files in together.items() if file.dest_uri.startswith(f)), alone)
                of_folder.append(file)
        # those that take longest come first, so that no processor waits for another in the end
        of_data, of_search = together.values()
        changed = [file for file in of_search if not self._take_over(file)]
        yield from (_Job(tuple(files)) for files in (of_data, changed) if files)
        yield from (_Job((file,)) for file in alone if not self._take_over(file))

    def _folders(self, *names: str) -> list[str]:
        return [within(self._plugin.folder, f"{name}/") for name in names]

    def _is_whole(self, file: MadeFile) -> bool:
        """Tell whether a file has the texts of terms' pages, which are known only when these are made."""
        return (below(self._plugin.folder, file.dest_uri) or "").startswith(WHOLE.removesuffix(".txt"))

    def _twin(self, file: MadeFile) -> str:
        """Return the path of the plain text of a page; nothing if it has none."""
        if file.published is None:
            return ""
        path = within(self._plugin.folder, self._site.twin(file.published.path))
        return path if isinstance(self._sources.by_path.get(path), MadeFile) else ""

    def _own_of(self, file: MadeFile) -> str:
        page = file.published
        try:
            return self._facts.fingerprints.of(page or "", page.make if page else file.make)
        except TypeError:
            return UNKNOWN

    def _take_over(self, file: MadeFile) -> bool:
        """Take a file from the site that was built before, if it has not changed; tell whether that was so."""
        self._own[file.dest_uri] = self._own_of(file)
        unit = self._kept.unit(file.dest_uri, self._own[file.dest_uri])
        if unit is None or any(digest_of(self._old / path) != content for path, content in unit.files.items()):
            return False
        for path in unit.files:
            target = self._new / path
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                target.hardlink_to(self._old / path)
            except OSError:
                copyfile(self._old / path, target)
        self._units[file.dest_uri] = unit
        self._settle(file, unit)
        return True

    def _done(self, jobs: list[_Job]) -> Iterator[tuple[int, _Done]]:
        yield from each_done(jobs, self._do)

    def _do(self, job: _Job) -> _Done:
        with _collected() as messages:
            units = tuple(map(self._make, job.files))
        for file in job.files:
            if file.published and file.page:
                # nobody asks for it again, and all pages together would take gigabytes
                file.published.forget()
                file.page.markdown = file.page.content = None
        return _Done(units, tuple(messages))

    def _make(self, file: MadeFile) -> Unit | None:
        collected = next(entries(self._config), [])
        collected.clear()
        paths = [file.dest_uri, *filter(None, [self._twin(file)])]
        try:
            with recorded() as reads:
                for path in paths:
                    self._sources.write(path)
                page, published = file.page, file.published
                plain = published.content.plain_at(WHOLE) if published and published.term else ""
        except Exception:  # noqa: BLE001 - it is made again where the error is seen
            return None
        if published:
            # that is made here
            reads.discard((CONTENT, published.path))
        files = {path: digest_of(self._new / path) for path in paths}
        own = self._own.get(file.dest_uri, UNKNOWN)
        unit = Unit(own, tuple(sorted(reads, key=repr)), files)
        if page is None or published is None:
            return unit
        return Unit(
            unit.own,
            unit.reads,
            files,
            page.update_date,
            published.mentions,
            plain,
            list(collected),
            tuple(sorted(page.present_anchor_ids or ())),
            {to.src_uri: dict(links) for to, links in (page.links_to_anchors or {}).items()},
        )

    def _settle(self, file: MadeFile, unit: Unit) -> None:
        """Let a page be as if it had been made here."""
        self._sources.written.update(unit.files)
        if file.page is None or file.published is None:
            return
        self._sources.is_read.add(file.dest_uri)
        file.page.update_date = unit.changed
        file.page.present_anchor_ids = set(unit.anchors)
        by_source = self._sources.files.src_uris
        file.page.links_to_anchors = {by_source[source]: links for source, links in unit.links.items()}
        file.published.settle(Content(plain=unit.plain, plain_at=lambda _: unit.plain, mentions=unit.mentions))

    def _write_others(self, made: list[MadeFile]) -> None:
        """Write what is not of the glossary, and what is made of everything; in MkDocs' order."""
        of_glossary = {file.dest_uri for file in made}
        for path, other in self._sources.by_path.items():
            if path not in self._sources.written and (path in of_glossary or not other.is_documentation_page()):
                self._sources.write(path)
        for template in (*self._config.theme.static_templates, *self._config.extra_templates):
            self._sources.write(template)
        collected = next(entries(self._config), [])
        found = []
        for file in self._sources.pages:
            collected.clear()
            self._sources.write_page(file)
            unit = self._units.get(file.dest_uri)
            found += unit.entries if unit else collected
        collected[:] = found


def _with_progress(done: Iterator[tuple[int, _Done]], number: int) -> Iterator[tuple[int, _Done]]:
    """Show somebody who watches how much of the work is done."""
    if not sys.stderr.isatty():
        yield from done
        return
    bar = click.progressbar(
        done, number, "Making files", show_eta=False, show_pos=True, file=sys.stderr, update_min_steps=5
    )
    with bar as shown:
        yield from shown


@contextmanager
def _collected() -> Iterator[list[logging.LogRecord]]:
    """Collect what MkDocs and its plugins log in the meantime, instead of showing it."""
    handlers, collecting = _MKDOCS.handlers, _Collected()
    _MKDOCS.handlers = [collecting]
    try:
        yield collecting.messages
    finally:
        _MKDOCS.handlers = handlers
