"""What linked data says of a concept by properties that no field of a term is made for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.exports.parts.rdf.nodes import ADMS, GLOSSGRAPH
from glossgraph.importing.linked import properties as p
from glossgraph.importing.linked.axioms import edges_of_class
from glossgraph.importing.linked.rdf import DCTERMS, OWL, RDF, RDFS, SKOSXL, TYPE, Graph, Node, in_words, local_name
from glossgraph.importing.vocabulary import Edge, Name, Note, Source, Text
from glossgraph.load.values import ADDRESS

if TYPE_CHECKING:
    from glossgraph.importing.linked.concept import ConceptReader
    from glossgraph.importing.tally import Tally

_ADDRESS = re.compile(ADDRESS)

_LONGEST_TITLE = 300
"""How long a text may be that names a source."""


class Rest:
    """What is said of a concept by properties that no field of a term is made for."""

    def __init__(self, reader: ConceptReader, node: Node, taken: set[Text]) -> None:
        """Take a concept, and the texts of it that are read already."""
        self._reader = reader
        self._node = node
        self._taken = taken
        self.names: list[Name] = []
        self.notes: list[Note] = []
        self.addresses: list[str] = []
        self.groups: list[str] = []
        self.edges: list[Edge] = []
        self.matches: list[tuple[str, str]] = []
        self.sources: list[Source] = []
        said = reader.graph.of[node]
        for property_, values in said.items():
            if self._is_for_notes(property_):
                for value in values:
                    if isinstance(value, Text):
                        self._text(property_, value)
                    else:
                        self._thing(property_, value)

    def _is_for_notes(self, property_: str) -> bool:
        """Tell whether no field of a term is made for a property."""
        if property_.startswith(GLOSSGRAPH) or (self._reader.own.base and property_ in _OF_EXPORTS):
            return False
        return property_ not in _KNOWN and local_name(property_) != "deprecated"

    def _text(self, property_: str, text: Text) -> None:
        name = local_name(property_)
        if text in self._taken and property_ in p.OTHER_LABELS:
            # it is the label, or says what the preferred one says
            return
        if text in self._taken:
            self._reader.tally.dropped(f"values of `{name}` that only repeat a label or another text", text.text)
        elif property_ in p.SOURCES and len(text.text) <= _LONGEST_TITLE:
            self._reader.references.setdefault(text.text, {"type": "document", "title": text.text})
            self.sources.append(Source(text.text))
        elif name in p.NAMES_IN_USE:
            self.names.append(Name(text, p.NAMES_IN_USE[name]))
        else:
            self.notes.append(Note(named(property_, text)))
            self._reader.tally.changed(f"values of `{name}`, which become notes", text.text)

    def _thing(self, property_: str, value: Node) -> None:
        reader = self._reader
        if value.is_blank:
            self._unnamed(property_, value)
        elif property_ in p.IN_SCHEME or reader.is_group(value):
            self._group(property_, value)
        elif value.name == f"{OWL}Thing":
            # everything is one
            return
        elif reader.is_concept(value) or property_ in _RELATIONS:
            self._edge(property_, value)
        elif property_ in p.SOURCES and reader.graph.types(value) & {p.REFERENCES}:
            self._reference(property_, value)
        elif property_ == p.EQUIVALENT:
            self.matches.append(("exact", value.name))
        else:
            self._outside(property_, value)

    def _reference(self, property_: str, value: Node) -> None:
        """Add a source, unless it is only cited in prose that is there as it was written."""
        own = self._reader.own
        key, fields = own.reference(value) or (value.name, _reference(self._reader.graph, value))
        self._reader.references.setdefault(key, fields)
        texts = (own.markdown(self._node, "explanation"), *(answer for _, answer in own.questions(self._node)))
        is_cited = property_ == p.CITED and any(text and f"@{key}" in text.text for text in texts)
        if not is_cited:
            self.sources.append(Source(key, own.locator(self._node.name, value.name)))

    def _group(self, property_: str, value: Node) -> None:
        if self._reader.is_group(value):
            self.groups.append(value.name)
            if property_ not in p.IN_SCHEME:
                self._reader.tally.changed(f"values of `{local_name(property_)}`, which become groups", value.name)

    def _outside(self, property_: str, value: Node) -> None:
        name = local_name(property_)
        if _ADDRESS.fullmatch(value.name):
            self.addresses.append(value.name)
            if property_ not in p.SEE_ALSO:
                what = f"values of `{name}` outside the vocabulary, which become further reading"
                self._reader.tally.changed(what, value.name)
        else:
            self.notes.append(Note(named(property_, Text(value.name))))
            self._reader.tally.changed(f"values of `{name}`, which become notes", value.name)

    def _unnamed(self, property_: str, value: Node) -> None:
        reader = self._reader
        if property_ in {p.SUBCLASS, p.EQUIVALENT}:
            for relation, target in edges_of_class(reader.graph, value, reader.tally):
                self._edge(relation, target)
            return
        said = reader.graph.of.get(value, {})
        texts = [v.text for values in said.values() for v in values if isinstance(v, Text)]
        if texts:
            self.notes.append(Note(named(property_, Text("; ".join(texts)))))
        else:
            reader.tally.dropped(f"nested values of `{local_name(property_)}`", self._node.name)

    def _edge(self, property_: str, target: Node) -> None:
        property_ = p.BROADER if property_ == p.SUBCLASS else property_
        self._reader.used[p.DERIVED.get(property_, property_)] = None
        reason = self._reader.reason(self._node.name, property_, target.name)
        more = self._reader.own.said_of(self._node.name, property_, target.name)
        self.edges.append(Edge(property_, target.name, reason, more))


_OF_EXPORTS = frozenset({f"{ADMS}status", f"{DCTERMS}replaces"})
"""What an export of this program says in words of others, of which it knows the sense."""

_RELATIONS = frozenset({p.BROADER, p.NARROWER, p.RELATED, p.SUBCLASS, p.DISJOINT, *p.DERIVED})
"""The properties that lead from one concept to another, even where the other is nowhere described."""

_KNOWN = frozenset(
    {
        *p.LABELS,
        *p.NAMES,
        *p.DEFINITIONS,
        *p.DESCRIPTIONS,
        *p.NOTES,
        p.USAGE,
        *p.NOTATIONS,
        *p.MATCHES,
        p.CREATED,
        p.MODIFIED,
        *p.REPLACED_BY,
        p.SORT,
        *p.OF_NO_USE,
    }
)


_TEXTS = (*p.LABELS, *p.NAMES, *p.DEFINITIONS, *p.DESCRIPTIONS, *p.NOTES, p.USAGE)

_OF_TEXTS = frozenset({TYPE, f"{RDF}value", f"{SKOSXL}literalForm"})
"""What is read of a text that is a thing with properties of its own."""


def count_nested(graph: Graph, node: Node, tally: Tally) -> None:
    """Count what the names and notes of a concept that are things say beyond their texts."""
    for property_ in _TEXTS:
        for thing in graph.nodes(node, property_):
            said = graph.of.get(thing, {})
            if said.keys().isdisjoint(_OF_TEXTS - {TYPE}):
                tally.dropped(f"values of `{local_name(property_)}` that have no text", thing.name)
            for inner, values in said.items():
                if inner not in _OF_TEXTS:
                    example = next((v.text if isinstance(v, Text) else v.name for v in values), "")
                    what = f"values of `{local_name(inner)}` within a `{local_name(property_)}`"
                    tally.dropped(what, example, len(values))


def named(property_: str, text: Text) -> Text:
    """Return the value of a property as a note that begins with its name."""
    words = in_words(local_name(property_))
    return Text(f"{words[:1].upper()}{words[1:]}: {text.text}", text.language)


def _reference(graph: Graph, node: Node) -> dict[str, object]:
    title = next(graph.texts(node, *p.OTHER_LABELS, *p.LABELS), None)
    fields: dict[str, object] = {"type": "document", "title": title.text if title else local_name(node.name)}
    address = next((n.name for n in graph.nodes(node, f"{RDFS}seeAlso")), node.name)
    if _ADDRESS.fullmatch(address):
        fields["URL"] = address
    return fields
