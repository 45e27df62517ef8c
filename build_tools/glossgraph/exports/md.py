"""A folder of plain Markdown, one file for each term: for wikis, repositories, search tools and any editor.

It is CommonMark without HTML, and all links between the files are relative. `index.md` lists the terms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.parts.index import index
from glossgraph.exports.parts.notes import Notes, left_out
from glossgraph.exports.parts.prose import escaped, link
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.exports.parts.zipped import zipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Stage

__all__ = ["CODE", "LANGUAGE", "NEEDS", "OPENS", "PURPOSE", "TITLE", "export", "left_out", "names"]

TITLE = "Markdown"

OPENS = "Every editor, GitHub and GitLab, wikis, Pandoc, and the generators of sites."

PURPOSE = Purpose.READING

LANGUAGE = "sh"

CODE = """python3 -m zipfile -e glossary-markdown.zip .
ls glossary-markdown/terms"""

NEEDS: tuple[str, ...] = ()

FILE, FOLDER = "glossary-markdown.zip", "glossary-markdown"


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the archive."""
    return (FILE,)


def export(glossary: Glossary) -> dict[str, Iterator[bytes]]:
    """Return `glossary-markdown.zip`, whose files are made one after another."""
    return {FILE: zipped(_files(glossary))}


def _files(glossary: Glossary) -> Iterator[tuple[str, str]]:
    from_index = Notes(glossary, lambda id_, words: link(words, f"terms/{id_}.md"), _stage)
    yield f"{FOLDER}/index.md", f"# {escaped(glossary.about.title)}\n\n{index(from_index)}\n"
    notes = Notes(glossary, lambda id_, words: link(words, f"{id_}.md"), _stage)
    for term in glossary.terms.values():
        yield f"{FOLDER}/terms/{term.id}.md", f"# {escaped(term.title)}\n\n{notes.body(term)}".rstrip() + "\n"


def _stage(_: Stage, words: str) -> str:
    return escaped(words)
