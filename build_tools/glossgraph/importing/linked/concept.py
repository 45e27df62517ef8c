"""What linked data says of one concept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.importing.dates import day
from glossgraph.importing.linked import properties as p
from glossgraph.importing.linked.groups import groups_of
from glossgraph.importing.linked.rdf import DCTERMS, RDF, RDFS, Graph, Node, in_words, local_name
from glossgraph.importing.linked.rest import Rest, count_nested, named
from glossgraph.importing.vocabulary import Concept, Name, Note, Text
from glossgraph.text.ids import fault_of

if TYPE_CHECKING:
    from glossgraph.importing.linked.own import Own
    from glossgraph.importing.tally import Tally

_MOST_KINDS = 20
"""With more classes than this, they are groups and no kinds."""


class ConceptReader:
    """Reads one concept after the other, and remembers what they use."""

    def __init__(self, own: Own, concepts: set[str], groups: set[str], tally: Tally) -> None:
        """Take a graph, by what it says in words of this program's own, and the names of its concepts and groups."""
        self.own = own
        self._graph = graph = own.graph
        self._concepts = concepts
        self._groups = groups
        self._tally = tally
        self._members = groups_of(graph, groups, concepts, tally)
        self._reasons = _reasons(graph)
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
        repeated = self.own.repeated(node)
        said = {
            p_: [t for t in graph.texts(node, p_) if (p_, t) not in repeated] for p_ in (*p.NAMES, *p.NOTES, p.USAGE)
        }
        names = [Name(text, type_) for property_, type_ in p.NAMES.items() for text in said[property_]]
        definitions = list(graph.texts(node, *p.DEFINITIONS))
        described = list(graph.texts(node, *p.DESCRIPTIONS))
        if not definitions:
            definitions, described = described[:1], described[1:]
        notes = [Note(text) for text in described]
        notes += [Note(text, type_) for property_, type_ in p.NOTES.items() for text in said[property_]]
        notes += [Note(text) for text in self.own.texts(node, "workedExample")]
        taken.update(name.text for name in names)
        taken.update(definitions)
        other = Rest(self, node, taken)
        id_ = self._id(node)
        days = {name: list(graph.texts(node, name)) for name in (p.CREATED, p.MODIFIED)}
        for name, texts in days.items():
            notes += [Note(named(name, text)) for text in texts[0 if not texts or not day(texts[0].text) else 1 :]]
            for text in texts[:1]:
                if day(text.text) and "T" in text.text:
                    self._tally.changed("times, of which the day stays", text.text)
        count_nested(graph, node, self._tally)
        replaced_by = [n.name for n in graph.nodes(node, *p.REPLACED_BY)]
        return Concept(
            key=node.name,
            id=id_,
            labels=tuple(labels),
            qualifier=qualifier,
            names=(*names, *other.names),
            definitions=tuple(definitions),
            notes=(*notes, *other.notes),
            usage=tuple(said[p.USAGE]),
            notations=tuple(text.text for text in graph.texts(node, *p.NOTATIONS) if text.text != id_),
            iri=self.own.iri(node, "terms", id_),
            matches=(
                *((type_, n.name) for property_, type_ in p.MATCHES.items() for n in graph.nodes(node, property_)),
                *other.matches,
            ),
            see_also=tuple(dict.fromkeys(other.addresses)),
            groups=tuple(dict.fromkeys([*self._members.get(node, ()), *other.groups])),
            kind=self._kind(node),
            status="deprecated" if self._is_deprecated(node) or replaced_by else self.own.status(node),
            status_reason=next(self.own.texts(node, "statusReason"), None),
            explanation=self.own.markdown(node, "explanation"),
            boundaries=tuple(self.own.texts(node, "boundary")),
            questions=tuple(self.own.questions(node)),
            more=self.own.fields(node),
            replaced_by=tuple(replaced_by),
            created=next((day(text.text) for text in days[p.CREATED]), ""),
            modified=next((day(text.text) for text in days[p.MODIFIED]), ""),
            sources=tuple(other.sources),
            edges=tuple(other.edges),
        )

    def _kind(self, node: Node) -> str:
        """Return what sort of concept it is, if a class or a type says more than that it is one."""
        if own := self.own.kind(node):
            self.kinds.setdefault(own, in_words(own).capitalize())
            return own
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

    def _id(self, node: Node) -> str:
        """Return the id that a concept had as a term of this program; nothing if it does not look so."""
        name = local_name(node.name)
        if self.own.base or any(True for _ in self._graph.texts(node, p.SORT)):
            # an export of this program says its kind, and its id
            name = next((text.text for text in self._graph.texts(node, f"{DCTERMS}identifier")), name)
        elif not node.name.endswith(f"terms/{name}"):
            return ""
        return "" if fault_of(name) else name

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
