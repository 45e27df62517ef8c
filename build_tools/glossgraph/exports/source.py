"""The glossary as it is written, with every comment: for a copy of one's own, to change, to compare and to build.

The archive has `terms/` and `graph/` as they are in the repository, and a `mkdocs.yml`. Unpacked, it is a glossary:
`glossgraph check` and `glossgraph build` run in its folder.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from glossgraph.exports.parts.purpose import Purpose
from glossgraph.exports.parts.zipped import zipped
from glossgraph.model.written_files import written_files
from glossgraph.text.yaml_file import file_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary

TITLE = "YAML"

OPENS = "Every editor, and Glossgraph itself."

PURPOSE = Purpose.ALL

LANGUAGE = "sh"

CODE = """python3 -m zipfile -e source.zip glossary
ls glossary/terms glossary/graph"""

_SITE = {"docs/.gitkeep": ""}
"""MkDocs asks for a folder of pages, even if none of them is written by hand."""

NEEDS: tuple[str, ...] = ()


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the archive."""
    return ("source.zip",)


def left_out(_: Glossary) -> str:
    """Return that nothing is left out."""
    return ""


def export(glossary: Glossary) -> dict[str, Iterator[bytes]]:
    """Return `source.zip`. Of a glossary that was not read from files, they are made of what it says."""
    return {"source.zip": zipped(_files(glossary))}


def _files(glossary: Glossary) -> Iterator[tuple[str, str]]:
    yield from _SITE.items()
    yield "mkdocs.yml", _configuration(glossary)
    yield from sorted(glossary.texts.items())
    if not glossary.texts:
        yield from ((path, file_text(path, said)) for path, said in written_files(glossary))


def _configuration(glossary: Glossary) -> str:
    """Return the least that a site needs; JSON strings are YAML strings, too."""
    title = json.dumps(" ".join(glossary.about.title.split()), ensure_ascii=False)
    return (
        f'site_name: {title}\nsite_url: !ENV [SITE_URL, ""]\n'
        "theme: {name: material, font: false}\nplugins: [glossgraph]\nextra: {generator: false}\n"
    )
