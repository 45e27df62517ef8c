"""A file that holds a whole glossary: the export in JSON, or a ZIP of its folders."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from glossgraph import source
from glossgraph.importing.place import Place, UnreadableError
from glossgraph.importing.sources import glossgraph_json
from glossgraph.text.yaml import Verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["UnreadableError", "values_in"]

_FILE = re.compile(r"(?:^|/)((?:terms|graph)/(?:[\w-]+/)*[\w-]+\.ya?ml)$")
"""A file of a glossary in a ZIP, wherever its root is there."""

_MOST_FILES = 200_000


def values_in(path: Path) -> dict[str, Any]:
    """Return what the files of a glossary say, by their paths below its root, with `/`.

    Raises:
        UnreadableError: the file cannot be read, or holds no glossary.

    """
    place = Place(path)
    files = dict(_in_archive(place)) if zipfile.is_zipfile(io.BytesIO(place.content())) else _in_json(place)
    if not any(file.startswith("terms/") for file in files):
        raise UnreadableError(f"`{path}` holds no terms of a glossary")
    return files


def _in_json(place: Place) -> dict[str, Any]:
    if not glossgraph_json.fits(place):
        raise UnreadableError(
            f"`{place.path}` is no glossary: write one with `glossgraph export json`, or make a folder of it with "
            f"`glossgraph import`"
        )
    return {path: _with_decimals(content) for path, content in glossgraph_json.read(place).files.items()}


def _with_decimals(value: Any) -> Any:  # noqa: ANN401 - what JSON holds
    """Return a value in which the numbers are numbers that the importer keeps as they are written."""
    if isinstance(value, dict):
        return {key: _with_decimals(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_with_decimals(each) for each in value]
    if isinstance(value, Verbatim):
        number = source.Decimals(value)
        number.written = str(value)
        return number
    return value


def _in_archive(place: Place) -> Iterator[tuple[str, Any]]:
    with zipfile.ZipFile(io.BytesIO(place.content())) as archive:
        found = [(match[1], entry) for entry in archive.infolist() if (match := _FILE.search(entry.filename))]
        if len(found) > _MOST_FILES:
            raise UnreadableError(f"`{place.path}` holds {len(found):,} files, and {_MOST_FILES:,} are the most")
        for path, entry in found:
            with archive.open(entry) as file:
                data = file.read(source.MAX_BYTES + 1)
            if len(data) > source.MAX_BYTES:
                raise UnreadableError(f"`{path}` in `{place.path}` is larger than {source.MAX_BYTES:,} bytes")
            try:
                yield path, source.parse(source.decoded(data)).value
            except source.SourceError as error:
                raise UnreadableError(f"`{path}` in `{place.path}`: {error.message}") from error
