"""Edges that lead nowhere, that repeat or contradict one another, or that join what cannot be joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from mutations.draft import Finding, typo
from mutations.material import choose, new_term, word
from mutations.mutator import Mutator
from mutations.view import view

if TYPE_CHECKING:
    from random import Random

    from mutations.draft import Draft
    from mutations.view import Edge, View


ACTING = {"from", "to", "at"}
"""The keys of a step that name who takes part."""

SETTINGS = "graph/settings.yml"


def plain_terms(seen: View) -> list[str]:
    """Return the terms to which an edge can be added: not deprecated, and without an exception that it would end.

    What leads on from a term leads on from its kinds and its genus too.
    """
    excepted = {id_ for id_, term in seen.terms.items() if "allow" in term}
    kin = [edge for edge in seen.edges if seen.relations[edge.relation].get("skos") in {"broader", "narrower"}]
    excepted |= {e.source for e in kin if e.target in excepted} | {e.target for e in kin if e.source in excepted}
    return [id_ for id_ in seen.terms if not seen.deprecated(id_) and id_ not in excepted]


def typo_in_a_target(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    edge = choose(random, seen.edges)
    line = draft.rename(edge.file, edge.path, typo(random, edge.target, seen.terms))
    return [Finding("dangling-edge", edge.file, line)]


def typo_in_the_only_edge(draft: Draft, random: Random) -> list[Finding]:
    """The term that is meant is not joined to the rest any more, which is no second mistake."""
    id_ = new_term(draft, random, {})
    seen = view(draft)
    file = seen.files[choose(random, (term for term in plain_terms(seen) if term != id_))]
    path = draft.add_edge(file, choose(random, seen.quiet()), id_, f"It {word(random)}.")
    draft.settle()
    return [Finding("dangling-edge", file, draft.rename(file, path, typo(random, id_, seen.terms)))]


def term_renamed(draft: Draft, random: Random) -> list[Finding]:
    """A file with a new name: every edge and every mention that has the old one is left behind."""
    seen = view(draft)
    old = choose(random, sorted({edge.target for edge in seen.edges}))
    folder = seen.files[old].rpartition("/")[0]
    renamed = f"{folder}/{old}-{word(random)}.yml"
    draft.texts[renamed] = draft.texts.pop(seen.files[old])
    now = view(draft)
    found = [
        Finding("dangling-edge", edge.file, draft.key_line(edge.file, *edge.path))
        for edge in now.edges
        if edge.target == old
    ]
    found += [
        Finding("unknown-role" if path[-1] in ACTING else "unknown-mention", file, draft.value_line(file, *path))
        for name, file, path in now.naming()
        if name == old
    ]
    found += [
        Finding("unknown-mention", SETTINGS, draft.value_line(SETTINGS, *p)) for name, p in now.cast() if name == old
    ]
    # a text that mentions it twice in the same way is shown once
    found += sorted({Finding("unknown-mention", *place) for place in _mentions(draft, old)})
    return found


def _mentions(draft: Draft, id_: str) -> list[tuple[str, int]]:
    """Return the file and the line of each text's first mention of a term, in either of its forms."""
    seen = view(draft)
    texts = [(part.file, part.path) for part in seen.prose()]
    texts += [("graph/glossary.yml", ("sections", n, "text")) for n in range(len(seen.graph["glossary"]["sections"]))]
    for row, path in enumerate(seen.graph.get("paths", [])):
        texts += [("graph/paths.yml", (row, "stops", n, "text")) for n in range(len(path["stops"]))]
    for row, setting in enumerate(seen.graph.get("settings", [])):
        texts += [(SETTINGS, (row, "facts", n, "text")) for n in range(len(setting.get("facts", [])))]
    found = []
    for file, path in texts:
        spot = draft.spot(file, *path)
        forms = (draft.texts[file].find(form, spot.value, spot.end) for form in (f"[[{id_}]]", f"[[{id_}|"))
        found += [(file, draft.line_at(file, start)) for start in forms if start >= 0]
    return found


