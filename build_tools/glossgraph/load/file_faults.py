"""What is wrong with a file as a whole, with its characters, or with names that it has in common with others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph import source
from glossgraph.diagnostics import Diagnostic, Place, Related, Retyped, count, did_you_mean, one_of
from glossgraph.load.graph_files import STEMS, GraphFile
from glossgraph.load.shapes import TermShape
from glossgraph.model import UNREADABLE
from glossgraph.source.characters import JOINERS, is_invisible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from glossgraph.diagnostics import Cure


def unreadable(error: source.SourceError, file: str, text: str = "", *, hides_rest: bool = False) -> Diagnostic:
    """Say why a file cannot be read, and whether there may be more mistakes in it that are found only then."""
    help_ = f"{error.cure}; the file is read only in part until then: run the check again"
    advice = help_ if hides_rest else error.cure
    place = Place(file, span=error.span)
    return Diagnostic("unreadable-file", error.message, place, _as_meant(error, file, text, advice) or advice)


def _as_meant(error: source.SourceError, file: str, text: str, advice: str) -> Cure | None:
    """Return the cure that writes lines as they are meant, where that is known and leaves none of their words out."""
    numbers = sorted(error.meant)
    written = source.lines(text)
    if not numbers or len(numbers) != numbers[-1] - numbers[0] + 1 or numbers[-1] >= len(written):
        return None
    before, meant = written[numbers[0] : numbers[-1] + 1], [error.meant[number] for number in numbers]
    if re.findall(r"\w+", "\n".join(before)) != re.findall(r"\w+", "\n".join(meant)):
        return None
    span = source.Span(numbers[0] + 1, 1, numbers[-1] + 1, len(before[-1]) + 1)
    return Retyped(advice, "write it as it is meant", "\n".join(meant), Place(file, span=span))


def is_model(text: str) -> bool:
    """Tell whether the text of a file is that of a model: it has parameters, and something that ends it."""
    return all(re.search(rf"^{field}:", text, re.MULTILINE) for field in ("parameters", "stop"))


def astray(file: str) -> Diagnostic:
    """Say that a model is where none is read."""
    help_ = f"a model is read from `graph/{source.MODELS}/`: move it there"
    return Diagnostic("unreadable-file", "the file is a model, and is not read here", Place(file), help_)


def unknown_file(file: str, name: str, stems: Collection[str], texts: Mapping[str, str]) -> Diagnostic:
    """Say that `graph/` holds a file that is not read; the stems are those of the files that are."""
    if is_model(texts.get(file, "")):
        return astray(file)
    message = "the file is not read"
    if source.original(name) in stems:
        return Diagnostic("unreadable-file", message, Place(file), _to_delete(name, "graph/"))
    names = [f"{stem}.yml" for stem in STEMS if stem not in stems]
    help_ = did_you_mean(name, names, f"graph/ holds {one_of(f'{stem}.yml' for stem in STEMS)}")
    return Diagnostic("unreadable-file", message, Place(file), help_)


def misnamed(path: Path, file: str, stems: Collection[str], folder: str = "terms/") -> Diagnostic:
    """Say why a file, link or folder below a folder is not read; the stems are those of the files that are."""
    place = Place(file)
    if source.is_folder(path) and path.is_symlink():
        help_ = f"put the files themselves into `{folder}`"
        return Diagnostic("unreadable-file", "the link to a folder is not followed", place, help_)
    if source.is_folder(path):
        return Diagnostic("unreadable-file", "the folder cannot be opened", place, "see who may read it")
    stem = source.original(path.name)
    help_ = _to_delete(path.name, folder) if stem in stems else f"rename it to `{stem}.yml`"
    return Diagnostic("unreadable-file", "the file is not read", place, help_)


def unread_below(path: Path, file: str, read: Collection[Path], folder: str) -> Diagnostic:
    """Say the same of what is below a folder of `graph/`; `read` are the files there that are read."""
    return misnamed(path, file, {other.stem for other in read}, f"graph/{folder}/")


def _to_delete(name: str, folder: str) -> str:
    other = f"`{source.original(name)}.yml`"
    if source.is_backup(name):
        return f"it seems to be a copy of {other}: delete it, or keep it outside `{folder}`"
    return f"{other} is there too, and is read: delete this file, or keep it outside `{folder}`"


def may_be_term(path: Path, text: str | None) -> bool:
    """Tell whether a file that is not read is meant as a term: by its name, or since its text begins like one."""
    if text is None or source.is_folder(path) or source.is_of_yaml(path.name) or source.is_backup(path.name):
        return True
    first = _FIRST_KEY.match(text)
    return first is not None and first[1] in TermShape.model_fields


_FIRST_KEY = re.compile(r"""(?:[ \t]*(?:#.*|---.*)?\n)*[ \t]*(?:\{\s*)?["']?([a-z_]+)["']?[ \t]*:""")


def no_relations() -> Diagnostic:
    """Say that the one file of `graph/` that is required is missing."""
    return Diagnostic(
        "unreadable-file",
        "there is no `graph/relations.yml`",
        Place("graph/relations.yml"),
        "every glossary says there what may join two terms",
    )


def stray_character(stray: source.Stray, file: str) -> Diagnostic:
    """Say which character should not be in a text."""
    more = f", here and at {count(stray.more, 'other place')}" if stray.more else ""
    help_ = "delete the character, or write the one that is meant"
    if "carriage return" in stray.name:
        help_ = "delete it, or put a line's end in its place; most editors can give a file one kind of line ends (LF)"
    if stray.is_blank:
        help_ = "write a plain space in its place"
    if "not NFC" in stray.name:
        help_ = "type it as one character, or let your editor convert the file to Unicode's form NFC"
    place = Place(file, span=stray.span, words=stray.text)
    cure: str | Cure = help_
    if stray.is_blank:
        cure = Retyped(help_, help_, " ", everywhere=True)
    elif stray.text and is_invisible(stray.text):
        cure = Retyped(help_, f"delete {stray.name}", "", everywhere=stray.text not in JOINERS)
    return Diagnostic("stray-character", f"the text holds {stray.name}{more}", place, cure)


def stray_whitespace(stray: source.Stray, file: str) -> Diagnostic:
    """Say that lines end in white space."""
    more = f", as do {count(stray.more, 'other line')}" if stray.more > 1 else ", as does 1 other line"
    message = f"the line ends in white space{more if stray.more else ''}"
    help_ = "delete it; most editors can do so for every line when they save a file"
    cure = Retyped(help_, "delete it", "", everywhere=True)
    return Diagnostic("stray-whitespace", message, Place(file, span=stray.span), cure)


def repeated_key(key: source.Repeated, file: str) -> Diagnostic:
    """Say that a mapping holds a key twice."""
    return Diagnostic(
        "duplicate-key",
        f"`{key.key}` is written twice",
        Place(file, span=key.span),
        "keep one of the two, or join them under one key",
        (Related("it is first written here", Place(file, span=key.first)),),
    )


def repeated_ids(
    kind: GraphFile[Any, Any], file: str, ids: Sequence[str], first: dict[str, Place]
) -> Iterator[Diagnostic]:
    """Say which entries of a list have the id of an earlier one; `first` has the places of those in earlier files."""
    for index, id_ in enumerate(ids):
        place = Place(file, (*kind.list_path, index, "id"))
        other = first.setdefault(id_, place)
        if id_ == UNREADABLE or other is place:
            continue
        is_elsewhere = other.file != file
        help_ = "remove one of the two, or give it another id" if is_elsewhere else "give one of the two another id"
        related = (Related("the entry in the other file", other),) if is_elsewhere else ()
        yield Diagnostic("duplicate-id", f"the id `{id_}` is used twice", place, help_, related)


def repeated_file(id_: str, file: str, first: str, noun: str) -> Diagnostic:
    """Say that two files define one term, or one model."""
    return Diagnostic(
        "duplicate-id",
        f"two files define the {noun} `{id_}`",
        Place(file),
        f"join the two, or rename one: the file's name is the {noun}'s id, whatever its folder",
        (Related("the other file", Place(first)),),
    )


def hides_edges(problem: Diagnostic) -> bool:
    """Tell whether a problem of a term's file can mean that not all of its edges were read."""
    path = problem.place.path
    whole_file = problem.check in {"duplicate-key", "unreadable-file"}
    return whole_file or "edges" in path or (problem.check == "unknown-field" and len(path) == 1)
