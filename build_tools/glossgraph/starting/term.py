"""The file of a new term: where it is to be, and what it says."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from glossgraph import output, source
from glossgraph.starting.skeleton import text_of
from glossgraph.starting.taken import TakenError, new_id
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from glossgraph.model import Glossary
    from glossgraph.starting.draft import Draft

_TERMS = "terms"


@dataclass(frozen=True, slots=True)
class NewTerm:
    """A term that can be written."""

    draft: Draft
    path: str
    """Where its file is to be, below the root."""
    text: str


def prepare(glossary: Glossary, root: Path, draft: Draft, folder: str | None = None) -> NewTerm:
    """Return the file of a new term, which has an id now and is not written yet.

    Args:
        glossary: What there is.
        root: Where it is.
        draft: What is known of the term; if it has no id, one is made from its label.
        folder: A folder of `terms/`; by default the one in which all others of its kind are.

    Raises:
        TakenError: there is a term of this id, or the folder is not one of `terms/`.

    """
    there = {path.stem for path in source.find_terms(root)}
    draft = replace(draft, id=new_id(glossary, draft.label, draft.qualifier, draft.id, there))
    place = folder_of_kind(glossary, draft.kind) if folder is None else _within_terms(folder)
    return NewTerm(draft, f"{place}/{draft.id}.yml", text_of(glossary, draft, place))


def write(root: Path, term: NewTerm) -> None:
    """Write the file of a new term.

    Raises:
        FileExistsError: there is something of this name.
        OSError: it cannot be written.

    """
    output.create(root, {term.path: term.text})


def folder_of_kind(glossary: Glossary, kind: str) -> str:
    """Return the folder in which all terms of a kind are, if they are in one and it is no other's; or else `terms`."""
    folders = Counter((PurePosixPath(t.file).parent.as_posix(), t.kind) for t in glossary.terms.values())
    own = [folder for folder, of_kind in folders if of_kind == kind]
    others = {folder for folder, of_kind in folders if of_kind != kind}
    return own[0] if len(own) == 1 and own[0] not in others else _TERMS


def _within_terms(folder: str) -> str:
    parts = PurePosixPath(folder.replace("\\", "/")).parts
    inner = parts[1:] if parts[:1] == (_TERMS,) else parts
    if PurePosixPath(folder).is_absolute() or any(part.startswith(".") or ":" in part for part in inner):
        raise TakenError(f"`{folder}` is no folder of {_TERMS}/; name one such as `{_TERMS}/actors`")
    return "/".join((_TERMS, *inner))


def in_short(glossary: Glossary, id_: str) -> str:
    """Return what a term is, in one line of plain words."""
    return plain_words(glossary, glossary.terms[id_].definition)
