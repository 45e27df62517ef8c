"""SKOS, SKOS-XL or OWL, in Turtle, RDF/XML, JSON-LD and others."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from glossgraph.exports.parts.rdf.nodes import GLOSSGRAPH, VANN, VOID
from glossgraph.importing.dates import day
from glossgraph.importing.linked import properties as p
from glossgraph.importing.linked.concept import ConceptReader
from glossgraph.importing.linked.groups import members_of
from glossgraph.importing.linked.own import SPACE, Own
from glossgraph.importing.linked.rdf import (
    DC,
    DCTERMS,
    FOAF,
    FORMATS,
    OWL,
    RDFS,
    SKOS,
    SKOSXL,
    Graph,
    Node,
    local_name,
    namespace,
    read_graph,
)
from glossgraph.importing.linked.relations import relations
from glossgraph.importing.place import UnreadableError
from glossgraph.importing.tally import Tally
from glossgraph.importing.vocabulary import Group, Text, Vocabulary
from glossgraph.text.ids import fault_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.importing.place import Place

TITLE = "SKOS, SKOS-XL or OWL"

_OF_JSON_LD = re.compile(r'"@(?:context|graph|id)"')

_OF_RDF = re.compile(r"<(?:\w+:)?RDF\b|<!DOCTYPE\s+rdf:RDF|<Ontology\b")


def fits(place: Place) -> bool:
    """Tell whether a file is linked data: by its ending, and where others share that, by how it begins."""
    if place.ending == ".json":
        return _OF_JSON_LD.search(place.head()) is not None
    if place.ending == ".xml":
        return _OF_RDF.search(place.head()) is not None
    return place.ending in FORMATS


def read(place: Place) -> Vocabulary:
    """Read a vocabulary of linked data.

    Raises:
        UnreadableError: it has a mistake, or no concepts.

    """
    graph = read_graph(place)
    concepts = _concepts(graph)
    if not concepts:
        raise UnreadableError(f"`{place.path}` has no concepts: neither `skos:Concept`, `skos:prefLabel` nor classes")
    tally = Tally()
    schemes = [node for type_ in sorted(p.SCHEMES) for node in graph.by_type.get(type_, [])]
    main = _main(graph, schemes)
    collections = [node for type_ in sorted(p.COLLECTIONS) for node in graph.by_type.get(type_, [])]
    wholes = members_of(graph, collections)
    own = Own(graph, main)
    no_groups = {main, *own.no_groups}
    nodes = (node for node in dict.fromkeys([*schemes, *collections]) if node not in no_groups)
    groups = {node.name: _group(own, node, wholes.get(node, ())) for node in nodes}
    reader = ConceptReader(own, {node.name for node in concepts}, set(groups), tally)
    read_ = tuple(reader.concept(node) for node in concepts)
    vocabulary = Vocabulary(
        concepts=read_,
        relations=relations(own, reader.used),
        groups=tuple(groups.values()),
        kinds={**reader.kinds, **{id_: str(rules["label"]) for id_, rules in own.kinds().items()}},
        rules=own.kinds(),
        graph=own.graph_files(),
        language=own.language,
        references=reader.references,
        form=_form(graph),
        base=own.base or _base(concepts, main),
        tally=tally,
    )
    _count_the_rest(own, [*schemes, *map(Node, groups)], {node.name for node in concepts}, tally, main)
    return _with_credits(vocabulary, own, main) if main else vocabulary


def _form(graph: Graph) -> str:
    """Return which of the three it is, or which of them together."""
    properties = {property_ for said in graph.of.values() for property_ in said}
    xl = any(property_.startswith(SKOSXL) for property_ in properties)
    found = {
        "SKOS-XL": xl,
        "SKOS": not xl and any(name.startswith(SKOS) for name in (*properties, *graph.by_type)),
        "OWL": f"{OWL}Class" in graph.by_type,
    }
    return " and ".join(name for name, is_used in found.items() if is_used)


def _concepts(graph: Graph) -> list[Node]:
    """Return what has a page: concepts, named classes, and what has a preferred label and is nothing else."""
    no_concepts = p.COLLECTIONS | p.SCHEMES | {p.REFERENCES}
    found = dict.fromkeys(node for type_ in sorted(p.CONCEPTS) for node in graph.by_type.get(type_, []))
    for node, said in graph.of.items():
        if any(label in said for label in p.LABELS) and not graph.types(node) & no_concepts:
            found[node] = None
    ours = (f"{OWL}", f"{RDFS}", f"{SKOS}", GLOSSGRAPH)
    return [node for node in graph.of if node in found and not node.is_blank and not node.name.startswith(ours)]


def _main(graph: Graph, schemes: list[Node]) -> Node | None:
    """Return the scheme that stands for the whole: the one with the most top concepts, or the only one."""
    tops = {scheme: len(list(graph.nodes(scheme, f"{SKOS}hasTopConcept"))) for scheme in schemes}
    if len(schemes) == 1:
        return schemes[0]
    best = max(tops, key=lambda scheme: tops[scheme], default=None)
    return best if best and tops[best] and list(tops.values()).count(tops[best]) == 1 else None


_PLACES = ("/groups", "/stages", "/settings", ":groups", ":stages", ":settings")
"""The ends of the IRIs, before the id, of what an export of this program makes collections of."""


def _group(own: Own, node: Node, wholes: Iterable[Node]) -> Group:
    graph = own.graph
    labels = tuple(graph.texts(node, *p.LABELS)) or tuple(graph.texts(node, *p.OTHER_LABELS))
    described = next(graph.texts(node, *p.DEFINITIONS, f"{SKOS}scopeNote", *p.DESCRIPTIONS), None)
    identifier = next((text.text for text in graph.texts(node, f"{DCTERMS}identifier")), "")
    place, _, last = node.name.rpartition("/")
    id_ = identifier or (last if place.endswith(_PLACES) else "")
    return Group(
        key=node.name,
        id="" if fault_of(id_) or id_.isdecimal() else id_,
        labels=labels or (Text(local_name(node.name)),),
        description=described,
        within=tuple(whole.name for whole in wholes),
        iri="" if node.is_blank else own.iri(node, "groups", id_),
        notation=next((text.text for text in graph.texts(node, f"{SKOS}notation")), ""),
    )


def _base(concepts: Iterable[Node], main: Node | None) -> str:
    """Return the start that all IRIs share, if it ends where a name begins."""
    if main and main.name.endswith("/scheme"):
        return main.name.removesuffix("scheme")
    spaces = {namespace(node.name) for node in concepts}
    return spaces.pop() if len(spaces) == 1 else ""


_TITLES = (f"{DCTERMS}title", f"{DC}title", *p.LABELS, f"{RDFS}label")

_DESCRIPTIONS = (f"{DCTERMS}description", f"{DC}description", f"{RDFS}comment", f"{DCTERMS}abstract")

_LICENSES = (f"{DCTERMS}license", f"{DCTERMS}rights", f"{DC}rights")

_PUBLISHERS = (f"{DCTERMS}publisher", f"{DC}publisher")


def _with_credits(vocabulary: Vocabulary, own: Own, main: Node) -> Vocabulary:
    """Return a vocabulary with what the scheme that stands for the whole says of it."""
    graph = own.graph
    license_ = next((node.name for node in graph.nodes(main, *_LICENSES) if not node.is_blank), "")
    return replace(
        vocabulary,
        title=_in_english(graph, main, *_TITLES),
        description=_in_english(graph, main, *_DESCRIPTIONS, *p.DEFINITIONS),
        license=license_ or _in_english(graph, main, *_LICENSES),
        publisher=next(_parties(own, main, *_PUBLISHERS), ("", "")),
        authors=tuple(_parties(own, main, *_AUTHORS)),
        version=_in_english(graph, main, f"{OWL}versionInfo"),
        created=next((day(text.text) for text in graph.texts(main, p.CREATED)), ""),
    )


def _in_english(graph: Graph, node: Node, *properties: str) -> str:
    """Return the first text of some properties, in English if there is one."""
    texts = list(graph.texts(node, *properties))
    return next((t.text for t in texts if t.language.partition("-")[0] in {"en", ""}), texts[0].text if texts else "")


def _parties(own: Own, main: Node, *properties: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each party, with the address of their page if there is one."""
    graph = own.graph
    for value in graph.values(main, *properties):
        if isinstance(value, Text):
            yield value.text, ""
            continue
        name = _in_english(graph, value, f"{FOAF}name", *p.LABELS, *p.OTHER_LABELS)
        page = next(
            (n.name for n in graph.nodes(value, f"{FOAF}homepage")),
            "" if value.is_blank or own.place(value) != ("", "") else value.name,
        )
        yield name or " ".join(re.split(r"[-_]+", local_name(page))), page


