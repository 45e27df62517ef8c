"""What an export of this program says in words of its own, which no other vocabulary has."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from glossgraph.exports.parts.rdf.nodes import ADMS, BIBO, GLOSSGRAPH, SCHEMA, VANN
from glossgraph.exports.parts.rdf.notes import COINED
from glossgraph.exports.parts.rdf.vocabulary import PARENTS
from glossgraph.importing.linked.rdf import DCTERMS, RDF, RDFS, SKOS, Graph, Node
from glossgraph.importing.vocabulary import Text
from glossgraph.model import Glossary
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SPACE = f"{VANN}preferredNamespaceUri"


class Own:
    """What a graph says in words of this program's own; nothing if it is no export of this program."""

    def __init__(self, graph: Graph, scheme: Node | None) -> None:
        """Take a graph, and the scheme that stands for the whole."""
        self.graph = graph
        """All that is said."""
        self._scheme = scheme
        base = scheme.name.removesuffix("scheme") if scheme else ""
        spaces = [text.text for text in graph.texts(scheme, SPACE)] if scheme else []
        self.base = base if base in spaces else ""
        """What all identifiers of the export start with."""

    def place(self, node: Node) -> tuple[str, str]:
        """Return the part of the glossary to which a node belongs, such as `terms`, and its id there."""
        part, _, id_ = node.name.removeprefix(self.base).partition("/")
        is_own = bool(self.base) and node.name.startswith(self.base) and "/" not in id_
        return (part, unquote(id_)) if is_own else ("", "")

    def id_in(self, part: str, node: Node) -> str:
        """Return the id of a node that belongs to a part; nothing if it does not."""
        found, id_ = self.place(node)
        return id_ if found == part else ""

    def iri(self, node: Node, part: str, id_: str) -> str:
        """Return the IRI of a thing; nothing if an export makes it of the base and the id."""
        return "" if self.base and node.name == f"{self.base}{part}/{quote(id_, safe='')}" else node.name

    def text(self, node: Node, *names: str) -> str:
        """Return the first text of properties of this program's own; nothing if there is none."""
        return next((text.text for text in self.texts(node, *names)), "")

    def texts(self, node: Node, *names: str) -> Iterator[Text]:
        """Yield the texts of properties of this program's own."""
        return self.graph.texts(node, *(GLOSSGRAPH + name for name in names))

    def repeated(self, node: Node) -> set[tuple[str, Text]]:
        """Return the texts of properties of SKOS that one of this program's own has as well, and tells more of."""
        found = {
            (SKOS + PARENTS[name], text) for name in PARENTS if name != "figure" for text in self.texts(node, name)
        }
        for text in self.texts(node, "explanation"):
            found.add((f"{SKOS}note", Text(plain_words(Glossary(), text.text), text.language)))
        for text in self.texts(node, "coined"):
            found |= {(f"{SKOS}scopeNote", text), (f"{SKOS}scopeNote", Text(COINED, "en"))}
        return found

    def markdown(self, node: Node, name: str) -> Text | None:
        """Return a text that is Markdown."""
        return next((Text(text.text, text.language, is_markdown=True) for text in self.texts(node, name)), None)

    def ids(self, node: Node, name: str, part: str) -> list[str]:
        """Return the ids of the things of a part to which a property of this program's own leads."""
        found = (self.id_in(part, other) for other in self.graph.nodes(node, GLOSSGRAPH + name))
        return [id_ for id_ in found if id_]

    def kind(self, node: Node) -> str:
        """Return the id of the kind of a concept, or nothing."""
        found = (self.id_in("kinds", kind) for kind in self.graph.nodes(node, f"{DCTERMS}type"))
        return next(filter(None, found), "")

    def status(self, node: Node) -> str:
        """Return how far a term has come, where that has to be said."""
        found = (value.name.removeprefix(GLOSSGRAPH) for value in self.graph.nodes(node, f"{ADMS}status"))
        return next((status for status in found if status in {"reviewed", "deprecated"}), "")

    def fields(self, node: Node) -> dict[str, object]:
        """Return the fields of a term that no other vocabulary has."""
        coined = next(self.texts(node, "coined"), None)
        former = (self.id_in("terms", old) for old in self.graph.nodes(node, f"{DCTERMS}replaces"))
        found: dict[str, object] = {
            "stage": next(iter(self._members.get(("stages", node), ())), ""),
            "settings": self._members.get(("settings", node), []),
            "coined": (True if coined.text == "true" else coined.text) if coined else None,
            "former_ids": [id_ for id_ in former if id_],
        }
        return {name: value for name, value in found.items() if value} if self.base else {}

    def questions(self, node: Node) -> list[tuple[Text, Text]]:
        """Return the questions about a term, with their answers in Markdown."""
        return self._questions.get(node, [])

    @cached_property
    def _questions(self) -> dict[Node, list[tuple[Text, Text]]]:
        found: dict[Node, list[tuple[Text, Text]]] = {}
        for question in self.graph.by_type.get(f"{SCHEMA}Question", []) if self.base else ():
            asked = next(self.graph.texts(question, f"{SCHEMA}name"), None)
            answers = self.graph.nodes(question, f"{SCHEMA}acceptedAnswer")
            text = next((text for answer in answers for text in self.graph.texts(answer, f"{SCHEMA}text")), None)
            for term in self.graph.nodes(question, f"{SCHEMA}about"):
                if asked and text:
                    found.setdefault(term, []).append((asked, Text(text.text, text.language, is_markdown=True)))
        return found

    def collections(self, part: str) -> list[Node]:
        """Return the collections that stand for the things of a part, in their order where they have one."""
        heads = self.graph.nodes(Node(f"{self.base}{part}"), f"{SKOS}memberList")
        listed = [node for head in heads for node in self.graph.listed(head)]
        both = (*listed, *self.graph.by_type.get(f"{SKOS}Collection", []), *self._ordered)
        return [node for node in dict.fromkeys(both) if self.id_in(part, node)]

    @property
    def _ordered(self) -> list[Node]:
        return self.graph.by_type.get(f"{SKOS}OrderedCollection", [])

    @cached_property
    def no_groups(self) -> set[Node]:
        """The collections that stand for something else than groups."""
        if not self.base:
            return set()
        parts = (node for part in ("stages", "settings", "paths") for node in self.collections(part))
        return {Node(f"{self.base}stages"), *parts}

    @cached_property
    def _members(self) -> dict[tuple[str, Node], list[str]]:
        """The ids of the stages and settings of each term; those who have a role in a setting belong to it anyway."""
        found: dict[tuple[str, Node], list[str]] = {}
        for part in ("stages", "settings"):
            for node in self.collections(part):
                cast = set(self._cast(node).values())
                for member in self.graph.nodes(node, f"{SKOS}member"):
                    if member not in cast:
                        found.setdefault((part, member), []).append(self.id_in(part, node))
        return found

    def _cast(self, setting: Node) -> dict[str, Node]:
        """Return who has which role in a setting."""
        said = self.graph.of.get(setting, {})
        roles = ((self.id_in("roles", Node(property_)), values) for property_, values in said.items())
        return {role: value for role, values in roles if role for value in values if isinstance(value, Node)}

    def graph_files(self) -> dict[str, object]:
        """Return the contents of files of `graph/` that no other vocabulary has, by their stems."""
        found = {part: [*map(self._entry, self.collections(part))] for part in ("stages", "settings")}
        return {part: entries for part, entries in found.items() if entries and self.base}

    def _entry(self, node: Node) -> dict[str, object]:
        """Return the entry of a stage or a setting."""
        cast = {role: self.id_of(actor) for role, actor in self._cast(node).items()}
        facts = (text.text.partition(": ") for text in self.graph.texts(node, f"{SKOS}note"))
        found: dict[str, object] = {
            "id": self.place(node)[1],
            "label": next((text.text for text in self.graph.texts(node, f"{SKOS}prefLabel")), self.place(node)[1]),
            "description": next((text.text for text in self.graph.texts(node, f"{SKOS}scopeNote")), ""),
            "cast": {role: id_ for role, id_ in cast.items() if id_},
            "public": self.ids(node, "public", "roles"),
            "facts": [{"about": about, "text": text} for about, _, text in facts if text],
        }
        return {name: value for name, value in found.items() if value}

    def id_of(self, node: Node) -> str:
        """Return the id of a term."""
        named = (text.text for text in self.graph.texts(node, f"{DCTERMS}identifier"))
        return self.id_in("terms", node) or next(named, "")

    def kinds(self) -> dict[str, dict[str, object]]:
        """Return what `graph/kinds.yml` says of the kinds, by their ids."""
        nodes = self.graph.by_type.get(f"{GLOSSGRAPH}Kind", []) if self.base else ()
        return {id_: self._kind(node) for node in nodes if (id_ := self.id_in("kinds", node))}

    def _kind(self, node: Node) -> dict[str, object]:
        names = {"stage": "stageRule", "role": "role", "definition": "definitionRule", "plural": "plural"}
        found: dict[str, object] = {field: self.text(node, name) for field, name in names.items()}
        found["label"] = next((text.text for text in self.graph.texts(node, f"{RDFS}label")), self.place(node)[1])
        found["article"] = self.text(node, "article") == "true"
        found["description"] = next((text.text for text in self.graph.texts(node, f"{RDFS}comment")), "")
        return {field: value for field, value in found.items() if value}

    def rules(self, relation: Node) -> dict[str, object]:
        """Return what holds of the edges of a relation; nothing if it is none of an export."""
        if not self.id_in("relations", relation):
            return {}
        kinds = {end: self.ids(relation, f"{end}Kind", "kinds") for end in ("source", "target")}
        hierarchy = self.text(relation, "hierarchy")
        found: dict[str, object] = {
            "flow": self.text(relation, "flow"),
            "acyclic": self.text(relation, "acyclic") == "true",
            "distinguishes": self.text(relation, "distinguishes") == "true",
            "kinds": {end: ids for end, ids in kinds.items() if ids},
            "hierarchy": hierarchy == "true" if hierarchy else None,
            "reason": self.text(relation, "reason"),
        }
        return {name: value for name, value in found.items() if value or name in {"acyclic", "reason"}}

    def excluded(self, relation: Node) -> tuple[str, ...]:
        """Return the relations that cannot hold where one does."""
        return tuple(node.name for node in self.graph.nodes(relation, f"{GLOSSGRAPH}excludes"))

    def said_of(self, subject: str, property_: str, object_: str) -> Mapping[str, object]:
        """Return what else the entry of an edge says, besides its reason."""
        node = self._statements.get((subject, property_, object_))
        if not node:
            return {}
        detail = self.text(node, "detail")
        sources = (self.id_in("references", source) for source in self.graph.nodes(node, f"{DCTERMS}source"))
        settings = (self.id_in("settings", setting) for setting in self.graph.nodes(node, f"{DCTERMS}isPartOf"))
        found: dict[str, object] = {
            "when": self.text(node, "when"),
            "detail": detail,
            "sources": [id_ for id_ in sources if id_],
            "in": [id_ for id_ in settings if id_],
        }
        return {name: value for name, value in found.items() if value}

    def locator(self, subject: str, object_: str) -> str:
        """Return where in a source of a term to look."""
        node = self._statements.get((subject, f"{DCTERMS}source", object_))
        return next((text.text for text in self.graph.texts(node, f"{BIBO}locator")), "") if node else ""

    @cached_property
    def _statements(self) -> dict[tuple[str, ...], Node]:
        found: dict[tuple[str, ...], Node] = {}
        for node in self.graph.by_type.get(f"{RDF}Statement", []) if self.base else ():
            parts = [next(self.graph.nodes(node, RDF + part), None) for part in ("subject", "predicate", "object")]
            found[tuple(part.name if part else "" for part in parts)] = node
        return found

    def reference(self, node: Node) -> tuple[str, dict[str, object]] | None:
        """Return the id and the fields of a reference, if they are there whole."""
        id_ = self.id_in("references", node)
        try:
            fields = json.loads(self.text(node, "csl")) if id_ else None
        except (ValueError, RecursionError):
            return None
        if not isinstance(fields, dict) or len(fields) < 2:  # noqa: PLR2004 - its id, and something else
            return None
        return id_, {name: value for name, value in fields.items() if name != "id"}

    @property
    def language(self) -> str:
        """The language of the export."""
        texts = self.graph.texts(self._scheme, f"{DCTERMS}language") if self._scheme and self.base else ()
        return next((text.text for text in texts), "")
