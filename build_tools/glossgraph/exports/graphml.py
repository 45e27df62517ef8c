"""Terms and edges with their attributes: for Gephi, yEd, Cytoscape, igraph and networkx.

Texts are plain words, without Markdown. `aliases` are separated by `|`; one that holds a `|`, a double quote or a line
break is in double quotes, as in CSV. Where there are settings, `settings` names those in which a term takes part or an
edge holds, and `roles` those of an actor, each as `setting:role`; an edge with empty `settings` holds in all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from glossgraph.graph.members import roles_of, settings_with
from glossgraph.text.escape import csv_row
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from glossgraph.model import Glossary, Term

TITLE = "GraphML"

OPENS = "[Gephi](https://gephi.org), [yEd](https://www.yworks.com/yed), Cytoscape, igraph and NetworkX."

LANGUAGE = "python"

CODE = """import networkx as nx

graph = nx.read_graphml("glossary.graphml", force_multigraph=True)
print(sorted(graph.degree, key=lambda pair: -pair[1])[:5])"""


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return ("glossary.graphml",)


def export(glossary: Glossary) -> dict[str, str]:
    """Return `glossary.graphml`; the id of an edge is `source--relation--target`."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update(glossary.about.credits)
    for term in glossary.terms.values():
        stage = glossary.stages.get(term.stage)
        graph.add_node(
            term.id,
            label=term.label,
            kind=term.kind,
            stage=term.stage,
            stage_number=stage.number if stage else 0,
            aliases=csv_row(term.aliases, "|"),
            definition=plain_words(glossary, term.definition),
            status=str(term.status),
            replaced_by=term.replaced_by,
            formula=term.formula.equation if term.formula else "",
            **_belonging(glossary, term),
        )
    for edge in glossary.edges:
        graph.add_edge(
            edge.source,
            edge.target,
            key=f"{edge.source}--{edge.relation}--{edge.target}",
            relation=edge.relation,
            label=glossary.relations[edge.relation].label,
            flow=str(glossary.flow(edge)),
            reason=plain_words(glossary, edge.reason),
            when=edge.when,
            **({"settings": csv_row(edge.settings, "|")} if glossary.settings else {}),
        )
    return {"glossary.graphml": "\n".join(nx.generate_graphml(graph)) + "\n"}


def _belonging(glossary: Glossary, term: Term) -> dict[str, str]:
    if not glossary.settings:
        return {}
    roles = [f"{setting.id}:{role}" for setting, role in roles_of(glossary, term.id)]
    settings = [setting.id for setting in settings_with(glossary, term)]
    return {"settings": csv_row(settings, "|"), "roles": csv_row(roles, "|")}


def left_out(_: Glossary) -> str:
    """Return what nodes and edges have no attributes for."""
    return (
        "explanations, boundaries, questions, examples, figures, stories, facts of settings, reading paths, "
        "sources, and the details of edges"
    )