_AUTHORS = (f"{DCTERMS}creator", f"{DC}creator")

_USED = frozenset(
    {
        *_AUTHORS,
        p.CREATED,
        f"{DCTERMS}isPartOf",
        *_TITLES,
        *_DESCRIPTIONS,
        *_LICENSES,
        *_PUBLISHERS,
        *p.DEFINITIONS,
        *p.NOTATIONS,
        f"{SKOS}scopeNote",
        *p.MEMBERS,
        f"{OWL}versionInfo",
        *p.OF_NO_USE,
    }
)
"""What is read of schemes and collections."""


_OF_EXPORTS = frozenset(
    {
        SPACE,
        f"{VANN}preferredNamespacePrefix",
        f"{VOID}inDataset",
        f"{DCTERMS}language",
        f"{GLOSSGRAPH}style",
        f"{GLOSSGRAPH}start",
    }
)
"""What an export of this program says of its scheme beyond that: it follows from the rest, or from how it is read."""

_WORDS = tuple(dict.fromkeys((*_TITLES, *_DESCRIPTIONS, *p.DEFINITIONS, f"{SKOS}scopeNote")))


def _read_of(own: Own, node: Node, main: Node | None) -> Iterator[str]:
    """Yield the texts of a scheme or a collection that the glossary has a place for."""
    graph = own.graph
    if node == main:
        yield _in_english(graph, node, *_TITLES)
        yield _in_english(graph, node, *_DESCRIPTIONS, *p.DEFINITIONS)
        return
    group = _group(own, node, ())
    # of the labels in other languages, the naming of groups tells
    yield from (text.text for text in (*group.labels, group.description) if text)


def _count_the_rest(own: Own, nodes: Iterable[Node], concepts: set[str], tally: Tally, main: Node | None) -> None:
    """Count what schemes and collections say of themselves that has no place in a glossary."""
    graph = own.graph
    used = _USED | _OF_EXPORTS if own.base else _USED
    for node in dict.fromkeys(nodes):
        kept = set(_read_of(own, node, main))
        for property_ in _WORDS:
            for text in graph.texts(node, property_):
                if text.text not in kept:
                    tally.dropped(f"values of `{local_name(property_)}` of the vocabulary or a group", text.text)
        said = set(graph.texts(node, *_TITLES))
        for property_, values in graph.of.get(node, {}).items():
            rest = [v for v in values if (v not in said if isinstance(v, Text) else v.name not in concepts)]
            if rest and property_ not in used:
                example = next((value.text for value in rest if isinstance(value, Text)), node.name)
                tally.dropped(f"values of `{local_name(property_)}` of the vocabulary or a group", example, len(rest))
