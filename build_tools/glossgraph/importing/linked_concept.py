"""What linked data says of one concept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.importing import properties as p
from glossgraph.importing.axioms import edges_of_class
from glossgraph.importing.dates import day
from glossgraph.importing.linked_groups import groups_of
from glossgraph.importing.rdf import DCTERMS, RDF, RDFS, Graph, Node, in_words, local_name
from glossgraph.importing.vocabulary import Concept, Edge, Name, Note, Source, Text
from glossgraph.load.values import ADDRESS
from glossgraph.text.ids import fault_of

if TYPE_CHECKING:
    from glossgraph.importing.tally import Tally

_ADDRESS = re.compile(ADDRESS)

_MOST_KINDS = 20
"""With more classes than this, they are groups and no kinds."""

_LONGEST_TITLE = 300


class ConceptReader:
    """Reads one concept after the other, and remembers what they use."""

    def __init__(self, graph: Graph, concepts: set[str], groups: set[str], tally: Tally) -> None:
        """Take a graph, with the names of what in it is a concept or a group."""
        self._graph = graph
        self._concepts = concepts
        self._groups = groups
        self._tally = tally
        self._members = groups_of(graph, groups, concepts, tally)
        self._reasons = _reasons(graph)
        self.has_hierarchy = any(not {p.BROADER, p.NARROWER}.isdisjoint(said) for said in graph.of.values())
        self.used: dict[str, None] = {}
        """The properties that became edges."""
        self.kinds: dict[str, str] = {}
        self.references: dict[str, dict[str, object]] = {}

    def concept(self, node: Node) -> Concept:
        """Return a concept with all that is said of it."""
        graph = self._graph
        labels = list(graph.texts(node, *p.LABELS))
        labels = labels or list(graph.texts(node, *p.OTHER_LABELS))[:1]
        labels, qualifier = _without_qualifier(graph, node, labels)
        taken = set(labels)
        names = [Name(text, type_) for property_, type_ in p.NAMES.items() for text in graph.texts(node, property_)]
        definitions = list(graph.texts(node, *p.DEFINITIONS))
        described = list(graph.texts(node, *p.DESCRIPTIONS))
        if not definitions:
            definitions, described = described[:1], described[1:]
        notes = [Note(text) for text in described]
        notes += [Note(text, type_) for property_, type_ in p.NOTES.items() for text in graph.texts(node, property_)]
        taken.update(name.text for name in names)
        taken.update(definitions)
        other = _Other(self, node, taken)
        id_ = _id(graph, node)
        days = {name: list(graph.texts(node, name)) for name in (p.CREATED, p.MODIFIED)}
        for name, texts in days.items():
            notes += [Note(_named(name, text)) for text in texts[0 if not texts or not day(texts[0].text) else 1 :]]
        replaced_by = [n.name for n in graph.nodes(node, *p.REPLACED_BY)]
        return Concept(
            key=node.name,
            id=id_,
            labels=tuple(labels),
            qualifier=qualifier,
            names=(*names, *other.names),
            definitions=tuple(definitions),
            notes=(*notes, *other.notes),
            usage=tuple(graph.texts(node, p.USAGE)),
            notations=tuple(text.text for text in graph.texts(node, *p.NOTATIONS) if text.text != id_),
            iri=node.name,
            matches=(
                *((type_, n.name) for property_, type_ in p.MATCHES.items() for n in graph.nodes(node, property_)),
                *other.matches,
            ),
            see_also=tuple(dict.fromkeys(other.addresses)),
            groups=tuple(dict.fromkeys([*self._members.get(node, ()), *other.groups])),
            kind=self._kind(node),
            status="deprecated" if self._is_deprecated(node) or replaced_by else "",
            replaced_by=tuple(replaced_by),
            created=next((day(text.text) for text in days[p.CREATED]), ""),
            modified=next((day(text.text) for text in days[p.MODIFIED]), ""),
            sources=tuple(other.sources),
            edges=tuple(other.edges),
        )

    def _kind(self, node: Node) -> str:
        """Return what sort of concept it is, if a class or a type says more than that it is one."""
        for text in self._graph.texts(node, p.SORT):
            self.kinds.setdefault(text.text, in_words(text.text).capitalize())
            return text.text
        classes = sorted(self._graph.types(node) - p.PLAIN_TYPES)
        for class_ in classes[:1]:
            if class_ in self.kinds or len(self.kinds) < _MOST_KINDS:
                label = next(self._graph.texts(Node(class_), *p.LABELS, *p.OTHER_LABELS), None)
                self.kinds.setdefault(class_, label.text if label else in_words(local_name(class_)).capitalize())
                for further in classes[1:]:
                    self._tally.dropped("further classes of a concept", f"{local_name(node.name)}: {further}")
                return class_
            self._tally.dropped("classes of concepts beyond twenty", class_)
        return ""

    def _is_deprecated(self, node: Node) -> bool:
        said = self._graph.of[node]
        named_so = (property_ for property_ in said if local_name(property_) == "deprecated")
        return any(text.text in {"true", "1"} for property_ in named_so for text in self._graph.texts(node, property_))

    def reason(self, source: str, property_: str, target: str) -> Text | None:
        """Return why an edge holds, if a statement says so."""
        return self._reasons.get((source, property_, target))

    def is_concept(self, node: Node) -> bool:
        """Tell whether a thing is a concept."""
        return node.name in self._concepts

    def is_group(self, node: Node) -> bool:
        """Tell whether a thing is a group."""
        return node.name in self._groups

    @property
    def graph(self) -> Graph:
        """All that is said."""
        return self._graph

    @property
    def tally(self) -> Tally:
        """What becomes of it."""
        return self._tally


class _Other:
    """What is said of a concept by properties that no field of a term is made for."""

    def __init__(self, reader: ConceptReader, node: Node, taken: set[Text]) -> None:
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
            if property_ not in _KNOWN and local_name(property_) != "deprecated":
                for value in values:
                    if isinstance(value, Text):
                        self._text(property_, value)
                    else:
                        self._thing(property_, value)

    def _text(self, property_: str, text: Text) -> None:
        name = local_name(property_)
        if text in self._taken:
            self._reader.tally.dropped(f"values of `{name}` that only repeat a label or another text", text.text)
        elif property_ in p.SOURCES and len(text.text) <= _LONGEST_TITLE:
            self._reader.references.setdefault(text.text, {"type": "document", "title": text.text})
            self.sources.append(Source(text.text))
        elif name in p.NAMES_IN_USE:
            self.names.append(Name(text, p.NAMES_IN_USE[name]))
        else:
            self.notes.append(Note(_named(property_, text)))
            self._reader.tally.changed(f"values of `{name}`, which become notes", text.text)

    def _thing(self, property_: str, value: Node) -> None:
        reader = self._reader
        if value.is_blank:
            self._unnamed(property_, value)
        elif property_ in p.IN_SCHEME or reader.is_group(value):
            self._group(property_, value)
        elif reader.is_concept(value) or property_ in _RELATIONS:
            self._edge(property_, value)
        elif property_ in p.SOURCES and reader.graph.types(value) & {p.REFERENCES}:
            reader.references.setdefault(value.name, _reference(reader.graph, value))
            self.sources.append(Source(value.name))
        elif property_ == p.EQUIVALENT:
            self.matches.append(("exact", value.name))
        else:
            self._outside(property_, value)

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
            self.notes.append(Note(_named(property_, Text(value.name))))
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
            self.notes.append(Note(_named(property_, Text("; ".join(texts)))))
        else:
            reader.tally.dropped(f"nested values of `{local_name(property_)}`", self._node.name)

    def _edge(self, property_: str, target: Node) -> None:
        if property_ in p.DERIVED:
            if self._reader.has_hierarchy:
                self._reader.tally.dropped("edges that only follow from others", property_)
                return
            property_ = p.DERIVED[property_]
        property_ = p.BROADER if property_ == p.SUBCLASS else property_
        self._reader.used[property_] = None
        reason = self._reader.reason(self._node.name, property_, target.name)
        self.edges.append(Edge(property_, target.name, reason))


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


def _named(property_: str, text: Text) -> Text:
    words = in_words(local_name(property_))
    return Text(f"{words[:1].upper()}{words[1:]}: {text.text}", text.language)


def _id(graph: Graph, node: Node) -> str:
    """Return the id that a concept had as a term of this program; nothing if it does not look so."""
    name = local_name(node.name)
    if any(True for _ in graph.texts(node, p.SORT)):
        # an export of this program says its kind, and its id
        name = next((text.text for text in graph.texts(node, f"{DCTERMS}identifier")), name)
    elif not node.name.endswith(f"terms/{name}"):
        return ""
    return "" if fault_of(name) else name


def _without_qualifier(graph: Graph, node: Node, labels: list[Text]) -> tuple[list[Text], str]:
    """Return the labels, and the qualifier behind the first of them if the plain label is stated as well."""
    plain = next(graph.texts(node, f"{RDFS}label"), None)
    if plain and labels and labels[0].text.startswith(f"{plain.text} (") and labels[0].text.endswith(")"):
        return [plain, *labels[1:]], labels[0].text[len(plain.text) + 2 : -1]
    return labels, ""


def _reasons(graph: Graph) -> dict[tuple[str, str, str], Text]:
    """Return the comments on statements, by what they state."""
    found: dict[tuple[str, str, str], Text] = {}
    for node in graph.by_type.get(f"{RDF}Statement", []):
        parts = [next(graph.nodes(node, f"{RDF}{part}"), None) for part in ("subject", "predicate", "object")]
        text = next(graph.texts(node, f"{RDFS}comment"), None)
        if text and all(parts):
            subject, predicate, object_ = (part.name if part else "" for part in parts)
            found[subject, predicate, object_] = text
    return found


def _reference(graph: Graph, node: Node) -> dict[str, object]:
    title = next(graph.texts(node, *p.OTHER_LABELS, *p.LABELS), None)
    fields: dict[str, object] = {"type": "document", "title": title.text if title else local_name(node.name)}
    address = next((n.name for n in graph.nodes(node, f"{RDFS}seeAlso")), node.name)
    if _ADDRESS.fullmatch(address):
        fields["URL"] = address
    return fields
