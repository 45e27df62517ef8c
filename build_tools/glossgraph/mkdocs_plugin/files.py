"""The files of a glossary among those of a site."""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mkdocs.structure.files import File, InclusionLevel, file_sort_key, set_exclusions
from mkdocs.structure.pages import Page as BuiltPage
from mkdocs.utils import nest_paths

from glossgraph.mkdocs_plugin.cards import rendered
from glossgraph.site.address import HOME, below, within
from glossgraph.site.machines.lists import ROBOTS
from glossgraph.site.material.front_matter import front_matter
from glossgraph.site.material.navigation import grouped, listed, navigation
from glossgraph.site.page import Content, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from glossgraph.site.material.navigation import Entry
    from glossgraph.site.publish import Output

_README = re.compile(r"(^|/)README\.md$")


def pages_by_hand(files: Files, folder: str, config: MkDocsConfig) -> Iterator[tuple[str, Page]]:
    """Yield the pages that others have put into the folder of the glossary, by their sources."""
    for file in files.documentation_pages():
        if below(folder, file.src_uri) is not None:
            page = BuiltPage(None, file, config)
            page.read_source(config)
            yield file.src_uri, page_of_others(page, folder, config)


def page_of_others(page: BuiltPage, folder: str, config: MkDocsConfig) -> Page:
    """Return a page in the folder of the glossary that does not come from the glossary."""
    # MkDocs takes both names for the same page
    path = _README.sub(r"\1index.md", page.file.src_uri)
    text = page.markdown or ""
    summary = str(page.meta.get("description") or config.site_description or "")
    content, title = Content(text, text, lambda _: text), str(page.title or "")
    foot = title if page.meta.get("foot") else ""
    search = page.meta.get("search")
    searched = not (isinstance(search, dict) and search.get("exclude"))
    where = below(folder, path) or path
    return Page(where, title, summary, lambda: content, blank=not text, foot=foot, searched=searched)


def files_of_others(files: Files, folder: str) -> Iterator[tuple[str, File]]:
    """Yield what others have put into the folder of the glossary on the site, by the paths in this folder."""
    for file in files:
        path = below(folder, file.dest_uri)
        if path is not None:
            yield path, file


def name_of(file: File, config: MkDocsConfig) -> str:
    """Return what messages call a file."""
    if not file.abs_src_path or file.generated_by:
        return f"`{file.src_uri}` of `{file.generated_by}`"
    return f"`{_relative(Path(file.abs_src_path), Path(config.config_file_path).parent) or file.abs_src_path}`"


def _relative(path: Path, start: str | Path) -> Path | None:
    """Return a path as seen from a folder; None on Windows, if it is on another drive."""
    try:
        return Path(os.path.relpath(path, start))
    except ValueError:
        return None


def navigation_with_others(output: Output, files: Files, folder: str, by_hand: Mapping[str, Page]) -> list[Entry]:
    """Return the navigation of a site that has none of its own; `by_hand` are the pages by hand, by their sources."""
    sources = {page.path: source for source, page in by_hand.items()}
    shown = {page.path for page in output.pages} | (sources.keys() & {HOME})
    entries = navigation(
        (page for page in output.made if page.path in shown),
        lambda page: sources.get(page.path) or within(folder, page.path),
    )
    of_others = sorted(files.documentation_pages(inclusion=InclusionLevel.is_in_nav), key=file_sort_key)
    elsewhere = {*listed(entries), *(source for source, page in by_hand.items() if page.foot)}
    others = [file.src_uri for file in of_others if file.src_uri not in elsewhere]
    if not folder:
        return [*entries, *nest_paths(others)]
    inside = [source for source in others if source in by_hand]
    outside = [source for source in others if source not in by_hand]
    return [*nest_paths(outside), grouped(output.site.glossary.about.title, [*entries, *inside])]


def files_of_glossary(
    output: Output, root: Path, folder: str, listed: Collection[str], config: MkDocsConfig
) -> list[File]:
    """Return the files of a glossary; `listed` are the sources of the pages that its own navigation lists."""
    made = [_page(output, page, root, folder, config) for page in output.pages]
    made += [
        _file(within(folder, path), output.files.maker(path), config)
        for path in output.files
        if not folder or path != ROBOTS
    ]
    set_exclusions(made, config)
    for file in made:
        if file.is_documentation_page() and file.inclusion.is_included() and file.src_uri not in listed:
            # or else MkDocs would name each of them in every build
            file.inclusion = InclusionLevel.NOT_IN_NAV
    return made


def files_of_cards(output: Output, folder: str, config: MkDocsConfig, target: str) -> Iterator[File]:
    """Yield the cards of a glossary's pages; what is the same on the site at `target`, if there is one, is kept."""
    for path in output.cards:
        place = within(folder, path)
        old = Path(target, place) if target else None
        yield _made(place, partial(rendered, output.cards.maker(path), old), config)


class MadeFile(File):
    """A file whose content is made when MkDocs asks for it."""

    make: Callable[[], str | bytes]
    published: Page | None = None
    """The page of the glossary that it is, if it is one."""

    @property
    def _content(self) -> str | bytes:
        # all that MkDocs does with the content of a generated file, it does with this
        return self.make()

    @_content.setter
    def _content(self, content: str | bytes | None) -> None:
        self.make = lambda: content or ""


def _made(path: str, make: Callable[[], str | bytes], config: MkDocsConfig) -> MadeFile:
    file = cast("MadeFile", MadeFile.generated(config, path, content=""))
    file.make = make
    return file


def _page(output: Output, page: Page, root: Path, folder: str, config: MkDocsConfig) -> File:
    file = _made(within(folder, page.path), lambda: front_matter(page) + output.text(page), config)
    file.published = page
    # MkDocs appends this to `edit_uri`, which leads to the docs folder
    source = _relative(root / page.source, config.docs_dir) if page.source else None
    file.edit_uri = source.as_posix() if source else None
    return file


def _file(path: str, make: Callable[[], str | bytes], config: MkDocsConfig) -> File:
    is_markdown = path.endswith(".md")
    file = _made(f"{path}.txt" if is_markdown else path, make, config)
    if is_markdown:
        # MkDocs would make a page of it under its own name
        file.dest_uri = path
    return file
