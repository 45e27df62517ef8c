"""A folder of files to a Glossary. Loading notes every problem and never stops at the first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from glossgraph import source
from glossgraph.diagnostics import Diagnostic, Place, Related, count, did_you_mean, nearest, one_of
from glossgraph.load import build, graph_shapes, shapes
from glossgraph.load.validate import validated
from glossgraph.model import HARMLESS, UNKNOWN, Glossary, Term, kebab

if TYPE_CHECKING:
    from pathlib import Path

_FIELDS = {"glossary": "about"}
"""The field of Glossary for each file of `graph/`, where it is not called as the file is."""


def load(root: Path) -> Glossary:
    """Read `terms/` and `graph/` below the root; what is wrong with the files is in the result's `problems`."""
    problems: list[Diagnostic] = []
    parts = _graph(root, problems) | _terms(root, problems)
    return Glossary(**parts, problems=tuple(problems))


def _graph(root: Path, problems: list[Diagnostic]) -> dict[str, Any]:
    """Return the parts of a glossary that stand in `graph/`, and what of them could not be read."""
    parts: dict[str, Any] = {}
    unread: set[str] = set()
    doubtful: dict[str, frozenset[str]] = {}
    for stem, path in source.find_graph(root).items():
        before = len(problems)
        shape = _read(path, root, graph_shapes.FILES[stem], problems)
        if shape is None:
            unread.add(stem)
            continue
        if any(problem.check not in HARMLESS for problem in problems[before:]):
            doubtful[stem] = _words(path, root)
        ids = _ids(stem, shape)
        if UNKNOWN in ids:
            # it may be the one that a term names
            unread.add(stem)
        problems.extend(_repeated_ids(stem, ids))
        parts[_FIELDS.get(stem, stem)] = build.BUILDERS[stem](shape)
    for path in source.find_unknown(root):
        problems.append(_unknown_part(path, root))
        unread.add(nearest(path.name.partition(".")[0], set(source.GRAPH_FILES) - parts.keys()))
    if "relations" not in parts and "relations" not in unread:
        unread.add("relations")
        problems.append(_no_relations())
    return parts | {"unread_parts": frozenset(unread), "doubtful": doubtful}


def _terms(root: Path, problems: list[Diagnostic]) -> dict[str, Any]:
    """Return the terms by id, and those that could not be read, or not wholly."""
    terms: dict[str, Term] = {}
    unread: dict[str, frozenset[str]] = {}
    for path in source.find_terms(root):
        id_, file = path.stem, path.relative_to(root).as_posix()
        before = len(problems)
        shape = _read(path, root, shapes.TermShape, problems)
        if id_ in terms:
            problems.append(_repeated_term(id_, file, terms[id_].file))
        elif shape is None:
            unread[id_] = frozenset() if _breaks_off(problems[-1], path, root) else _words(path, root)
        else:
            terms[id_] = build.term(id_, file, shape)
            if any(_hides_edges(problem) for problem in problems[before:]):
                unread[id_] = _words(path, root)
            if id_ != kebab(id_):
                # the file's name is reported; who names the term rightly is not at fault
                unread.setdefault(kebab(id_), frozenset({id_}))
    for path in source.find_misnamed(root):
        problems.append(_misnamed(path, root))
        unread.setdefault(path.name.partition(".")[0], _words(path, root))
    return {"terms": dict(sorted(terms.items())), "unread": unread}


def _breaks_off(problem: Diagnostic, path: Path, root: Path) -> bool:
    """Tell whether a file is wrong at its very end, so that there may have been more of it."""
    span = problem.place.span
    try:
        return span is not None and span.line > source.read(path, root).rstrip().count("\n")
    except source.SourceError:
        return True


def _words(path: Path, root: Path) -> frozenset[str]:
    """Return the words of a file that is not YAML: they tell which terms it may be joined to."""
    try:
        return frozenset(re.findall(r"[a-z0-9-]+", source.read(path, root)))
    except source.SourceError:
        return frozenset()


