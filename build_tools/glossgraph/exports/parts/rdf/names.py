"""What a term is called, as triples: each name is there once in each language, as SKOS wants it (S13, S14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, Triple

from glossgraph.exports.parts.rdf.nodes import LABEL, own, skos
from glossgraph.model import NameType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.exports.parts.rdf.nodes import Nodes
    from glossgraph.model import Term

_TYPES = {
    NameType.ADMITTED: "admittedName",
    NameType.ABBREVIATION: "abbreviation",
    NameType.DEPRECATED: "deprecatedName",
    NameType.SPELLING: "spelling",
    NameType.HIDDEN: "",
}
"""What this program calls the sorts of names that SKOS does not tell apart."""


def names(nodes: Nodes, term: Term) -> Iterator[Triple]:
    """Yield the names and notations of a term.

    A name that is preferred is no further name of the language, and a further name that is shown is none that is not.
    """
    node = nodes.term(term.id)
    yield from (Triple(node, skos("notation"), Literal(notation)) for notation in term.identifiers.notations)
    if term.qualifier:
        yield Triple(node, LABEL, nodes.words(term.label))
    taken: set[Literal] = set()
    languages: set[str] = set()
    for property_, name, type_ in _in_order(nodes, term):
        if property_ == "prefLabel" and (name.language or "") in languages:
            property_ = "altLabel"  # noqa: PLW2901 - a translation into the language of the glossary itself
        if property_ == "prefLabel":
            languages.add(name.language or "")
        if name not in taken:
            taken.add(name)
            yield Triple(node, skos(property_), name)
            if type_:
                yield Triple(node, own(type_), name)


def _in_order(nodes: Nodes, term: Term) -> Iterator[tuple[str, Literal, str]]:
    """Yield each name with its property of SKOS and what this program calls its sort, the preferred ones first."""
    yield "prefLabel", nodes.words(term.title), ""
    for told in term.translations:
        if told.label:
            yield "prefLabel", nodes.words(told.label, told.language), ""
    yield from (("altLabel", nodes.words(alias), "") for alias in term.aliases)
    for told in term.translations:
        yield from (("altLabel", nodes.words(alias, told.language), "") for alias in told.aliases)
    for is_shown in (True, False):
        for name in term.names:
            if name.is_shown is is_shown:
                property_ = "altLabel" if is_shown else "hiddenLabel"
                yield property_, nodes.words(name.text, name.language), _TYPES[name.type]
