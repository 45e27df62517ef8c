"""SKOS as JSON-LD, JSON with short names that a context explains: for web pages, scripts, and tools such as SkoHub.

The same statements as in the Turtle, which says how to read them. Names and notes are by their language:
`"prefLabel": {"en": "Spoon", "de": "Löffel"}`. Each thing is an object in `@graph`, with its IRI as `id`; a relation
of the glossary is a property under its own IRI.
"""

from __future__ import annotations

import json
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal

from glossgraph.exports.parts import rdf
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.exports.parts.rdf.context import CLASSES, CONTEXT, DATES, IN_LANGUAGES, NAMES, TO_NODES
from glossgraph.exports.parts.rdf.nodes import TYPE, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Triple

    from glossgraph.model import Glossary

TITLE = "JSON-LD (SKOS, RDF)"

OPENS = "Any programming language, jsonld.js, rdflib, and tools for vocabularies such as SkoHub."

PURPOSE = Purpose.RDF

LANGUAGE = "python"

CODE = """import json
from pathlib import Path

things = json.loads(Path("glossary.jsonld").read_text(encoding="utf-8"))["@graph"]
print(*(thing["prefLabel"] for thing in things if thing.get("type") == "Concept"), sep="\\n")"""

NEEDS: tuple[str, ...] = ()


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return ("glossary.jsonld",)


def left_out(glossary: Glossary) -> str:
    """Return what no triple says."""
    return rdf.left_out(glossary)


def export(glossary: Glossary) -> dict[str, Iterator[str]]:
    """Return `glossary.jsonld`."""
    return {"glossary.jsonld": _written(rdf.triples(glossary))}


def _written(triples: Iterable[Triple]) -> Iterator[str]:
    yield f'{{\n "@context": {_dumped(CONTEXT)},\n "@graph": ['
    opening = ""
    for _, said in groupby(triples, key=attrgetter("subject")):
        yield f"{opening}\n  {_dumped(_thing(list(said)))}"
        opening = ","
    yield "\n ]\n}\n"


def _dumped(value: Any) -> str:  # noqa: ANN401 - any value of JSON
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n  ")


def _thing(said: list[Triple]) -> dict[str, Any]:
    """Return what is said of one thing, by the short names of the properties."""
    found: dict[str, Any] = {"id": _iri(said[0].subject)}
    for triple in said:
        property_, value = triple.predicate.value, triple.object
        if triple.predicate == TYPE:
            _add(found, "type", CLASSES.get(_iri(value), _iri(value)))
        elif isinstance(value, Literal) and property_ in IN_LANGUAGES:
            _add(found.setdefault(NAMES[property_], {}), value.language or "@none", value.value)
        else:
            _add(found, NAMES.get(property_, property_), _value(property_, value))
    return found


def _value(property_: str, value: Any) -> Any:  # noqa: ANN401 - any node of RDF, and any value of JSON
    if not isinstance(value, Literal):
        return _iri(value) if property_ in TO_NODES else {"id": _iri(value)}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if property_ in DATES or value.datatype.value == f"{XSD}string":
        return value.value
    if value.datatype.value == f"{XSD}boolean":
        return value.value == "true"
    return {"@value": value.value, "@type": value.datatype.value}


def _iri(node: Any) -> str:  # noqa: ANN401 - the nodes of a glossary all have a name
    return str(node.value)


def _add(to: dict[str, Any], name: str, value: Any) -> None:  # noqa: ANN401 - any value of JSON
    """Add a value: one stands for itself, and several are a list."""
    if name in to:
        known = to[name]
        to[name] = [*known, value] if isinstance(known, list) else [known, value]
    else:
        to[name] = value
