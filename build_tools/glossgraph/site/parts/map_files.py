"""The files from which the script of the map takes what is not on its page: names, edges and their reasons, loops."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from glossgraph.graph.groups import members_of_group
from glossgraph.graph.hierarchy import decides_order, narrower
from glossgraph.graph.members import members
from glossgraph.graph.sequence import in_order, sequence
from glossgraph.graph.spine import by_strength, column_of, columns, flows, leading, main_chain
from glossgraph.graph.threads import acting
from glossgraph.graph.ways import loops
from glossgraph.model import Flow, once
from glossgraph.pictures.looks import colour_class, stage_class
from glossgraph.site.parts.edges import drafts
from glossgraph.site.parts.kinds import told_apart
from glossgraph.site.parts.map_choices import groups_to_choose, relations_to_choose, settings_to_choose
from glossgraph.text.plain import plain_words
from glossgraph.words.say import label_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from glossgraph.graph.spine import Column
    from glossgraph.model import Edge, Glossary, Relation, Setting, Term
    from glossgraph.site.page import Site

FOLDER = "map"

NAMES = f"{FOLDER}/names.json"
"""The file that the script reads before it shows anything else."""

IN_A_FILE = 16
"""How many terms have their neighbours in one file."""

MOST = 200
"""The most edges between two columns, or of a relation, that are listed."""

MOST_REASONS = 60
"""The most edges to a term whose reasons are in the file of that term; the others are with the terms they lead from."""

_FLOWS = {Flow.NONE: 0, Flow.FORWARD: 1, Flow.BACKWARD: -1, Flow.FEEDBACK: 2}
"""How the script calls what a relation says about time or, where the hierarchy puts the terms in order, about that."""


def files(site: Site) -> dict[str, Callable[[], str]]:
    """Return what makes each of the files, by its path."""
    glossary = site.glossary
    makers: dict[str, Callable[[], Any]] = {
        NAMES: partial(_names, site),
        f"{FOLDER}/aliases.json": partial(_aliases, glossary),
        f"{FOLDER}/sequence.json": partial(_sequence, glossary),
        f"{FOLDER}/loops.json": partial(_loops, glossary),
    }
    for number in range(-(-len(glossary.terms) // IN_A_FILE)):
        makers[f"{FOLDER}/near-{number}.json"] = partial(_near, glossary, number)
    for pair, edges in flows(glossary).items():
        makers[f"{FOLDER}/pair-{pair}.json"] = partial(_listed, glossary, edges)
    for relation in relations_to_choose(glossary):
        makers[f"{FOLDER}/relation-{relation.id}.json"] = partial(_of_relation, glossary, relation.id)
    for group in groups_to_choose(glossary):
        makers[f"{FOLDER}/group-{group.id}.json"] = partial(_of_group, glossary, group.id)
    for setting in settings_to_choose(glossary):
        makers[f"{FOLDER}/setting-{setting.id}.json"] = partial(_of_setting, glossary, setting)
    return {path: partial(_written, make) for path, make in makers.items()}


def name_of(site: Site, column: Column) -> str:
    """Return what a column is called: the number and the label of its stage, or which steps or levels it has."""
    stage = site.glossary.stages.get(column.stage)
    if stage:
        return site.words.say("map.stage", number=str(stage.number), stage=stage.label)
    number, first, last = column.last - column.first + 1, str(column.first), str(column.last)
    if decides_order(site.glossary):
        return site.words.say("map.level", number=number, first=first, last=last)
    return site.words.say("map.step", number=number, first=first, last=last)


def class_of(glossary: Glossary, column: Column) -> str:
    """Return the class with the colours of a column."""
    return stage_class(glossary, column.stage) or colour_class(column.number, len(columns(glossary)))


@once
def numbers(glossary: Glossary) -> Mapping[str, int]:
    """Return by which number the files call each term: its place in the order of ids."""
    return {id_: number for number, id_ in enumerate(sorted(glossary.terms))}


def _written(make: Callable[[], Any]) -> str:
    return json.dumps(make(), ensure_ascii=False, separators=(",", ":")) + "\n"


def _names(site: Site) -> dict[str, Any]:
    """Return what everything is called. Of a term: id, label, column, kind, number of edges, and its mark if any."""
    glossary, say = site.glossary, site.words.say
    place, number = column_of(glossary), numbers(glossary)
    kinds = list(told_apart(glossary))

    def term(one: Term) -> list[Any]:
        kind = kinds.index(one.kind) if one.kind in kinds else -1
        mark = say("status.draft") if one.id in drafts(glossary) else ""
        named = [one.id, label_of(say, one), place.get(one.id, 0), kind, len(glossary.by_term[one.id])]
        return [*named, mark] if mark else named

    return {
        "columns": [[c.number, name_of(site, c), class_of(glossary, c)] for c in columns(glossary)],
        "kinds": [[kind.id, kind.label] for kind in told_apart(glossary).values()],
        "relations": [[r.label, r.backwards, _FLOWS[_way(glossary, r)]] for r in glossary.relations.values()],
        "chain": [number[id_] for id_ in main_chain(glossary)],
        "terms": [term(glossary.terms[id_]) for id_ in number],
    }


def _way(glossary: Glossary, relation: Relation) -> Flow:
    """Return whether the source of a relation comes before its target on the map, or after it."""
    if decides_order(glossary) and relation.hierarchy:
        return Flow.FORWARD if relation.leads_down else Flow.BACKWARD
    return relation.flow


def _aliases(glossary: Glossary) -> dict[int, Sequence[str]]:
    """Return the other names of the terms that have any: they are needed only to find a term."""
    named = ((number, glossary.terms[id_].synonyms) for id_, number in numbers(glossary).items())
    return {number: aliases for number, aliases in named if aliases}


def _sequence(glossary: Glossary) -> list[list[int]]:
    """Return which terms follow on each term along the sequence or, without one, down the hierarchy."""
    number = numbers(glossary)
    if decides_order(glossary):
        return [sorted(number[below] for below in narrower(glossary).get(id_, ())) for id_ in number]
    return [sorted(number[after] for after in sequence(glossary).successors(id_)) for id_ in number]


def _loops(glossary: Glossary) -> list[list[int]]:
    """Return each loop: the relation and the source of the edge that closes it, and then its way from the target."""
    number = numbers(glossary)
    return [[glossary.rank[edge.relation], *(number[id_] for id_ in way)] for edge, way in loops(glossary)]


def _near(glossary: Glossary, which: int) -> dict[str, Any]:
    ids = sorted(glossary.terms)[which * IN_A_FILE : (which + 1) * IN_A_FILE]
    return {str(which * IN_A_FILE + place): _neighbours(glossary, glossary.terms[id_]) for place, id_ in enumerate(ids)}


def _neighbours(glossary: Glossary, term: Term) -> dict[str, Any]:
    """Return the definition of a term, its edges, and those to it: relation, other end, reason and condition."""
    number = numbers(glossary)
    edges = sorted(glossary.by_term[term.id], key=lambda edge: (glossary.rank[edge.relation], edge.source, edge.target))
    out = [_edge(glossary, edge, number[edge.target]) for edge in edges if edge.source == term.id]
    others = [edge for edge in edges if edge.source != term.id]
    shown = [_edge(glossary, edge, number[edge.source]) for edge in others[:MOST_REASONS]]
    bare = [[glossary.rank[edge.relation], number[edge.source]] for edge in others[MOST_REASONS:]]
    return {"definition": plain_words(glossary, term.definition), "out": out, "in": [*shown, *bare]}


def _of_relation(glossary: Glossary, relation: str) -> dict[str, Any]:
    return _listed(glossary, by_strength(glossary, glossary.by_relation[relation]))


def _of_group(glossary: Glossary, group: str) -> list[int]:
    number = numbers(glossary)
    return sorted(number[id_] for id_ in members_of_group(glossary, group))


def _of_setting(glossary: Glossary, setting: Setting) -> dict[str, Any]:
    """Return the terms that take a step in a setting, in the order of the sequence, and the others that it has."""
    number, steps = numbers(glossary), acting(glossary, setting)
    others = leading(glossary, sorted(members(glossary)[setting.id] - steps.keys()))
    return {
        "steps": [number[term.id] for term in in_order(glossary, (glossary.terms[id_] for id_ in steps))],
        "others": [number[id_] for id_ in others],
    }


def _listed(glossary: Glossary, edges: Sequence[Edge]) -> dict[str, Any]:
    """Return the first of some edges, each with the number of its source, and how many are left out."""
    number = numbers(glossary)
    return {
        "edges": [[number[e.source], *_edge(glossary, e, number[e.target])] for e in edges[:MOST]],
        "more": max(len(edges) - MOST, 0),
    }


def _edge(glossary: Glossary, edge: Edge, other: int) -> Sequence[int | str]:
    return [
        glossary.rank[edge.relation],
        other,
        plain_words(glossary, edge.reason),
        *([plain_words(glossary, edge.when)] if edge.when else []),
    ]
