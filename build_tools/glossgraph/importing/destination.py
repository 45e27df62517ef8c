"""The folder into which a vocabulary is imported."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import yaml

from glossgraph import output
from glossgraph.importing import record
from glossgraph.importing.place import UnreadableError
from glossgraph.importing.tally import Effect
from glossgraph.importing.wording import said, short
from glossgraph.model import name_key
from glossgraph.output import content_of
from glossgraph.text.escape import escape_markdown
from glossgraph.text.yaml import dumped, items

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossgraph.importing.names import Names
    from glossgraph.importing.tally import Entry, Tally

_READ = ("terms/**/*.yml", "graph/*.yml", "docs/about.md", "mkdocs.yml", record.NAME)
"""The files that an import writes, or whose names it must not take."""


def here(name: str) -> Path:
    """Return a folder in the current one."""
    return Path.cwd() / name


def inspect(folder: Path) -> tuple[record.Record, dict[str, str]]:
    """Return what earlier imports wrote into a folder, and the texts of the files there, by their paths.

    Raises:
        UnreadableError: it holds something that was not imported, or cannot be read.

    """
    if folder.exists() and not folder.is_dir():
        raise UnreadableError(f"`{folder}` is a file; name a folder with --into")
    if not folder.exists() or not any(folder.iterdir()):
        return record.Record(), {}
    known = content_of(folder / record.NAME)
    if known is None:
        raise UnreadableError(
            f"`{folder}` holds files and no `{record.NAME}`, so that nothing was imported into it; "
            "name an empty or a new folder with --into"
        )
    try:
        earlier = record.recorded(known.decode("utf-8"))
    except ValueError as error:
        raise UnreadableError(
            f"`{folder / record.NAME}` is damaged; get the last whole one back, or import anew"
        ) from error
    return earlier, _texts(folder)


def _texts(folder: Path) -> dict[str, str]:
    texts = {}
    for path in sorted(path for pattern in _READ for path in folder.glob(pattern)):
        content = content_of(path)
        if content is not None:
            # what is not UTF-8 was not written by an import, and is kept as it is
            texts[path.relative_to(folder).as_posix()] = content.decode("utf-8", "surrogateescape")
    return texts


def ids(paths: Iterable[str]) -> list[str]:
    """Return the ids of the terms in a folder, by the paths of its files."""
    return [PurePosixPath(path).stem for path in paths if path.startswith("terms/")]


def count_shared(there: Mapping[str, str], names: Names, tally: Tally) -> None:
    """Count the labels that other terms of the folder have as well, where no qualifier tells them apart."""
    imported = set(names.ids.values())
    others: dict[tuple[str, str], str] = {}
    for path, text in there.items():
        id_ = PurePosixPath(path).stem
        if path.startswith("terms/") and id_ not in imported:
            label, qualifier = (name_key(value) for value in _label_and_qualifier(path, text))
            others[label, qualifier] = id_
    for key, label in names.labels.items() if others else ():
        other = others.get((name_key(label), name_key(names.qualifiers.get(key, ""))))
        if other:
            tally.found(
                "labels that a term from elsewhere has as well: give each a `qualifier`, or join them into one term",
                f"{label}: `{names.ids[key]}` and `{other}`",
            )


def _label_and_qualifier(path: str, text: str) -> tuple[str, str]:
    """Return the label and the qualifier in the file of a term; nothing for what cannot be read."""
    parts = record.entries(path, text)
    found = []
    for name in ("label", "qualifier"):
        try:
            value = yaml.load(parts.get(name, ""), yaml.CBaseLoader)[name]  # noqa: S506 - it makes nothing but texts
        except (yaml.YAMLError, TypeError, KeyError):
            value = ""
        found.append(value if isinstance(value, str) else "")
    return found[0], found[1]


def yaml_of(content: object) -> str:
    """Return the content of a file as YAML; an empty one is written so that it can be read."""
    if isinstance(content, (list, tuple)):
        return items(content) or "[]\n"
    return (dumped(content) or "{}\n") if isinstance(content, dict) else ""


_PAGE = """\
---
title: Where this glossary is from
foot: true
---

# Where this glossary is from

{title} was made from {form}, `{source}`, by `glossgraph import`. This is what became of it:
"""

_HEADINGS = {
    Effect.KEPT: "Kept",
    Effect.CHANGED: "Changed",
    Effect.DROPPED: "Left out",
    Effect.FOUND: "Kept, though odd",
}


def about(title: str, form: str, source: str, tally: Tally) -> str:
    """Return the page of the site that says where the vocabulary is from, and what the import made of it."""
    parts = [_PAGE.format(title=escape_markdown(title), form=form, source=re.sub(r"[^\w. -]", "_", source))]
    for effect, heading in _HEADINGS.items():
        rows = [_row(what, entry) for each, what, entry in tally.rows() if each is effect]
        if rows:
            parts.append(f"\n## {heading}\n\n| how often | what | for example |\n|--:|---|---|\n{''.join(rows)}")
    return "".join(parts)


def _row(what: str, entry: Entry) -> str:
    examples = "; ".join(map(short, entry.examples))
    return f"| {entry.number:,} | {_cell(said(what, entry.number))} | {_cell(examples)} |\n"


def _cell(what: str) -> str:
    return escape_markdown(re.sub(r"`([^`]*)`", r"“\1”", what))


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files into a folder, whole or not at all."""
    output.write(folder, files)
