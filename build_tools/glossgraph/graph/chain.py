"""The chain of a setting: one way through the sequence, from its first stage to its last."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph.steps import steps_along
from glossgraph.graph.threads import firm_threads
from glossgraph.model import networkx as nx

if TYPE_CHECKING:
    from glossgraph.graph.steps import StoryStep
    from glossgraph.model import Glossary, Setting


class _Way(NamedTuple):
    """A way along the links; of two ways, the smaller one is the better chain."""

    minus_stages: int
    minus_core: int
    length: int
    weakness: int
    terms: tuple[str, ...]


def chain(glossary: Glossary, setting: Setting) -> tuple[StoryStep, ...]:
    """Return the steps of the chain of a setting, as far as steps follow on one another.

    Of all ways along which each step follows on the one before and none goes back to an earlier stage, it is the one
    that touches the most stages, then shows the most of the `core` terms of `graph/glossary.yml`, then has the fewest
    terms, then follows the strongest relations. There is none in a glossary without stages.
    """
    graph = firm_threads(glossary, setting)
    core = set(glossary.about.core)
    ways: dict[str, _Way] = {}
    for node in nx.topological_sort(graph):
        stage = glossary.stage_number(node)
        if stage is None:
            continue
        is_core = node in core
        best = _Way(-1, -is_core, 1, 0, (node,))
        for before, _, data in graph.in_edges(node, data=True):
            number = glossary.stage_number(before)
            if number is not None and number <= stage and before in ways:
                way = ways[before]
                longer = _Way(
                    way.minus_stages - (number < stage),
                    way.minus_core - is_core,
                    way.length + 1,
                    way.weakness + data["weakness"],
                    (*way.terms, node),
                )
                best = min(best, longer)
        ways[node] = best
    return steps_along(glossary, setting, min(ways.values()).terms) if ways else ()
