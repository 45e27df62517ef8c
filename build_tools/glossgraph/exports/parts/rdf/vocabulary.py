"""What the names of this program's own mean in RDF; a file says so of those that it uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from glossgraph.exports.parts.rdf.nodes import (
    ADMS,
    COMMENT,
    GLOSSGRAPH,
    LABEL,
    PARENT,
    PROPERTY,
    RDFS,
    TYPE,
    own,
    skos,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class _Meaning(NamedTuple):
    """A property, class or value: what it is called, what it means, and the property of SKOS that it is a sort of."""

    label: str
    comment: str
    parent: str = ""


_PROPERTIES = {
    "abbreviation": _Meaning("abbreviation", "A short form of the name.", "altLabel"),
    "admittedName": _Meaning("admitted name", "A synonym that may be used.", "altLabel"),
    "deprecatedName": _Meaning("deprecated name", "A name that is no longer to be used.", "altLabel"),
    "spelling": _Meaning("spelling", "Another way to write a name.", "hiddenLabel"),
    "explanation": _Meaning("explanation", "The explanation in full, in Markdown; the note has its words.", "note"),
    "boundary": _Meaning("boundary", "What the concept is not, or where it ends.", "scopeNote"),
    "usageNote": _Meaning("usage note", "How the word is used.", "note"),
    "statusReason": _Meaning("reason for the status", "Why the entry has its status.", "changeNote"),
    "coined": _Meaning("coined name", "That, or why, the label is the glossary's own name for the concept."),
    "formula": _Meaning("formula", "How the quantity is computed, as an equation."),
    "figure": _Meaning("figure", "A hard number, with what it is a number of.", "note"),
    "workedExample": _Meaning("worked example", "An example that computes something.", "example"),
    "flow": _Meaning("flow", "How the relation runs in time: forward, backward, or as feedback to what came before."),
    "acyclic": _Meaning("acyclic", "That a chain of the relation never comes back to where it began."),
    "distinguishes": _Meaning("distinguishes", "That the relation keeps two concepts apart instead of joining them."),
    "excludes": _Meaning("excludes", "A relation that cannot join two concepts which this one joins."),
    "hierarchy": _Meaning("hierarchy", "Whether one of the two concepts that the relation joins is broader."),
    "sourceKind": _Meaning("kind of source", "A kind of concept from which the relation may lead."),
    "targetKind": _Meaning("kind of target", "A kind of concept to which the relation may lead."),
    "reason": _Meaning("reason", "Whether statements of the relation have to say why they hold."),
    "stageRule": _Meaning("rule of stages", "Whether concepts of the kind have a stage."),
    "definitionRule": _Meaning("rule of definitions", "Whether concepts of the kind have to have a definition."),
    "role": _Meaning("role", "What concepts of the kind are in a sequence: a step, a participant, or nothing."),
    "article": _Meaning("article", "That concepts of the kind are read as articles."),
    "plural": _Meaning("plural", "What the concepts of the kind are called together."),
    "when": _Meaning("when", "The condition under which the statement counts."),
    "detail": _Meaning("detail", "What else there is to say of the statement, in Markdown."),
    "public": _Meaning("public role", "A role at which everybody sees what happens."),
    "style": _Meaning("style", "What sort of glossary it is: articles, or a thesaurus."),
    "start": _Meaning("start", "The concept with which a newcomer begins."),
    "csl": _Meaning("reference", "The reference as an item of CSL, in JSON."),
}

_CLASSES = {"Kind": _Meaning("kind", "A sort of concepts, to which the same rules apply.")}

_VALUES = {
    "draft": _Meaning("draft", "Nobody has reviewed the entry."),
    "reviewed": _Meaning("reviewed", "Somebody has reviewed the entry."),
    "deprecated": _Meaning("deprecated", "The concept is no longer to be used."),
}

PARENTS = {name: meaning.parent for name, meaning in _PROPERTIES.items() if meaning.parent}
"""The properties that tell more than one of SKOS, by their names: a text that one of them has, that one has as well."""

_DEFINED_BY = NamedNode(f"{RDFS}isDefinedBy")


_TO_OWN = frozenset({TYPE, NamedNode(f"{ADMS}status")})
"""The properties that lead to a class or a value of this program's own."""


def with_meanings(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Yield triples, and behind them what those names in them mean that are this program's own."""
    used: set[str] = set()
    for triple in triples:
        used.add(triple.predicate.value)
        if triple.predicate in _TO_OWN and isinstance(triple.object, NamedNode):
            used.add(triple.object.value)
        yield triple
    for iri in sorted(used):
        if iri.startswith(GLOSSGRAPH):
            yield from _meaning(iri.removeprefix(GLOSSGRAPH))


def _meaning(name: str) -> Iterator[Triple]:
    node = own(name)
    meaning = {**_PROPERTIES, **_CLASSES, **_VALUES}.get(name)
    if not meaning:
        return
    if name in _PROPERTIES:
        yield Triple(node, TYPE, PROPERTY)
    elif name in _CLASSES:
        yield Triple(node, TYPE, NamedNode(f"{RDFS}Class"))
    yield Triple(node, LABEL, Literal(meaning.label, language="en"))
    yield Triple(node, COMMENT, Literal(meaning.comment, language="en"))
    yield Triple(node, _DEFINED_BY, NamedNode(GLOSSGRAPH.rstrip("#")))
    if meaning.parent:
        yield Triple(node, PARENT, skos(meaning.parent))
