"""All of a glossary: its terms, what they are made of, and what is derived from both."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the types of fields are read when the program runs
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from glossgraph.diagnostics import count, did_you_mean
from glossgraph.model import networkx as nx
from glossgraph.model.about import About
from glossgraph.model.derived import once_property
from glossgraph.model.reads import Watched
from glossgraph.model.term import kebab
from glossgraph.source import History

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from glossgraph.diagnostics import Diagnostic
    from glossgraph.model.group import Group
    from glossgraph.model.part import Entry
    from glossgraph.model.runnable import Model
    from glossgraph.model.setting import Setting
    from glossgraph.model.term import Edge, Term
    from glossgraph.model.vocabulary import Flow, Kind, ReadingPath, Reference, Relation, Stage

HARMLESS = {"stray-character", "stray-whitespace", "lost-text"}
"""The checks whose problems do not keep anything from being read."""


@dataclass(frozen=True, eq=False)
class Glossary:
    """A whole glossary. Mappings keep the order of their files; terms are sorted by id. Compared by identity.

    It behaves like the mapping of its terms: `glossary["margin-call"]`, `"margin-call" in glossary`, `len(glossary)`.
    """

    terms: Mapping[str, Term] = field(default_factory=dict)
    relations: Mapping[str, Relation] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    stages: Mapping[str, Stage] = field(default_factory=dict)
    settings: Mapping[str, Setting] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    paths: Mapping[str, ReadingPath] = field(default_factory=dict)
    references: Mapping[str, Reference] = field(default_factory=dict)
    models: Mapping[str, Model] = field(default_factory=dict)
    """The models that can be run, sorted by id."""
    about: About = field(default_factory=About)
    history: History = field(default_factory=History)
    """What git knows of its files, where it was asked: for a strict check."""
    today: dt.date | None = None
    """The day on which it is checked; without one, no check goes by the day."""
    is_strict: bool = False
    """Whether it is checked strictly, for which a check may take longer."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The text of each of its files as written, by the file's path below the root; none if it was not read from files.

    A file that cannot be opened, or is not UTF-8, has no text.
    """
    schemas: Mapping[str, str] = field(default_factory=dict)
    """The texts of the schemas for editors that lie beside its files, by their names."""
    problems: tuple[Diagnostic, ...] = ()
    """The problems found while the files were read."""
    unread: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Ids of the terms whose files could not be read, or not all of whose edges could be, with the words of the files.

    Each of the words may be the id of a term that it is joined to. If there are no words, that may be any term.
    """
    unread_parts: frozenset[str] = frozenset()
    """Stems of the files of `graph/` that could not be read, such as `stages`."""
    doubtful: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Stems of the files of `graph/` that were read only in part, with their words: some may be ids left out."""

    def __repr__(self) -> str:
        """Return its title and its size."""
        size = [count(len(self.terms), "term"), count(len(self.edges), "edge"), count(len(self.stages), "stage")]
        return f"<Glossary {self.about.title!r}: {', '.join(size)}>"

    def __getitem__(self, id_: str) -> Term:
        """Return a term; where no term has that id, the KeyError suggests the nearest one."""
        if id_ not in self.terms:
            help_ = did_you_mean(id_, self.terms, "`terms` holds them all")
            raise KeyError(f"no term is called `{id_}`; {help_}")
        return self.terms[id_]

    def __contains__(self, id_: object) -> bool:
        """Tell whether there is a term of that id."""
        return id_ in self.terms

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of the terms."""
        return iter(self.terms)

    def __len__(self) -> int:
        """Return the number of terms."""
        return len(self.terms)

    @cached_property
    def is_watched(self) -> bool:
        """Whether is noted what is read of it."""
        return isinstance(self.terms, Watched)

    @cached_property
    def derived(self) -> dict[object, Any]:
        """The results of functions of it, by the function. Only `once` reads and writes them."""
        return {}

    @once_property
    def rank(self) -> Mapping[str, int]:
        """The position of each relation in its file, counted from 0: those listed earlier are preferred."""
        return {relation: number for number, relation in enumerate(self.relations)}

    @once_property
    def by_stage(self) -> Mapping[str, tuple[Term, ...]]:
        """The terms of each stage, by id; every stage has an entry."""
        return self._grouped(self.stages, lambda term: term.stage)

    @once_property
    def by_kind(self) -> Mapping[str, tuple[Term, ...]]:
        """The terms of each kind, by id; every kind has an entry."""
        return self._grouped(self.kinds, lambda term: term.kind)

    @once_property
    def by_group(self) -> Mapping[str, tuple[Term, ...]]:
        """The terms of each group, by id, without those of the groups within it; every group has an entry."""
        groups: dict[str, list[Term]] = {name: [] for name in self.groups}
        for term in self.terms.values():
            for name in term.groups:
                if name in groups:
                    groups[name].append(term)
        return {name: tuple(terms) for name, terms in groups.items()}

    @once_property
    def entries(self) -> tuple[Entry, ...]:
        """Everything in it that has texts of its own: the terms, and what its files in `graph/` describe."""
        parts = (self.relations, self.kinds, self.stages, self.settings, self.groups, self.paths, self.models)
        return (*self.terms.values(), self.about, *(entry for part in parts for entry in part.values()))

    def _grouped(self, names: Iterable[str], group_of: Callable[[Term], str]) -> dict[str, tuple[Term, ...]]:
        groups: dict[str, list[Term]] = {name: [] for name in names}
        for term in self.terms.values():
            if group_of(term) in groups:
                groups[group_of(term)].append(term)
        return {name: tuple(terms) for name, terms in groups.items()}

    @once_property
    def edges(self) -> tuple[Edge, ...]:
        """Every edge as written, by source, then in the order of the relations, then by target."""
        rank = self.rank

        def position(edge: Edge) -> tuple[int, str, str]:
            return rank.get(edge.relation, len(rank)), edge.relation, edge.target

        return tuple(edge for _, term in sorted(self.terms.items()) for edge in sorted(term.edges, key=position))

    @once_property
    def joining(self) -> tuple[Edge, ...]:
        """The edges that resolve: they join two different terms by a relation that exists."""
        return tuple(
            e for e in self.edges if e.target in self.terms and e.relation in self.relations and e.source != e.target
        )

    @once_property
    def by_relation(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges that resolve, by their relation; every relation has an entry."""
        edges: dict[str, list[Edge]] = {relation: [] for relation in self.relations}
        for edge in self.joining:
            edges[edge.relation].append(edge)
        return {relation: tuple(joined) for relation, joined in edges.items()}

    @once_property
    def by_term(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges that resolve, from a term and to it, by the term; every term has an entry."""
        edges: dict[str, list[Edge]] = {term: [] for term in self.terms}
        for edge in self.joining:
            edges[edge.source].append(edge)
            edges[edge.target].append(edge)
        return {term: tuple(joined) for term, joined in edges.items()}

    @once_property
    def apart(self) -> Mapping[tuple[str, str], tuple[Edge, ...]]:
        """The edges that keep two terms apart, by the ids of the two in order."""
        edges: dict[tuple[str, str], list[Edge]] = {}
        for relation in self.relations.values():
            for edge in self.by_relation[relation.id] if relation.distinguishes else ():
                edges.setdefault((min(edge.source, edge.target), max(edge.source, edge.target)), []).append(edge)
        return {pair: tuple(edges[pair]) for pair in sorted(edges)}

    def kept_apart(self, first: str, second: str) -> tuple[Edge, ...]:
        """Return the edges that keep two terms apart, in whichever order they are named."""
        return self.apart.get((min(first, second), max(first, second)), ())

    @once_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The terms, and the edges between them whose relation and target exist; `edge` of each is its Edge.

        The key of an edge is its relation.
        """
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.add_nodes_from(self.terms)
        for edge in self.joining:
            graph.add_edge(edge.source, edge.target, key=edge.relation, edge=edge)
        return graph

    def may_hold(self, part: str, name: str) -> bool:
        """Tell whether a file of `graph/` may define a name: unread, or as an id that is to be corrected."""
        known = self.doubtful.get(part, frozenset()) | self._right_ids.get(part, frozenset())
        return part in self.unread_parts or name in known

    @once_property
    def _right_ids(self) -> Mapping[str, frozenset[str]]:
        """The ids to which those that are not in the form of ids are to be corrected, by the stem of the file."""
        parts: dict[str, Mapping[str, Entry]]
        parts = {"relations": self.relations, "kinds": self.kinds, "stages": self.stages}
        return {part: frozenset(kebab(id_) for id_ in ids if id_ != kebab(id_)) for part, ids in parts.items()}

    @once_property
    def _doubtful_fields(self) -> dict[str, set[str]]:
        """The fields in which reading fields a problem, by file; an empty name means that it may be any field."""
        fields: dict[str, set[str]] = {}
        for problem in self.problems:
            path = problem.place.path
            if problem.check not in HARMLESS:
                names_field = bool(path) and not (problem.check == "unknown-field" and len(path) == 1)
                fields.setdefault(problem.place.file, set()).add(str(path[0]) if names_field else "")
        return fields

    def may_lack(self, term: Term, field_: str) -> bool:
        """Tell whether what a term says in a field may be missing because it could not be read."""
        fields = self._doubtful_fields.get(term.file, ())
        return field_ in fields or "" in fields

    def flow(self, edge: Edge) -> Flow:
        """Return the flow of an edge's relation."""
        return self.relations[edge.relation].flow

    def stage_number(self, term: str) -> int | None:
        """Return the number of a term's stage, or None for a term without a known one."""
        stage = self.stages.get(self.terms[term].stage)
        return stage.number if stage else None

    def problems_of(self, check: str) -> tuple[Diagnostic, ...]:
        """Return what reading found under the name of one check."""
        return tuple(problem for problem in self.problems if problem.check == check)
