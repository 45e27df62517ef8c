"""JSON Schemas of the files, with which editors complete and check what is typed."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from glossgraph.load.graph_files import GRAPH_FILES, GROUPS, KINDS, RELATIONS, STAGES, STEMS
from glossgraph.load.shapes import TermShape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.diagnostics import Diagnostic
    from glossgraph.model import Glossary

_NEEDED = {RELATIONS.stem, KINDS.stem, STAGES.stem, GROUPS.stem}
"""The stems of the files of `graph/` that the schemas go by."""


def schemas(glossary: Glossary, checks: Mapping[str, str]) -> dict[str, str]:
    """Return the text of each schema by its file name.

    The schema of terms lists the glossary's kinds, stages, groups and relations. That of the glossary lists the checks
    that it can set: `checks` are their names, each with what it is about.
    """
    files: dict[str, Any] = {"term": TermShape} | {file.stem: file.shape for file in GRAPH_FILES}
    by_stem = {stem: deepcopy(_schema(shape)) for stem, shape in files.items()}
    _list_names(by_stem["term"], glossary)
    _list_checks(by_stem["glossary"], checks)
    return {
        f"{stem}.schema.json": json.dumps(_simplified(schema), indent=2, ensure_ascii=False) + "\n"
        for stem, schema in by_stem.items()
    }


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


def stale(glossary: Glossary, checks: Mapping[str, str]) -> Iterator[str]:
    """Yield the names of the schemas beside a glossary that do not fit it; none if what fits it is not known.

    `checks` are the names of the checks that a glossary can set, each with what it is about.
    """
    if not glossary.schemas or not _is_known(glossary):
        return
    for name, text in schemas(glossary, checks).items():
        if name in glossary.schemas and not _says(glossary.schemas[name], json.loads(text)):
            yield name


def _is_known(glossary: Glossary) -> bool:
    return not _NEEDED & (glossary.unread_parts | glossary.doubtful.keys())


def _says(text: str, value: object) -> bool:
    """Tell whether a text is the JSON of a value, however it is laid out."""
    try:
        return bool(json.loads(text) == value)
    except (ValueError, RecursionError):
        return False


def _list_names(schema: dict[str, Any], glossary: Glossary) -> None:
    fields = schema["properties"]
    for name, entries in (("kind", glossary.kinds), ("stage", glossary.stages)):
        if entries:
            fields[name] = {"description": fields[name]["description"], "enum": list(entries)}
    if glossary.groups:
        fields["groups"]["items"] = {"enum": list(glossary.groups)}
    targets = fields["edges"].pop("additionalProperties")
    fields["edges"]["properties"] = {
        relation.id: {**targets, "description": relation.description} for relation in glossary.relations.values()
    }
    fields["edges"]["additionalProperties"] = False


def _list_checks(schema: dict[str, Any], checks: Mapping[str, str]) -> None:
    field = schema["properties"]["checks"]
    rule = field["additionalProperties"]
    field["properties"] = {name: {**rule, "description": about} for name, about in checks.items()}
    field["additionalProperties"] = False


def _simplified(schema: Any) -> Any:
    """Leave out what editors need not show: pydantic's titles, and that optional fields may be null."""
    if isinstance(schema, list):
        return [_simplified(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: _simplified(value) for key, value in schema.items() if not (key == "title" and isinstance(value, str))}
    choices = kept.get("anyOf")
    if isinstance(choices, list) and {"type": "null"} in choices:
        kept.pop("anyOf")
        kept.pop("default", None)
        choices = [choice for choice in choices if choice != {"type": "null"}]
        kept.update(choices[0] if len(choices) == 1 else {"anyOf": choices})
    return kept
