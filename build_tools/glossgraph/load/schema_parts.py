"""What is made of pydantic's JSON Schemas: names to choose from, and nothing that editors need not show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossgraph.load import csl
from glossgraph.load.schema_names import ANY_TEXT, one_of
from glossgraph.load.values import NAMES
from glossgraph.model import Need
from glossgraph.source import IDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.load.schema_names import Names
    from glossgraph.model import Glossary

TERM = "term.schema.json"

EDGE = "edge"

LOOSE_EDGE = "edge-without-reason"
"""An edge of a relation that asks for no reason."""

Schema = dict[str, Any]


def plain(schema: Schema) -> Schema:
    """Return a schema of pydantic's without what editors need not show, and with the nouns of shapes for their names.

    Optional fields may not be null, and what has no noun has no title.
    """
    definitions = schema.get("$defs", {})
    nouns = {name: part.get("title", name).removeprefix("a ").removeprefix("an ") for name, part in definitions.items()}
    references = {f"#/$defs/{name}": f"#/$defs/{_key(noun)}" for name, noun in nouns.items()}
    titles = {"title": schema["title"].removeprefix("a ")} if "title" in schema else {}
    simple = _simplified({name: value for name, value in schema.items() if name != "$defs"}, references)
    made = {
        _key(noun): {"title": noun, **_without_null_keys(_simplified(definitions[name], references))}
        for name, noun in nouns.items()
    }
    return {"$defs": {name: made[name] for name in sorted(made)}, **titles, **simple} if made else {**titles, **simple}


def _without_null_keys(schema: Schema) -> Schema:
    """Return the schema of a shape in which an editor also marks an unknown key that has no value.

    The language server for YAML passes over those, and the words behind a comma within braces are one.
    """
    is_closed = schema.get("additionalProperties") is False
    return {**schema, "propertyNames": {"enum": [*schema["properties"]]}} if is_closed else schema


def with_names(schema: Schema, names: Mapping[str, Names]) -> Schema:
    """Return a schema in which every text that names something refers to the list of what it can name.

    Args:
        schema: The schema of a file.
        names: Of each sort that is listed in the schema itself, what there is. Other sorts are those of `IDS`.

    """
    used: set[str] = set()

    def named(part: Any) -> Any:
        if isinstance(part, list):
            return [named(item) for item in part]
        if not isinstance(part, dict):
            return part
        if isinstance(part.get(NAMES), str):
            return reference(part)
        made = {key: named(value) for key, value in part.items()}
        noun = part.get("propertyNames", {}).get(NAMES, "") if isinstance(part.get("propertyNames"), dict) else ""
        if names.get(noun):
            del made["propertyNames"]
            value = made["additionalProperties"]
            made["properties"] = {name: {**value, "description": about} for name, about in names[noun].items()}
            made["additionalProperties"] = False
        return made

    def reference(part: Schema) -> Schema:
        noun = part[NAMES]
        file = "" if noun in names else IDS
        if noun in names:
            used.add(noun)
        described = {key: part[key] for key in ("description",) if key in part}
        return {"$ref": f"{file}#/$defs/{list_of(noun)}", **described}

    made: Schema = named(schema)
    lists = {list_of(noun): one_of(names[noun]) for noun in sorted(used)}
    return {"$defs": {**made.pop("$defs", {}), **lists}, **made} if lists else made


def list_of(noun: str) -> str:
    """Return how a schema calls the list of what a text can be the id of."""
    return f"{noun}-id"


def with_edges(schema: Schema, glossary: Glossary) -> Schema:
    """Return the schema of a term in which the edges of each relation lead to the terms that there are."""
    definitions, fields = schema["$defs"], schema["properties"]
    edge = definitions.pop(EDGE)
    loose = {
        **edge,
        "title": "edge",
        "properties": {**edge["properties"], "reason": dict(edge["properties"]["reason"])},
    }
    loose["properties"]["reason"].pop("default", None)
    strict = {**loose, "required": ["reason"]}
    definitions |= {
        EDGE: strict,
        f"{EDGE}-value": {"anyOf": [ANY_TEXT, {"$ref": f"#/$defs/{EDGE}"}]},
    }
    if _has_loose(glossary):
        definitions |= {
            LOOSE_EDGE: loose,
            f"{LOOSE_EDGE}-value": {"anyOf": [ANY_TEXT, {"$ref": f"#/$defs/{LOOSE_EDGE}"}, {"type": "null"}]},
        }
    for relation in glossary.relations.values():
        entry = fields["edges"]["properties"][relation.id]
        kind = LOOSE_EDGE if relation.reason is Need.OPTIONAL else EDGE
        fields["edges"]["properties"][relation.id] = {
            "$ref": f"{IDS}#/$defs/{kind}-targets",
            "description": entry["description"],
        }
    return schema


def with_fields_of_csl(schema: Schema) -> Schema:
    """Return the schema of references in which an entry may have the fields of CSL, and no others."""
    reference = schema["$defs"]["reference"]
    reference["properties"] = {**{field: {} for field in sorted(csl.FIELDS)}, **reference["properties"]}
    reference["additionalProperties"] = False
    return {**schema, "$defs": {name: part for name, part in schema["$defs"].items() if name != "JsonValue"}}


def targets(terms: Names, glossary: Glossary) -> Schema:
    """Return the schemas of what stands below a relation: terms, each with the reason of the edge or all about it."""
    made = {}
    for kind in (EDGE, *([LOOSE_EDGE] if _has_loose(glossary) else [])):
        value = {"$ref": f"{TERM}#/$defs/{kind}-value"}
        properties = {term: {**value, "description": about} for term, about in terms.items()}
        made[f"{kind}-targets"] = {"type": "object", "properties": properties, "additionalProperties": value}
    return made


def _has_loose(glossary: Glossary) -> bool:
    return any(relation.reason is Need.OPTIONAL for relation in glossary.relations.values())


def _key(noun: str) -> str:
    return noun.strip("`").replace(" ", "-")


def _simplified(schema: Any, references: Mapping[str, str]) -> Any:
    """Leave out pydantic's titles, and that optional fields may be null, and name other shapes by their nouns."""
    if isinstance(schema, list):
        return [_simplified(item, references) for item in schema]
    if not isinstance(schema, dict):
        return references.get(schema, schema) if isinstance(schema, str) else schema
    kept = {
        key: _simplified(value, references)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str))
    }
    choices = kept.get("anyOf")
    if isinstance(choices, list) and {"type": "null"} in choices:
        kept.pop("anyOf")
        kept.pop("default", None)
        choices = [choice for choice in choices if choice != {"type": "null"}]
        # what is said of the field is more to the point than what is said of every such value
        kept = {**(choices[0] if len(choices) == 1 else {"anyOf": choices}), **kept}
    return kept
