"""Where the files of a glossary name a term, and their texts with another id in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph import source
from glossgraph.editing.edits import Edit, edited
from glossgraph.editing.refused import RefusedError
from glossgraph.graph.settings import roles
from glossgraph.load.ids_in_files import ids_in, shape_of
from glossgraph.text.yaml import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.compiler import Compiled
    from glossgraph.load.ids_in_files import IdInFile
    from glossgraph.model import Glossary


def named_in(compiled: Compiled, id_: str) -> dict[str, list[IdInFile]]:
    """Return where the files of a glossary name a term, by the paths of the files.

    Raises:
        RefusedError: a file that may name it cannot be read.

    """
    found: dict[str, list[IdInFile]] = {}
    for file, text in _that_may_name(compiled, id_):
        try:
            found[file] = ids_naming(compiled.glossary, file, text, id_)
        except source.SourceError as error:
            message = f"`{file}` names `{id_}`, as it seems, and cannot be read: {error.message}; mend it first"
            raise RefusedError(message) from error
    return {file: ids for file, ids in found.items() if ids}


def ids_naming(glossary: Glossary, file: str, text: str, id_: str) -> list[IdInFile]:
    """Return where a text names a term.

    Raises:
        SourceError: it cannot be parsed.

    """
    is_role = id_ in roles(glossary)
    return [
        each
        for each in ids_in(file, text, within=id_)
        if each.id == id_
        and each.noun == "term"
        # a role counts before a term that is called the same, and plain words have no mentions
        and not (is_role and each.or_noun == "role")
        and not (glossary.about.plain and each.in_prose)
    ]


def _that_may_name(compiled: Compiled, id_: str) -> Iterator[tuple[str, str]]:
    """Yield the files, with their texts, in which an id may be, be it with escape codes in it."""
    unopened = {d.place.file for d in compiled.glossary.problems if d.place.file not in compiled.texts}
    for file in sorted(unopened):
        if shape_of(file) is not None:
            raise RefusedError(f"`{file}` cannot be read, so that nobody knows whether it names `{id_}`; mend it first")
    for file, text in compiled.texts.items():
        if (id_ in text or "\\" in text) and shape_of(file) is not None:
            yield file, text


def renamed_in(text: str, ids: list[IdInFile], new: str) -> str:
    """Return a text with another id in some places, in quotes where YAML takes it for something else than text."""
    return edited(text, [Edit(each.start, each.end, _written(text, each, new)) for each in ids])


def _written(text: str, each: IdInFile, new: str) -> str:
    is_within = each.in_prose or text[: each.start].endswith(('"', "'"))
    return new if is_within else scalar(new)
