"""The list of all exported files as a data package, which says what each column of the tables holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from glossgraph.exports.parts import tables
from glossgraph.exports.parts.columns import Type
from glossgraph.model import kebab
from glossgraph.model.written import filled
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossgraph.exports.parts.columns import AnyTable, Column
    from glossgraph.exports.parts.manifest import Measure, Measures
    from glossgraph.model import About, Glossary

_TYPES = {
    Type.TEXT: "string",
    Type.INTEGER: "integer",
    Type.BOOLEAN: "boolean",
    Type.DATE: "date",
    Type.LIST: "string",
}
"""What Table Schema calls the types. Its lists have no quotes, so that a list is a text to it."""

_SEVERAL = "Several values are a row of CSV, with `|` for the comma."

_MEDIA = {
    "apkg": "application/apkg",
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "dot": "text/vnd.graphviz",
    "epub": "application/epub+zip",
    "gexf": "application/gexf+xml",
    "graphml": "application/graphml+xml",
    "html": "text/html",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "jsonld": "application/ld+json",
    "md": "text/markdown",
    "mmd": "text/vnd.mermaid",
    "nt": "application/n-triples",
    "parquet": "application/vnd.apache.parquet",
    "pdf": "application/pdf",
    "rdf": "application/rdf+xml",
    "sqlite": "application/vnd.sqlite3",
    "svg": "image/svg+xml",
    "trig": "application/trig",
    "ttl": "text/turtle",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
}
"""The media types of files by the ends of their names."""


def datapackage(glossary: Glossary, formats: Measures, commit: str) -> str:
    """Return the list as JSON, as version 2 of Data Package wants it (https://datapackage.org).

    `formats` are the measures of the files of each format, and `commit` is the latest that touched the glossary, or
    empty if none is known. The tables of the CSV are described column by column.
    """
    about = glossary.about
    files = {name: measure for measures in formats.values() for name, measure in measures.items()}
    known = {f"{table.name}.csv": table for table in tables.tables(glossary)} if "csv" in formats else {}
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": kebab(about.title) or "glossary",
        "title": about.title,
        "description": plain_words(glossary, about.description),
        "version": about.version,
        "commit": commit,
        "licenses": _licenses(about),
        "contributors": _contributors(about),
        "sources": _sources(glossary),
        "resources": [_resource(name, measure, files, known.get(name)) for name, measure in files.items()],
    }
    return json.dumps(filled(package), indent=1, ensure_ascii=False) + "\n"


def _licenses(about: About) -> list[dict[str, str]]:
    license_ = about.license
    return [filled({"name": license_.id, "path": license_.url, "title": license_.name})] if license_ else []


def _contributors(about: About) -> list[dict[str, Any]]:
    parties = [(author, "author") for author in about.authors]
    parties += [(about.publisher, "publisher")] if about.publisher else []
    return [filled({"title": party.name, "path": party.url, "roles": [role]}) for party, role in parties]


def _sources(glossary: Glossary) -> list[dict[str, str]]:
    found = []
    for id_, reference in sorted(glossary.references.items()):
        address = str(reference.fields.get("URL") or "")
        path = address if address.startswith(("https://", "http://")) else ""
        found.append(filled({"title": str(reference.fields.get("title") or id_), "path": path}))
    return found


def _resource(name: str, measure: Measure, files: Mapping[str, object], table: AnyTable | None) -> dict[str, Any]:
    ending = name.rpartition(".")[2]
    facts: dict[str, Any] = {
        "name": _name(name),
        "path": name,
        "format": ending,
        "mediatype": _MEDIA.get(ending, "application/octet-stream"),
        "bytes": measure.bytes,
        "hash": f"sha256:{measure.sha256}",
    }
    if table:
        facts |= {
            "type": "table",
            "title": table.name.capitalize(),
            "description": table.description,
            "encoding": "utf-8",
            "schema": _schema(table, files),
        }
    return facts


def _name(file: str) -> str:
    return kebab(file.replace(".", "-").replace("_", "-"))


def _schema(table: AnyTable, files: Mapping[str, object]) -> dict[str, Any]:
    references = [
        {
            "fields": [column.name],
            "reference": {"resource": "" if column.of == table.name else _name(f"{column.of}.csv"), "fields": ["id"]},
        }
        for column in table.columns
        if column.of and column.type is not Type.LIST and f"{column.of}.csv" in files
    ]
    fields = [_field(column, is_key=column.name in table.key) for column in table.columns]
    return filled({"fields": fields, "primaryKey": [*table.key], "foreignKeys": references})


def _field(column: Column[object], *, is_key: bool) -> dict[str, Any]:
    several = f" {_SEVERAL}" if column.type is Type.LIST else ""
    facts: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": f"{column.description}{several}",
    }
    return facts | ({"constraints": {"required": True}} if is_key else {})
