"""JSON Schemas of the files, with which editors complete and check what is typed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from glossgraph.load.graph_files import GRAPH_FILES
from glossgraph.load.shapes import TermShape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.model import Glossary


def schemas(glossary: Glossary, checks: Mapping[str, str]) -> dict[str, str]:
    """Return the text of each schema by its file name.

    The schema of terms lists the glossary's kinds, stages and relations. That of the glossary lists the checks that it
    can set: `checks` are their names, each with what it is about.
    """
    files: dict[str, Any] = {"term": TermShape} | {file.stem: file.shape for file in GRAPH_FILES}
    by_stem = {stem: TypeAdapter(shape).json_schema() for stem, shape in files.items()}
    _list_names(by_stem["term"], glossary)
    _list_checks(by_stem["glossary"], checks)
    return {
        f"{stem}.schema.json": json.dumps(_simplified(schema), indent=2, ensure_ascii=False) + "\n"
        for stem, schema in by_stem.items()
    }


def _list_names(schema: dict[str, Any], glossary: Glossary) -> None:
    fields = schema["properties"]
    for name, entries in (("kind", glossary.kinds), ("stage", glossary.stages)):
        if entries:
            fields[name] = {"description": fields[name]["description"], "enum": list(entries)}
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