def edge_to_itself(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    id_ = choose(random, plain_terms(seen))
    path = draft.add_edge(seen.files[id_], choose(random, seen.relations), id_, f"It {word(random)}.")
    return [Finding("self-edge", seen.files[id_], draft.key_line(seen.files[id_], *path))]


def no_reason(draft: Draft, random: Random) -> list[Finding]:
    edge = choose(random, (e for e in view(draft).edges if isinstance(draft.get(e.file, *e.path), str)))
    draft.put(edge.file, edge.path, choose(random, ["", '""', "~", '" "']))
    return [Finding("missing-reason", edge.file, draft.key_line(edge.file, *edge.path))]


def only_a_branch(draft: Draft, random: Random) -> list[Finding]:
    """An edge that says when it is followed, and not why."""
    edge = choose(random, (e for e in view(draft).edges if isinstance(draft.get(e.file, *e.path), str)))
    draft.put(edge.file, edge.path, f"{{when: it {word(random)}}}")
    return [Finding("missing-reason", edge.file, draft.key_line(edge.file, *edge.path))]


def edge_of_a_wrong_kind(draft: Draft, random: Random) -> list[Finding]:
    seen = view(draft)
    relation = choose(random, (name for name, relation in seen.relations.items() if "kinds" in relation))
    limits, ids = seen.relations[relation]["kinds"], plain_terms(seen)

    def fits(end: str, id_: str) -> bool:
        return not limits.get(end) or seen.terms[id_]["kind"] in limits[end]

    source, target = choose(
        random,
        (
            (a, b)
            for a in ids
            for b in ids
            if a != b and fits("source", a) + fits("target", b) == 1 and _free(seen, relation, a, b)
        ),
    )
    file = seen.files[source]
    path = draft.add_edge(file, relation, target, f"It {word(random)}.")
    return [Finding("wrong-kind", file, draft.key_line(file, *path))]


def _free(seen: View, relation: str, source: str, target: str) -> bool:
    """Tell whether no edge between two terms rules out one more."""
    there = {edge.relation for edge in seen.between(source, target)}
    return not there & {relation, *seen.excluded(relation)}


def kind_changed(draft: Draft, random: Random) -> list[Finding]:
    """A term that only its kind lets act: all its edges of that sort are wrong now, and it can act in no step."""
    seen = view(draft)
    limited = {name: rel["kinds"].get("source", []) for name, rel in seen.relations.items() if "kinds" in rel}
    id_ = choose(random, sorted({edge.source for edge in seen.edges if limited.get(edge.relation)}))
    kinds = [
        k for k, v in seen.kinds.items() if v.get("stage", "optional") == "optional" and v.get("role", "none") == "none"
    ]
    allowed = {
        kind
        for name in limited
        for kind in limited[name]
        if any(e.relation == name and e.source == id_ for e in seen.edges)
    }
    draft.put(seen.files[id_], ("kind",), choose(random, (kind for kind in kinds if kind not in allowed)))
    found = [
        Finding("wrong-kind", edge.file, draft.key_line(edge.file, *edge.path))
        for edge in seen.edges
        if edge.source == id_ and limited.get(edge.relation)
    ]
    if seen.role(id_) == "participant":
        found += [
            Finding("unknown-actor", file, draft.value_line(file, *path))
            for name, file, path in seen.naming()
            if name == id_ and path[-1] in ACTING
        ]
        found += [
            Finding("unknown-actor", SETTINGS, draft.value_line(SETTINGS, *path))
            for name, path in seen.cast()
            if name == id_
        ]
    return found


def from_the_other_side(draft: Draft, random: Random) -> list[Finding]:
    """A symmetric edge that both its ends state: the later one by id is one too many."""
    seen = view(draft)
    edge = choose(random, (edge for edge in seen.edges if seen.has(edge.relation, "symmetric")))
    file = seen.files[edge.target]
    path = draft.add_edge(file, edge.relation, edge.source, f"It {word(random)}.")
    if edge.target > edge.source:
        return [Finding("duplicate-edge", file, draft.key_line(file, *path))]
    return [Finding("duplicate-edge", edge.file, draft.key_line(edge.file, *edge.path))]


def excluded_edge(draft: Draft, random: Random) -> list[Finding]:
    """Two edges of which one rules out the other: the one that is listed later is shown."""
    seen = view(draft)
    edge, relation = choose(
        random,
        (
            (edge, relation)
            for edge in seen.edges
            for relation in sorted(seen.excluded(edge.relation))
            if _only_excluded(seen, edge, relation)
        ),
    )
    path = draft.add_edge(edge.file, relation, edge.target, f"It {word(random)}.")
    order = list(seen.relations)
    later = path if order.index(relation) > order.index(edge.relation) else edge.path
    return [Finding("contradictory-edge", edge.file, draft.key_line(edge.file, *later))]


def _only_excluded(seen: View, edge: Edge, relation: str) -> bool:
    """Tell whether a second edge along one contradicts it alone, and nothing else follows."""
    flows = {seen.flow(edge.relation), seen.flow(relation)}
    if (
        "allow" in seen.terms[edge.source]
        or "allow" in seen.terms[edge.target]
        or len(seen.between(edge.source, edge.target)) > 1
    ):
        return False
    limits = seen.relations[relation].get("kinds")
    return not limits and flows <= {"none", "forward"} and _harmless(seen, relation, edge.source, edge.target)


def _harmless(seen: View, relation: str, source: str, target: str) -> bool:
    """Tell whether a new edge of a relation makes no cycle in it, is not implied and implies no other."""
    if seen.flow(relation) != "none":
        graph = seen.sequence()
        stages = seen.stage(source), seen.stage(target)
        return source not in nx.descendants(graph, target) and (0 in stages or stages[0] <= stages[1])
    graph = seen.alone(relation)
    before, behind = nx.ancestors(graph, source) | {source}, nx.descendants(graph, target) | {target}
    return source not in behind and not any(graph.has_edge(a, b) for a in before for b in behind)


def shortcut(draft: Draft, random: Random) -> list[Finding]:
    """An edge from end to end of a chain of edges of a transitive relation."""
    seen = view(draft)
    places = [
        (relation, start, end)
        for relation in seen.relations
        if seen.has(relation, "transitive")
        for graph in [seen.alone(relation)]
        for start in plain_terms(seen)
        for end in sorted(nx.descendants(graph, start))
        if not seen.between(start, end)
    ]
    relation, start, end = choose(random, places)
    file = seen.files[start]
    path = draft.add_edge(file, relation, end, f"It {word(random)}.")
    return [Finding("redundant-edge", file, draft.key_line(file, *path))]


def related_to_one_above(draft: Draft, random: Random) -> list[Finding]:
    """An edge of a relation that SKOS calls related, between a term and one that it is a kind of."""
    relation = f"goes-with-{word(random)}"
    draft.append(
        "graph/relations.yml", f"{relation}: {{label: goes with {word(random)}, symmetric: true, skos: related}}"
    )
    draft.settle()
    seen = view(draft)
    kinds = nx.DiGraph((e.source, e.target) for e in seen.edges if seen.relations[e.relation].get("skos") == "broader")
    pairs = [(id_, above) for id_ in plain_terms(seen) if id_ in kinds for above in sorted(nx.descendants(kinds, id_))]
    ends = list(choose(random, pairs))
    random.shuffle(ends)
    file = seen.files[ends[0]]
    path = draft.add_edge(file, relation, ends[1], f"It {word(random)}.")
    return [Finding("related-in-hierarchy", file, draft.key_line(file, *path))]


MUTATORS: tuple[Mutator, ...] = (
    Mutator("dangling-edge", typo_in_a_target),
    Mutator("dangling-edge", typo_in_the_only_edge),
    Mutator("dangling-edge", term_renamed),
    Mutator("self-edge", edge_to_itself),
    Mutator("missing-reason", no_reason),
    Mutator("missing-reason", only_a_branch),
    Mutator("wrong-kind", edge_of_a_wrong_kind),
    Mutator("wrong-kind", kind_changed),
    Mutator("duplicate-edge", from_the_other_side),
    Mutator("contradictory-edge", excluded_edge),
    Mutator("redundant-edge", shortcut),
    Mutator("related-in-hierarchy", related_to_one_above),
)
