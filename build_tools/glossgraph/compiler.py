"""The one road: a root folder to a glossary and its diagnostics, and those to files."""

from __future__ import annotations

import gc
import hashlib
import os
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from glossgraph import checks, exports, load, source
from glossgraph.diagnostics import Diagnostic, Severity, Summary
from glossgraph.exports import json
from glossgraph.load import schema
from glossgraph.site import Page, Site, assets, data, manual, resolved
from glossgraph.site import pages as kinds_of_pages
from glossgraph.site.feed import FEED, feed
from glossgraph.site.pages import changes, statistics, whole_map
from glossgraph.site.programs import robots
from glossgraph.site.redirects import redirects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from glossgraph.model import Glossary

MANIFEST = ".glossgraph"
"""The file that lists what an earlier run wrote into a folder of pages, each with its SHA-256."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A glossary and everything that is wrong with it."""

    glossary: Glossary
    diagnostics: tuple[Diagnostic, ...]

    @property
    def summary(self) -> Summary:
        """The size of the glossary, and the number of its problems."""
        errors = sum(d.severity is Severity.ERROR for d in self.diagnostics)
        return Summary(
            terms=len(self.glossary.terms),
            edges=len(self.glossary.edges),
            stages=len(self.glossary.stages),
            errors=errors,
            warnings=len(self.diagnostics) - errors,
        )


class OccupiedError(Exception):
    """A file is in the way that this program did not write."""


def may_be_replaced(site: Path) -> bool:
    """Tell whether a folder is empty, missing, or a site that MkDocs built: it empties the folder before a build."""
    return not site.exists() or not any(site.iterdir()) or (site / "sitemap.xml").exists()


def find_root(start: Path) -> Path | None:
    """Return the nearest folder, from a folder upwards, that holds `terms/`."""
    return next((folder for folder in (start, *start.parents) if (folder / "terms").is_dir()), None)


def compile_glossary(root: Path, *, strict: bool = False) -> Compiled:
    """Read and check the glossary below a root. Nothing in its files makes this raise.

    `strict` adds the checks that are made only when they are asked for.
    """
    with _without_collection():
        glossary = load.load(root)
        return Compiled(glossary, tuple(checks.run(glossary, strict=strict)))


@contextmanager
def _without_collection() -> Iterator[None]:
    """Put off the search for circular garbage: it takes the longer the more has been read, and finds next to none."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def export(glossary: Glossary, formats: Iterable[str] = ()) -> dict[str, str]:
    """Return the text of each export by its file name; of all formats when none is named.

    The glossary must be without errors.
    """
    wanted = set(formats)
    chosen = [e for e in exports.EXPORTS if not wanted or exports.name(e) in wanted]
    return {name: text for e in chosen for name, text in e.export(glossary).items()}


def gather(whole: Site, root: Path) -> Site:
    """Return what pages are made from, with what the glossary's files and their history tell beside what is known."""
    files = {term.id: source.read(root / term.file, root) for term in whole.glossary.terms.values()}
    return replace(whole, history=source.history(root), files=files)


def site(glossary: Glossary, url: str = "") -> tuple[list[Page], dict[str, str]]:
    """Return the pages and files of a glossary of which nothing is known but itself, as `publish` does."""
    return publish(Site(glossary, url))


def publish(whole: Site) -> tuple[list[Page], dict[str, str]]:
    """Return every page of a glossary without errors, and what the site needs beside them: text by path."""
    downloads: list[data.Download] = []
    files = assets() | whole_map.files(whole)
    for each in exports.EXPORTS:
        written = each.export(whole.glossary)
        sizes = {name: len(text.encode()) for name, text in written.items()}
        purpose = each.__doc__.strip()
        downloads.append(data.Download(each.TITLE, purpose, each.OPENS, each.LANGUAGE, each.CODE, sizes))
        files |= {f"{data.FOLDER}/{name}": text for name, text in written.items()}
    manuals = [manual.Manual(checks.name(c), checks.manual(c), checks.may_be_excepted(c)) for c in checks.CHECKS]
    pages = [*kinds_of_pages.pages(whole), data.data_page(whole, downloads), *manual.manual_pages(manuals)]
    files |= {f"terms/{term.id}.json": json.of_term(whole.glossary, term) for term in whole.glossary.terms.values()}
    files |= {f"terms/{id_}.yml": text for id_, text in whole.files.items()}
    files |= redirects(whole, pages) | {"robots.txt": robots(whole)}
    if whole.history.days:
        files[FEED] = feed(whole)
    return pages, files


def navigation(whole: Site) -> list[dict[str, object]]:
    """Return the navigation in the form of MkDocs' `nav`."""
    written: list[dict[str, object]] = []
    added = [("Downloads", f"{data.FOLDER}/index.md"), ("Statistics", statistics.PATH)]
    added += [("What changed", changes.PATH)] if whole.history.days else []
    added.append(("Checks", f"{manual.FOLDER}/index.md"))
    for title, target in [*kinds_of_pages.navigation(whole.glossary), ("Data", added)]:
        written.append({title: target if isinstance(target, str) else [{name: path} for name, path in target]})
    return written


def write_pages(whole: Site, folder: Path) -> int:
    """Write the site's Markdown and its files into a folder, and remove what an earlier run left; return their number.

    Raises:
        OccupiedError: a file is in the way that no earlier run wrote, or that was changed since.

    """
    manifest = folder / MANIFEST
    rows = manifest.read_text(encoding="utf-8").splitlines() if manifest.exists() else []
    earlier = {path: digest for digest, _, path in (row.partition("  ") for row in rows)}
    pages, beside = publish(whole)
    files = {page.path: resolved(page) for page in pages} | beside
    for path in sorted(files.keys() | earlier.keys()):
        if (folder / path).exists() and _digest((folder / path).read_bytes()) != earlier.get(path):
            raise OccupiedError(f"`{folder / path}` was written or changed by somebody else")
    listed = "".join(f"{_digest(text.encode())}  {path}\n" for path, text in sorted(files.items()))
    write(folder, files | {MANIFEST: listed})
    for path in earlier.keys() - files.keys():
        if ".." not in PurePosixPath(path).parts and not PurePosixPath(path).is_absolute():
            (folder / path).unlink(missing_ok=True)
    return len(files)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def write_schemas(glossary: Glossary, root: Path) -> list[str]:
    """Write the editors' schemas into `graph/`; return the names of those that changed."""
    folder = root / "graph"
    texts = schema.schemas(glossary)
    changed = {n: t for n, t in texts.items() if not (folder / n).exists() or (folder / n).read_text("utf-8") != t}
    write(folder, changed)
    return sorted(changed)


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts into a folder by their relative paths, each whole or not at all."""
    for name, text in files.items():
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise ValueError(f"{name} leads out of its folder")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".glossgraph-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            # mkstemp makes files for their owner only
            Path(temporary).chmod(0o666 & ~_umask())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
