"""The references of a glossary as triples: what a reader needs to find each, and all that its file says."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from glossgraph.exports.parts.rdf.nodes import BIBO, DC, SEE_ALSO, TYPE, XSD, dcterms, own
from glossgraph.load.values import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.exports.parts.rdf.nodes import Nodes
    from glossgraph.model import Reference

_CLASSES = {
    "article": "Article",
    "article-journal": "AcademicArticle",
    "article-magazine": "Article",
    "article-newspaper": "Article",
    "bill": "Bill",
    "book": "Book",
    "chapter": "BookSection",
    "entry-dictionary": "BookSection",
    "entry-encyclopedia": "BookSection",
    "legal_case": "LegalCaseDocument",
    "legislation": "Legislation",
    "manuscript": "Manuscript",
    "paper-conference": "Article",
    "patent": "Patent",
    "regulation": "Legislation",
    "report": "Report",
    "standard": "Standard",
    "thesis": "Thesis",
    "webpage": "Webpage",
}
"""What the Bibliographic Ontology calls the types of CSL."""

_NUMBERS = {
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "edition": "edition",
    "number": "number",
    "ISBN": "isbn",
    "ISSN": "issn",
    "DOI": "doi",
}
"""The same for plain fields."""

_DATE_TYPES = ("gYear", "gYearMonth", "date")


def of_reference(nodes: Nodes, reference: Reference) -> Iterator[Triple]:
    """Yield what is said of a reference."""
    node, fields = nodes.reference(reference.id), reference.fields
    yield Triple(node, TYPE, dcterms("BibliographicResource"))
    yield Triple(node, TYPE, NamedNode(BIBO + _CLASSES.get(str(fields.get("type")), "Document")))
    yield Triple(node, dcterms("identifier"), Literal(reference.id))
    yield Triple(node, dcterms("title"), Literal(str(fields.get("title", reference.id))))
    for role, field in (("creator", "author"), ("contributor", "editor")):
        yield from (Triple(node, NamedNode(DC + role), Literal(name)) for name in _people(fields.get(field)))
    if isinstance(fields.get("publisher"), str):
        yield Triple(node, NamedNode(f"{DC}publisher"), Literal(fields["publisher"]))
    if isinstance(fields.get("container-title"), str):
        yield Triple(node, NamedNode(f"{DC}source"), Literal(fields["container-title"]))
    yield from (Triple(node, dcterms("issued"), date) for date in _dates(fields.get("issued")))
    for field, name in _NUMBERS.items():
        if isinstance(fields.get(field), (str, int)):
            yield Triple(node, NamedNode(BIBO + name), Literal(str(fields[field])))
    if "DOI" in fields:
        yield Triple(node, SEE_ALSO, NamedNode("https://doi.org/" + quote(str(fields["DOI"]), safe="/")))
    if re.fullmatch(ADDRESS, str(fields.get("URL", ""))):
        yield Triple(node, SEE_ALSO, NamedNode(str(fields["URL"])))
    item = json.dumps({"id": reference.id, **fields}, ensure_ascii=False, default=str)
    yield Triple(node, own("csl"), Literal(item))


def _people(people: Any) -> Iterator[str]:  # noqa: ANN401 - CSL allows several shapes
    for person in people if isinstance(people, list) else ():
        if isinstance(person, dict):
            parts = (person.get(part) for part in ("given", "non-dropping-particle", "family", "literal"))
            yield " ".join(str(part) for part in parts if part)


def _dates(issued: Any) -> Iterator[Literal]:  # noqa: ANN401 - same
    """Yield the day, month or year on which a work came out, as exactly as it is known."""
    parts = issued
    if isinstance(issued, dict):
        named = [issued[name] for name in ("year", "month", "day") if name in issued]
        listed = issued.get("date-parts") or [[]]
        parts = named or listed[0]
    if isinstance(parts, (int, str)):
        parts = str(parts).split("-")
    numbers = [int(part) for part in parts or () if str(part).isdecimal()]
    if numbers and len(numbers) == len(parts) <= len(_DATE_TYPES) and numbers[0] <= 9999:  # noqa: PLR2004 - years
        text = "-".join([f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:])])
        yield Literal(text, datatype=NamedNode(XSD + _DATE_TYPES[len(numbers) - 1]))
