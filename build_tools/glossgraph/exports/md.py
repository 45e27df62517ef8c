"""A folder of plain Markdown, one file for each term: for wikis, repositories, search tools and any editor.

It is CommonMark without HTML, and all links between the files are relative. `index.md` lists the terms, and the models
that can be run, which have a file each with what they compute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.parts.index import index
from glossgraph.exports.parts.model_text import ModelText
from glossgraph.exports.parts.notes import NOT_IN_NOTES, Notes
from glossgraph.exports.parts.prose import escaped, link
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.exports.parts.zipped import zipped
from glossgraph.graph.contents import held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Stage

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


def left_out(glossary: Glossary) -> str:
    """Return what is in no file."""
    return held(glossary, *NOT_IN_NOTES)


def _files(glossary: Glossary) -> Iterator[tuple[str, str]]:
    from_index = Notes(glossary, lambda id_, words: link(words, f"terms/{id_}.md"), _stage)
    models = "".join(f"- {link(model.label, f'models/{model.id}.md')}\n" for model in glossary.models.values())
    listed = f"\n## {escaped(from_index.words.say('model-text.title'))}\n\n{models}" if models else ""
    yield f"{FOLDER}/index.md", f"# {escaped(glossary.about.title)}\n\n{index(from_index)}\n{listed}"
    writer = ModelText(glossary, escaped, "##")
    for model in glossary.models.values():
        yield f"{FOLDER}/models/{model.id}.md", f"# {escaped(model.label)}\n\n{writer.body(model)}"
    notes = Notes(glossary, lambda id_, words: link(words, f"{id_}.md"), _stage)
    for term in glossary.terms.values():
        yield f"{FOLDER}/terms/{term.id}.md", f"# {escaped(term.title)}\n\n{notes.body(term)}".rstrip() + "\n"


def _stage(_: Stage, words: str) -> str:
    return escaped(words)
