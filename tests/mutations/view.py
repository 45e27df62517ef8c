"""What the texts say, read anew and in the plainest way, so that expectations do not rest on the program."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import networkx as nx

from mutations.draft import stem
from mutations.outline import values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mutations.draft import Draft
    from mutations.outline import Path

MENTION = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]]+))?\]\]")


class Edge(NamedTuple):
    source: str
    relation: str
    target: str
    file: str

    @property
    def path(self) -> Path:
        return ("edges", self.relation, self.target)

    def limits(self, seen: View) -> list[str]:
        """Return the settings to which it is limited."""
        written = seen.terms[self.source]["edges"][self.relation][self.target]
        return written.get("in", []) if isinstance(written, dict) else []


class Prose(NamedTuple):
    """A text in Markdown: where it stands and what it says."""

    file: str
    path: Path
    text: str


TELLING = {"sequence", "sequences"}
"""The fields with explicit stories."""


@dataclass(frozen=True)
class View:
    """The values of the files of a draft."""

    files: dict[str, str]
    """The file of each term by its id."""
    terms: dict[str, dict[str, Any]]
    graph: dict[str, Any]
    """What the files of `graph/` say, by their stems."""
    models: dict[str, dict[str, Any]]
    """What the files of models say, by these files."""

    @cached_property
    def edges(self) -> list[Edge]:
        """Every edge: by source, by the order of the relations, by target."""
        order = list(self.relations)
        found = [
            Edge(id_, relation, target, self.files[id_])
            for id_, term in self.terms.items()
            for relation, targets in term.get("edges", {}).items()
            for target in targets
        ]
        return sorted(found, key=lambda edge: (edge.source, order.index(edge.relation), edge.target))

    @property
    def relations(self) -> dict[str, dict[str, Any]]:
        return self.graph["relations"]

    @property
    def kinds(self) -> dict[str, dict[str, Any]]:
        return self.graph["kinds"]

    @property
    def stages(self) -> list[str]:
        return [stage["id"] for stage in self.graph["stages"]]

    @property
    def references(self) -> list[dict[str, Any]]:
        return self.graph["references"]["references"]

    def flow(self, relation: str) -> str:
        return self._flows[relation]

    @cached_property
    def _flows(self) -> dict[str, str]:
        return {name: relation.get("flow", "none") for name, relation in self.relations.items()}

    def has(self, relation: str, name: str) -> bool:
        return self.relations[relation].get(name) == "true"

    def stage(self, term: str) -> int:
        """Return the number of a term's stage, or 0."""
        name = self.terms[term].get("stage")
        return self.stages.index(name) + 1 if name else 0

    def rule(self, term: str) -> str:
        """Return whether a term's kind stands in a stage."""
        return self.kinds[self.terms[term]["kind"]].get("stage", "optional")

    def role(self, term: str) -> str:
        return self.kinds[self.terms[term]["kind"]].get("role", "none")

    def deprecated(self, term: str) -> bool:
        return self.terms[term].get("status") == "deprecated"

    def names(self, term: str) -> list[str]:
        return [self.terms[term]["label"], *self.terms[term].get("aliases", [])]

    def pairs(self) -> Iterator[tuple[str, str, Edge]]:
        """Yield the earlier and the later term of every edge of the sequence."""
        for edge in self.edges:
            if self.flow(edge.relation) == "forward":
                yield edge.source, edge.target, edge
            elif self.flow(edge.relation) == "backward":
                yield edge.target, edge.source, edge

    def sequence(self) -> nx.DiGraph:
        graph = nx.DiGraph()
        graph.add_nodes_from(self.terms)
        graph.add_edges_from((earlier, later) for earlier, later, _ in self.pairs())
        return graph

    def alone(self, relation: str) -> nx.DiGraph:
        """Return the edges of one relation as a graph."""
        graph = nx.DiGraph()
        graph.add_nodes_from(self.terms)
        graph.add_edges_from((edge.source, edge.target) for edge in self.edges if edge.relation == relation)
        return graph

    def joined(self) -> nx.Graph:
        """Return the terms as joined by all edges but those that keep two apart."""
        graph = nx.Graph()
        graph.add_nodes_from(self.terms)
        edges = (edge for edge in self.edges if not self.has(edge.relation, "distinguishes"))
        graph.add_edges_from((edge.source, edge.target) for edge in edges)
        return graph

    @cached_property
    def _by_ends(self) -> dict[frozenset[str], list[Edge]]:
        found: dict[frozenset[str], list[Edge]] = {}
        for edge in self.edges:
            found.setdefault(frozenset((edge.source, edge.target)), []).append(edge)
        return found

    def between(self, one: str, other: str) -> list[Edge]:
        return self._by_ends.get(frozenset((one, other)), [])

    def excluded(self, relation: str) -> set[str]:
        """Return the relations that rule a relation out, or that it rules out."""
        own = set(self.relations[relation].get("excludes", []))
        return own | {name for name, other in self.relations.items() if relation in other.get("excludes", [])}

    def may_join(self, relation: str, source: str, target: str) -> bool:
        """Tell whether a relation may join two terms by their kinds, and nothing between them rules it out."""
        kinds = self.relations[relation].get("kinds", {})
        right = all(
            not kinds.get(end) or self.terms[id_]["kind"] in kinds[end]
            for end, id_ in (("source", source), ("target", target))
        )
        there = {edge.relation for edge in self.between(source, target)}
        return right and source != target and not there & (self.excluded(relation) | {relation})

    def quiet(self) -> list[str]:
        """Return the relations that join any two terms, and of which nothing follows."""
        telling = ("acyclic", "transitive", "symmetric", "distinguishes", "skos")
        return [
            name
            for name, relation in self.relations.items()
            if self.flow(name) == "none" and not relation.get("kinds") and not any(key in relation for key in telling)
        ]

    def prose(self) -> Iterator[Prose]:
        """Yield every text of a term, or of a model, in Markdown."""
        for id_, term in self.terms.items():
            for path, text in _texts(term):
                yield Prose(self.files[id_], path, text)
        for file, model in self.models.items():
            for path, text in _texts_of_model(model):
                yield Prose(file, path, text)

    def cited(self) -> Iterator[tuple[str, str, Path]]:
        """Yield the name of every reference that a term, a model or a fact names, its file and its path."""
        for file, model in self.models.items():
            yield from ((name, file, path) for path, name in _cited_by(model))
        for row, setting in enumerate(self.graph.get("settings", [])):
            for n, fact in enumerate(setting.get("facts", [])):
                for k, name in enumerate(fact.get("sources", [])):
                    yield name, "graph/settings.yml", (row, "facts", n, "sources", k)
        for id_, term in self.terms.items():
            file = self.files[id_]
            yield from ((name, file, ("sources", n)) for n, name in enumerate(term.get("sources", [])))
            for n, figure in enumerate(term.get("figures", [])):
                yield figure["source"], file, ("figures", n, "source")
            for relation, targets in term.get("edges", {}).items():
                for target, edge in targets.items():
                    named = edge.get("sources", []) if isinstance(edge, dict) else []
                    for n, name in enumerate(named):
                        yield name, file, ("edges", relation, target, "sources", n)

    def naming(self) -> Iterator[tuple[str, str, Path]]:
        """Yield every id of a term that is named outside of edges and prose, its file and its path."""
        for id_, term in self.terms.items():
            for path, name in _named(term):
                yield name, self.files[id_], path
        for file, model in self.models.items():
            yield from ((name, file, path) for path, name in _named_by(model))
        about = self.graph.get("glossary", {})
        if "start" in about:
            yield about["start"], "graph/glossary.yml", ("start",)
        yield from ((name, "graph/glossary.yml", ("core", n)) for n, name in enumerate(about.get("core", [])))
        for row, door in enumerate(about.get("doors", [])):
            for n, name in enumerate(door.get("terms", [])):
                yield name, "graph/glossary.yml", ("doors", row, "terms", n)
        for row, path in enumerate(self.graph.get("paths", [])):
            for n, stop in enumerate(path["stops"]):
                yield stop["term"], "graph/paths.yml", (row, "stops", n, "term")

    def cast(self) -> Iterator[tuple[str, Path]]:
        """Yield the actor of every role in `graph/settings.yml`, and its path there."""
        for row, setting in enumerate(self.graph.get("settings", [])):
            yield from ((actor, (row, "cast", role)) for role, actor in setting.get("cast", {}).items())

    def told(self) -> set[str]:
        """Return the terms that an explicit story shows, and those who act in one."""
        return {name for name, _, path in self.naming() if path[0] in TELLING}


