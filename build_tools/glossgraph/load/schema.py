"""JSON Schemas of the files, with which editors complete and check what is typed."""

from __future__ import annotations

import json
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from glossgraph.load.graph_files import GRAPH_FILES, GROUPS, KINDS, REFERENCES, RELATIONS, SETTINGS, STAGES, STEMS
from glossgraph.load.model_shapes import ModelShape
from glossgraph.load.schema_names import closed, suggested
from glossgraph.load.schema_parts import TERM, list_of, plain, targets, with_edges, with_fields_of_csl, with_names
from glossgraph.load.shapes import TermShape
from glossgraph.source import IDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.diagnostics import Diagnostic
    from glossgraph.model import Glossary

_NEEDED = {RELATIONS.stem, KINDS.stem, STAGES.stem, SETTINGS.stem, GROUPS.stem}
"""The stems of the files of `graph/` that the schemas go by."""


def schemas(glossary: Glossary, checks: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return the text of each schema by its file name: those of `schemas_of_files`, and what they refer to."""
    return {
        name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in {**schemas_of_files(glossary, checks), IDS: schema_of_ids(glossary)}.items()
    }


def schemas_of_files(
    glossary: Glossary, checks: Mapping[str, Mapping[str, str]], *, with_words: bool = True
) -> dict[str, dict[str, Any]]:
    """Return the schema of each sort of file by its file name.

    They list the kinds, stages, settings, groups and relations, and the checks: `checks` are those that a glossary can
    set, and those from which a term can be excepted, as `checks.in_fields` gives them. Without words, what the names
    mean is left out.
    """
    files: dict[str, Any] = {"term": TermShape, "model": ModelShape} | {file.stem: file.shape for file in GRAPH_FILES}
    names = closed(glossary, checks, with_words=with_words)
    made = {f"{stem}.schema.json": with_names(plain(_schema(shape)), names) for stem, shape in files.items()}
    references = f"{REFERENCES.stem}.schema.json"
    return {**made, TERM: with_edges(made[TERM], glossary), references: with_fields_of_csl(made[references])}


def schema_of_ids(glossary: Glossary) -> dict[str, Any]:
    """Return the schema that lists terms, actors, roles, references and paths.

    An editor offers them and takes others too: a term that has just been written, or that is still to be, is nothing
    to mark. So the list does no harm where it is out of date.
    """
    from glossgraph.load.schema_ids import growing  # noqa: PLC0415 - a check does without it

    names = growing(glossary)
    lists = {list_of(noun): suggested(listed) for noun, listed in names.items()}
    return {"$defs": lists | targets(names["term"], glossary)}


@cache
def _schema(shape: Any) -> dict[str, Any]:
    return TypeAdapter(shape).json_schema()


def faults(glossary: Glossary) -> tuple[Diagnostic, ...]:
    """Return what keeps the files from being read that the schemas go by; what is wrong elsewhere does not matter."""
    if _is_known(glossary):
        return ()
    others = {*STEMS} - _NEEDED
    files = ((problem, PurePosixPath(problem.place.file).parts) for problem in glossary.problems)
    return tuple(problem for problem, file in files if file[0] == "graph" and PurePosixPath(file[1]).stem not in others)


def stale(glossary: Glossary, checks: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Yield the names of the schemas beside a glossary that do not fit it; none if what fits it is not known.

    What lists the terms is none of them: it would have to be written again with every new one.

    `checks` are as for `schemas_of_files`.
    """
    if not glossary.schemas or not _is_known(glossary):
        return
    for name, schema in schemas_of_files(glossary, checks, with_words=False).items():
        if name in glossary.schemas and not _says(glossary.schemas[name], schema):
            yield name


def _is_known(glossary: Glossary) -> bool:
    return not _NEEDED & (glossary.unread_parts | glossary.doubtful.keys())


def _says(text: str, value: object) -> bool:
    """Tell whether a text is the JSON of a value, however it is laid out, and whatever it says of what names mean."""
    try:
        return bool(_without_words(json.loads(text)) == _without_words(value))
    except (ValueError, RecursionError):
        return False


def _without_words(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_without_words(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    said = {key: value for key, value in schema.items() if key != "enumDescriptions" and not _describes(key, value)}
    return {key: _without_words(value) for key, value in said.items()}


def _describes(key: str, value: object) -> bool:
    return key == "description" and isinstance(value, str)
