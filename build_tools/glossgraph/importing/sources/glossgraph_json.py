"""What `glossgraph export json` wrote; it comes back as it was."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from glossgraph.importing.place import UnreadableError
from glossgraph.importing.vocabulary import Vocabulary
from glossgraph.text.yaml_file import with_numbers

if TYPE_CHECKING:
    from glossgraph.importing.place import Place

TITLE = "an export of Glossgraph in JSON"

_MARK = re.compile(r'^\{\s*(?:"[$\w]+": "[^"]*",\s*){0,2}"title": [\s\S]*"(?:stages|kinds)": \[')

_PATH = re.compile(r"(?:graph/(?:references/|models/)?|terms/)(?:[\w-]+/)*[\w-]+\.ya?ml")


def fits(place: Place) -> bool:
    """Tell whether a file is such an export."""
    return place.ending == ".json" and _MARK.match(place.head()) is not None


def read(place: Place) -> Vocabulary:
    """Read an export.

    Raises:
        UnreadableError: it is no JSON, or does not hold the files of a glossary.

    """
    text = place.text()
    try:
        # what UTF-8 cannot hold can be in JSON
        values = json.loads(text)
        text.encode("utf-8")
        json.dumps(values, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"`{place.path}` cannot be read as JSON: {error}") from error
    files = values.get("files") if isinstance(values, dict) else None
    if not isinstance(files, list):
        raise UnreadableError(f"`{place.path}` does not hold `files`, as an export of JSON by this version does")
    return Vocabulary(concepts=(), title=str(values.get("title", "")), files=dict(_file(file, place) for file in files))


def _file(entry: object, place: Place) -> tuple[str, object]:
    """Return the path of a file and its content."""
    path = str(entry.get("path")) if isinstance(entry, dict) else ""
    if not isinstance(entry, dict) or not _PATH.fullmatch(path):
        raise UnreadableError(f"`{place.path}` holds a file that is none of a glossary: `{path}`")
    content = entry.get("content")
    if not isinstance(content, (dict, list)):
        raise UnreadableError(f"`{place.path}` holds nothing for `{path}`")
    return path, with_numbers(path, content) if isinstance(content, dict) else content