def view(draft: Draft) -> View:
    """Return what the texts of a draft say."""
    files = {stem(file): file for file in draft.term_files()}
    models = {file: values(draft.texts[file]) for file in draft.model_files()}
    in_graph = (file for file in draft.texts if file.startswith("graph/") and file not in models)
    graph = {stem(file): values(draft.texts[file]) for file in in_graph}
    terms = {id_: values(draft.texts[files[id_]]) for id_ in sorted(files)}
    return View(dict(sorted(files.items())), terms, graph, models)


def _texts(term: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    for name in ("definition", "explanation"):
        if name in term:
            yield (name,), term[name]
    yield from ((("boundaries", n), text) for n, text in enumerate(term.get("boundaries", [])))
    for relation, targets in term.get("edges", {}).items():
        for target, edge in targets.items():
            if isinstance(edge, str):
                yield ("edges", relation, target), edge
            else:
                yield from ((("edges", relation, target, k), edge[k]) for k in ("reason", "detail") if k in edge)
    yield from ((("faq", n, "answer"), entry["answer"]) for n, entry in enumerate(term.get("faq", [])))
    yield from ((("examples", n, "text"), e["text"]) for n, e in enumerate(term.get("examples", [])) if "text" in e)


def _texts_of_model(model: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    yield ("description",), model["description"]
    yield from ((("leaves_out", n), text) for n, text in enumerate(model.get("leaves_out", [])))
    if "opening" in model.get("sentences", {}):
        yield ("sentences", "opening"), model["sentences"]["opening"]
    for n, one in enumerate(model.get("sentences", {}).get("round", [])):
        yield ("sentences", "round", n, "text"), one["text"]
    for n, one in enumerate(model["stop"].get("when", [])):
        yield ("stop", "when", n, "text"), one["text"]
    for part, field in (("parameters", "text"), ("results", "otherwise")):
        yield from (((part, name, field), one[field]) for name, one in model.get(part, {}).items() if field in one)
    for part in ("scenarios", "expect"):
        yield from (((part, n, "text"), one["text"]) for n, one in enumerate(model.get(part, [])) if "text" in one)


def _cited_by(model: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    for n, source in enumerate(model.get("sources", [])):
        yield (("sources", n, "source"), source["source"]) if isinstance(source, dict) else (("sources", n), source)
    yield from ((("expect", n, "source"), e["source"]) for n, e in enumerate(model.get("expect", [])) if "source" in e)


def _named_by(model: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    for part in ("explains", "episodes"):
        yield from (((part, n), name) for n, name in enumerate(model.get(part, [])))
    for part in ("parameters", "state", "round", "results"):
        yield from (((part, key, "term"), one["term"]) for key, one in model.get(part, {}).items() if "term" in one)


def _named(term: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    if "replaced_by" in term:
        yield ("replaced_by",), term["replaced_by"]
    yield from ((("step", k), term["step"][k]) for k in ("from", "to", "at") if k in term.get("step", {}))
    for n, item in enumerate(term.get("sequence", [])):
        yield from ((("sequence", n, k), item[k]) for k in ("term", "from", "to", "at") if k in item)
    for setting, items in term.get("sequences", {}).items():
        for n, item in enumerate(items):
            yield from ((("sequences", setting, n, k), item[k]) for k in ("term", "from", "to", "at") if k in item)
