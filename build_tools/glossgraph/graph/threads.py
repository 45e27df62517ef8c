"""What leads to what in a setting: the links between the terms that take a step there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.sequence import arrows, graph_of, order
from glossgraph.graph.settings import actions, belongs_to, follows_on, holds_in, is_left_out, settings, takes_steps
from glossgraph.model import networkx as nx
from glossgraph.model import once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from glossgraph.model import Action, Edge, Glossary, Setting


@once
def _acting(glossary: Glossary) -> Mapping[str, Mapping[str, tuple[Action, ...]]]:
    """Return what happens in each setting, by term."""
    return {
        setting.id: {
            term.id: acted
            for term in glossary.terms.values()
            if takes_steps(glossary, term) and not term.deprecated and (acted := actions(glossary, term, setting))
        }
        for setting in settings(glossary)
    }


def acting(glossary: Glossary, setting: Setting) -> Mapping[str, tuple[Action, ...]]:
    """Return the terms that take a step in a setting, and what happens then, one action after another."""
    return _acting(glossary)[setting.id]


@once
def _threads(glossary: Glossary) -> Mapping[str, nx.DiGraph[str]]:
    return {setting.id: _links(glossary, setting) for setting in settings(glossary)}


def threads(glossary: Glossary, setting: Setting) -> nx.DiGraph[str]:
    """Return the links between the terms that take a step in a setting, along the arrows of the sequence.

    Arrows through terms that take no step there count as one link, unless these terms belong to other settings. A link
    has a `weakness`, which is smaller the stronger its relations are; a `when`, which is empty if it is no branch; and
    a `firm`, which tells whether the second step follows on the first: they share an actor, or everybody sees the
    first.

    The result is shared: do not change it.
    """
    return _threads(glossary)[setting.id]


@once
def _firm(glossary: Glossary) -> Mapping[str, nx.DiGraph[str]]:
    firm: dict[str, nx.DiGraph[str]] = {}
    for setting in settings(glossary):
        graph: nx.DiGraph[str] = nx.DiGraph(threads(glossary, setting))
        graph.remove_edges_from([(a, b) for a, b, data in graph.edges(data=True) if not data["firm"]])
        firm[setting.id] = graph
    return firm


def firm_threads(glossary: Glossary, setting: Setting) -> nx.DiGraph[str]:
    """Return the links of `threads` by which one step follows on another. The result is shared: do not change it."""
    return _firm(glossary)[setting.id]


def _links(glossary: Glossary, setting: Setting) -> nx.DiGraph[str]:
    steps = acting(glossary, setting)
    here = graph_of(glossary, (arrow for arrow in arrows(glossary) if holds_in(arrow[2], setting)))
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(steps)
    for start in steps:
        for end, weakness, when in _reached(glossary, setting, here, start):
            link = graph.get_edge_data(start, end)
            if link is None or (weakness, when) < (link["weakness"], link["when"]):
                firm = follows_on(setting, steps[start][-1], steps[end][0])
                graph.add_edge(start, end, weakness=weakness, when=when, firm=firm)
    return graph


def _reached(glossary: Glossary, setting: Setting, here: nx.DiGraph[str], start: str) -> Iterator[tuple[str, int, str]]:
    """Yield the terms with a step that arrows lead to, directly or through others, with the weakness and the branch."""
    steps = acting(glossary, setting)
    waiting = [(start, 0, "")]
    seen = {start}
    while waiting:
        node, weakness, when = waiting.pop(0)
        for successor in sorted(here.successors(node)):
            edge: Edge = here.edges[node, successor]["edge"]
            total, branch = weakness + here.edges[node, successor]["rank"], edge.when or when
            if successor in steps:
                yield successor, total, branch
            elif successor not in seen and leads_through(glossary, setting, successor):
                seen.add(successor)
                # a detour is weaker than any single arrow of its relations
                waiting.append((successor, total + 1, branch))


def leads_through(glossary: Glossary, setting: Setting, id_: str) -> bool:
    """Tell whether a term without a step in a setting can still lead from one step to another there."""
    term = glossary.terms[id_]
    has_no_step = not (term.step or term.steps) or not takes_steps(glossary, term)
    return is_left_out(term, setting) or (has_no_step and belongs_to(term, setting))


def causes(glossary: Glossary, setting: Setting, term: str) -> list[str]:
    """Return the terms on whose steps that of a term follows.

    Those by the strongest relation come first; of these the core terms of the glossary, then the latest.
    """
    graph, position, core = firm_threads(glossary, setting), order(glossary), glossary.about.core
    links: Iterable[tuple[str, str, int]] = graph.in_edges(term, data="weakness")
    return [cause for _, _, _, cause in sorted((w, c not in core, -position[c], c) for c, _, w in links)]


def effects(glossary: Glossary, setting: Setting, term: str) -> list[str]:
    """Return the terms whose steps follow on that of a term.

    Those by the strongest relation come first; of these the core terms of the glossary, then the earliest.
    """
    graph, position, core = firm_threads(glossary, setting), order(glossary), glossary.about.core
    links: Iterable[tuple[str, str, int]] = graph.out_edges(term, data="weakness")
    return [effect for _, _, _, effect in sorted((w, e not in core, position[e], e) for _, e, w in links)]
