"""A vault of linked notes, one for each term: for reading, linking and writing on in Obsidian.

Unpack it and open the folder as a vault. The properties of a note hold its other names, its kind, its stage and its
tags, and for each relation the notes to which it leads, so that queries and the graph view find them. `_index` lists
the terms.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

import yaml

from glossgraph.exports.parts.index import index, stage_note
from glossgraph.exports.parts.notes import Notes, left_out
from glossgraph.exports.parts.prose import link as markdown_link
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.exports.parts.zipped import zipped
from glossgraph.model.written import filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from glossgraph.model import Glossary, Stage, Term

__all__ = ["CODE", "LANGUAGE", "NEEDS", "OPENS", "PURPOSE", "TITLE", "export", "left_out", "names"]

TITLE = "Obsidian"

OPENS = "Obsidian, and programs that read its notes, such as Foam, Logseq and Quartz."

PURPOSE = Purpose.READING

LANGUAGE = "sh"

CODE = """python3 -m zipfile -e glossary-vault.zip .
ls glossary-vault/Terms"""

NEEDS: tuple[str, ...] = ()

FILE, FOLDER, INDEX = "glossary-vault.zip", "glossary-vault", "_index"

_UNFIT = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069#^\[\]|\\/:*?\"<>%]+")
"""What no name of a file can hold on some system, what ends a link between notes, and what nobody sees."""

_RESERVED = re.compile(r"(?i:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
"""The names that Windows keeps for devices."""

_LONGEST = 120
"""The most bytes of a name of a file, far below what systems allow, for the folders above it."""

_IN_LINK = re.compile(r"[\[\]|\\\n]")

_OWN = frozenset({"title", "id", "aliases", "kind", "stage", "status", "tags", "created", "modified", "iri"})
"""The properties that are no relations."""


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the archive."""
    return (FILE,)


def export(glossary: Glossary) -> dict[str, Iterator[bytes]]:
    """Return `glossary-vault.zip`, whose notes are made one after another."""
    return {FILE: zipped(_files(glossary))}


def _files(glossary: Glossary) -> Iterator[tuple[str, str]]:
    stages = {f"stage {s.id}": f"{s.number} {s.label}" for s in glossary.stages.values()}
    titles = stages | {f"term {t.id}": t.title for t in glossary.terms.values()}
    called = names_of_files(titles, [INDEX])

    def link(id_: str, words: str) -> str:
        return _link(called[f"term {id_}"], words)

    def link_to_stage(stage: Stage, words: str) -> str:
        return _link(called[f"stage {stage.id}"], words)

    notes = Notes(glossary, link, link_to_stage)
    about = {"title": glossary.about.title, "description": " ".join(glossary.about.description.split())}
    yield f"{FOLDER}/{INDEX}.md", _note(filled(about), index(notes))
    for stage in glossary.stages.values():
        name = called[f"stage {stage.id}"]
        yield (
            f"{FOLDER}/Stages/{name}.md",
            _note({"title": stage.label, "tags": [f"stage/{stage.id}"]}, stage_note(notes, stage)),
        )
    for term in glossary.terms.values():
        name = called[f"term {term.id}"]
        yield f"{FOLDER}/Terms/{name}.md", _note(_properties(glossary, term, called), notes.body(term))


def names_of_files(titles: Mapping[str, str], taken: Iterable[str] = ()) -> dict[str, str]:
    """Return a name of a file for each title, by the same keys, without an ending: fit for all systems, and unique.

    Where two would have one name, all but the first have a number behind it.
    """
    used = {name.casefold() for name in taken}
    found: dict[str, str] = {}
    for key, title in titles.items():
        plain = name = _fit(title)
        number = 1
        while name.casefold() in used:
            number += 1
            name = f"{plain} {number}"
        used.add(name.casefold())
        found[key] = name
    return found


def _fit(title: str) -> str:
    name = unicodedata.normalize("NFC", " ".join(_UNFIT.sub(" ", title).split()))
    name = name.encode()[:_LONGEST].decode(errors="ignore").strip(". ")
    return f"{name} -" if _RESERVED.fullmatch(name) else name or "-"


def _link(name: str, words: str) -> str:
    words = " ".join(words.split())
    if words == name:
        return f"[[{name}]]"
    if _IN_LINK.search(words) or not words:
        # such words need the escapes of Markdown
        return markdown_link(words or name, f"<{name}.md>")
    return f"[[{name}|{words}]]"


def _note(properties: dict[str, Any], body: str) -> str:
    head = yaml.dump(properties, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=2**31 - 1)
    return f"---\n{head}---\n\n{body}".rstrip() + "\n"


def _properties(glossary: Glossary, term: Term, called: Mapping[str, str]) -> dict[str, Any]:
    name, stage, kind = called[f"term {term.id}"], glossary.stages.get(term.stage), glossary.kinds.get(term.kind)
    tags = [f"kind/{term.kind}"] if term.kind else []
    tags += [f"stage/{stage.id}"] if stage else []
    tags += [f"group/{group}" for group in term.groups]
    relations: dict[str, list[str]] = {}
    for edge in glossary.by_term[term.id]:
        if edge.source == term.id:
            property_ = f"{edge.relation} relation" if edge.relation in _OWN else edge.relation
            relations.setdefault(property_, []).append(f"[[{called[f'term {edge.target}']}]]")
    return filled(
        {
            "title": term.title if term.title != name else "",
            "id": term.id,
            "aliases": list(dict.fromkeys((*([term.label] if term.label != name else []), *term.synonyms))),
            "kind": kind.label if kind else term.kind,
            "stage": stage.label if stage else "",
            "status": str(term.status),
            "tags": tags,
            "created": term.created.isoformat() if term.created else "",
            "modified": term.modified.isoformat() if term.modified else "",
            "iri": term.identifiers.iri,
            **relations,
        }
    )
