"""Vocabularies of other forms as glossaries: one module of `sources/` for each form."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glossgraph.importing import destination, record, sources
from glossgraph.importing.counts import count_kept
from glossgraph.importing.edges import settled
from glossgraph.importing.folder import contents
from glossgraph.importing.merge import Merged, merged
from glossgraph.importing.names import label_of, named
from glossgraph.importing.place import Place, UnreadableError
from glossgraph.importing.tally import Effect, Tally
from glossgraph.load.order import Order
from glossgraph.load.values import LANGUAGE
from glossgraph.output.configuration import site
from glossgraph.text.ids import id_for

if TYPE_CHECKING:
    from pathlib import Path


__all__ = ["Effect", "Import", "Merged", "Tally", "UnreadableError", "prepare", "sources"]


@dataclass(frozen=True, slots=True)
class Import:
    """An import that is ready to be written."""

    folder: Path
    title: str
    form: str
    """What the source is in."""
    tally: Tally
    merged: Merged
    is_first: bool
    """Whether nothing was imported into the folder before."""

    def write(self) -> None:
        """Write the files that change, whole or not at all."""
        destination.write(self.folder, self.merged.files)


def prepare(
    source: Path, into: Path | None, *, form: str = "", language: str = "", keep_redundant: bool = False
) -> Import:
    """Read a vocabulary, and work out what is to be written for it.

    Args:
        source: A file or a folder.
        into: The folder of the glossary; by default one that is named after the vocabulary, in the current folder.
        form: The name of a module of `sources/`; by default it is found out.
        language: The language of the glossary; by default that of most labels.
        keep_redundant: Whether to keep the edges that longer chains imply.

    Raises:
        UnreadableError: the source cannot be read, or nothing can be written into the folder.

    """
    if language and not re.fullmatch(LANGUAGE, language):
        raise UnreadableError(f"`{language}` is not the tag of a language, such as `en` or `pt-BR`")
    place = Place(source)
    module = sources.chosen(place, form)
    vocabulary = settled(module.read(place), keep_redundant=keep_redundant)
    vocabulary = replace(vocabulary, title=_title(vocabulary.title.strip() or place.name))
    if not vocabulary.concepts and not vocabulary.files:
        raise UnreadableError(f"`{source}` has no terms")
    form = vocabulary.form or module.TITLE
    folder = into or _default(place, vocabulary.title)
    known, there = destination.inspect(folder)
    again = record.known_again(vocabulary.concepts, known.ids)
    _refuse_another(known, place.path.name, folder, is_same=2 * len(again) > len(vocabulary.concepts))
    names = named(vocabulary, language, again, [*known.ids.values(), *destination.ids(there)])
    count_kept(vocabulary, names)
    values = contents(vocabulary, names)
    groups = {group.key: label_of(group, names.language) for group in vocabulary.groups}
    vocabulary.tally.name({**groups, **names.labels})
    page = destination.about(vocabulary.title, form, place.path.name, vocabulary.tally)
    # this is about the folder, and not for the readers of the page
    destination.count_shared(there, names, vocabulary.tally)
    files = {"docs/about.md": page, **_texts(vocabulary.title, names.language, values, there)}
    result = merged(known, there, files)
    ids = record.all_ids(known, vocabulary.concepts, names.ids)
    text = record.Record(place.path.name, ids, result.prints).text()
    if there.get(record.NAME) != text:
        result.files[record.NAME] = text
    return Import(folder, vocabulary.title, form, vocabulary.tally, result, not there)


def _default(place: Place, title: str) -> Path:
    """Return the folder of the current one that is named after a vocabulary, which is never the source itself."""
    name = id_for(title) or id_for(place.name) or "vocabulary"
    folder = destination.here(name)
    is_source = folder.exists() and folder.samefile(place.path)
    return destination.here(f"{name}-glossary") if is_source else folder


def _refuse_another(known: record.Record, source: str, folder: Path, *, is_same: bool) -> None:
    """Raise an error if something else than this source was imported into a folder."""
    if known.source in {"", source}:
        return
    was = f"`{folder}` was imported from `{known.source}`, not from `{source}`"
    if is_same:
        raise UnreadableError(
            f"{was}, which has most of its terms; if it is the same vocabulary under a new name, put this name behind "
            f"`source:` in `{folder / record.NAME}`, and import it again"
        )
    raise UnreadableError(f"{was}; name another folder with --into")


def _title(name: str) -> str:
    """Return a title, or the name of a file as one."""
    words = name if " " in name else " ".join(re.split(r"[-_]+", name)).strip()
    return f"{words[:1].upper()}{words[1:]}"


def _texts(title: str, language: str, values: dict[str, object], there: dict[str, str]) -> dict[str, str]:
    """Return the texts of all files by their paths; a term stays in the folder to which somebody has moved it."""
    places = {path.rpartition("/")[2]: path for path in there if path.startswith("terms/")}
    texts = {"mkdocs.yml": site(title, language)}
    relations = values.get("graph/relations.yml")
    order = Order(relations if isinstance(relations, dict) else ())
    for path, content in values.items():
        name = path.rpartition("/")[2]
        texts[places.get(name, path) if path.startswith("terms/") else path] = destination.yaml_of(
            order.ordered(path, content)
        )
    return texts