def _read(path: Path, root: Path, shape: Any, problems: list[Diagnostic]) -> Any:
    file = path.relative_to(root).as_posix()
    try:
        text = source.read(path, root)
        values, repeated, strays = source.parse(text)
    except source.SourceError as error:
        problems.append(Diagnostic("unreadable-file", error.message, Place(file, span=error.span), error.cure))
        return None
    problems.extend(_stray_character(stray, file) for stray in strays)
    if ending := source.trailing(text):
        problems.append(_stray_whitespace(ending, file))
    for key in repeated:
        first = Related("it is first written here", Place(file, span=key.first))
        problems.append(
            Diagnostic(
                "duplicate-key",
                f"`{key.key}` is written twice",
                Place(file, span=key.span),
                "keep one of the two, or join them under one key",
                (first,),
            ),
        )
    valid, found = validated(shape, values, file, text)
    problems.extend(found)
    return valid


def _stray_character(stray: source.Stray, file: str) -> Diagnostic:
    more = f", here and at {count(stray.more, 'other place')}" if stray.more else ""
    help_ = "delete the character, or write the one that is meant"
    if "not NFC" in stray.name:
        help_ = "type it as one character, or let your editor convert the file to Unicode's form NFC"
    return Diagnostic("stray-character", f"the text holds {stray.name}{more}", Place(file, span=stray.span), help_)


def _stray_whitespace(stray: source.Stray, file: str) -> Diagnostic:
    more = f", as do {count(stray.more, 'other line')}" if stray.more > 1 else ", as does 1 other line"
    message = f"the line ends in white space{more if stray.more else ''}"
    help_ = "delete it; most editors can do so for every line when they save a file"
    return Diagnostic("stray-whitespace", message, Place(file, span=stray.span), help_)


def _hides_edges(problem: Diagnostic) -> bool:
    """Tell whether a problem of a term's file can mean that not all of its edges were read."""
    path = problem.place.path
    return problem.check == "duplicate-key" or "edges" in path or (problem.check == "unknown-field" and len(path) == 1)


def _unknown_part(path: Path, root: Path) -> Diagnostic:
    names = [f"{stem}.yml" for stem in source.GRAPH_FILES]
    help_ = did_you_mean(path.name, names, f"graph/ holds {one_of(names)}")
    return Diagnostic("unreadable-file", "the file is not read", Place(path.relative_to(root).as_posix()), help_)


def _misnamed(path: Path, root: Path) -> Diagnostic:
    place = Place(path.relative_to(root).as_posix())
    stem = path.name.lower().partition(".")[0]
    if source.is_folder(path) and path.is_symlink():
        help_ = "put the files themselves into `terms/`"
        return Diagnostic("unreadable-file", "the link to a folder is not followed", place, help_)
    if source.is_folder(path):
        return Diagnostic("unreadable-file", "the folder cannot be opened", place, "see who may read it")
    return Diagnostic("unreadable-file", "the file is not read", place, f"rename it to `{stem}.yml`")


def _no_relations() -> Diagnostic:
    return Diagnostic(
        "unreadable-file",
        "there is no `graph/relations.yml`",
        Place("graph/relations.yml"),
        "every glossary says there what may join two terms",
    )


def _ids(stem: str, shape: Any) -> list[str]:
    """Return the ids of the entries of a file that is a list."""
    items = shape.references if stem == "references" else shape
    return [item.id for item in items] if isinstance(items, list) else []


def _repeated_ids(stem: str, ids: list[str]) -> list[Diagnostic]:
    """Find the entries of a list that carry the id of an earlier one."""
    start = ("references",) if stem == "references" else ()
    first = {id_: index for index, id_ in reversed(list(enumerate(ids)))}
    return [
        Diagnostic(
            "duplicate-id",
            f"the id `{id_}` is used twice",
            Place(f"graph/{stem}.yml", (*start, index, "id")),
            "give one of the two another id",
        )
        for index, id_ in enumerate(ids)
        if id_ != UNKNOWN and first[id_] < index
    ]


def _repeated_term(id_: str, file: str, first: str) -> Diagnostic:
    return Diagnostic(
        "duplicate-id",
        f"two files define the term `{id_}`",
        Place(file),
        "join the two, or rename one: the file's name is the term's id, whatever its folder",
        (Related("the other file", Place(first)),),
    )
