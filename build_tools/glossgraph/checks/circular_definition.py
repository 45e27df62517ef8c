"""A definition that explains a term by itself, directly or by way of others.

It uses the term's own label or one of its aliases; or it uses another term, as a name or as a mention, whose
definition leads back. Who does not know the one word does not learn it from the other. Of a group of such definitions
a shortest chain is shown. Other forms of names, such as plurals, are known in English and German. To open with the
name, as in "A flood is water that ...", explains nothing by itself, and is a matter of `definition-form`.

Fails:

```yaml
# terms/flood.yml
label: Flood
definition: The overflow of a rising river.
# terms/rising-river.yml
label: Rising river
definition: A river on its way to a [[flood]].
```

Fixed:

```yaml
# terms/flood.yml
label: Flood
definition: Water on land that is usually dry.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Related
from glossgraph.graph.definitions import circles, definitions
from glossgraph.graph.sequence import shortest_cycle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary
    from glossgraph.model import networkx as nx


_OF_TWO = 2


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the definitions that use their own term, and a shortest cycle of each group that use each other."""
    graph = definitions(glossary)
    for term in glossary.terms.values():
        if graph.has_edge(term.id, term.id):
            words = graph.edges[term.id, term.id]["words"]
            fault = "links to itself" if words.startswith("[[") else f"uses its own name, `{_line(words)}`"
            message = f"the definition of `{term.id}` {fault}"
            help_ = "say what it is in other words: the wider thing it belongs to, and what sets it apart"
            yield Diagnostic("circular-definition", message, term.place("definition", words=words), help_)
    for id_, circle in circles(glossary).items():
        if id_ == min(circle):
            yield _chain(glossary, graph, shortest_cycle(graph, circle))


def _line(words: str) -> str:
    return " ".join(words.split())


def _chain(glossary: Glossary, graph: nx.DiGraph[str], cycle: list[str]) -> Diagnostic:
    pairs = list(zip(cycle, [*cycle[1:], cycle[0]], strict=True))
    places = [glossary.terms[a].place("definition", words=graph.edges[a, b]["words"]) for a, b in pairs]
    steps = [f"that of `{a}` uses `{b}`" for a, b in pairs]
    message = f"definitions run in a circle: {', '.join(steps)}"
    related = tuple(Related(text, place) for text, place in zip(steps[1:], places[1:], strict=True))
    other = "the other" if len(cycle) == _OF_TWO else "the one that it uses"
    help_ = f"define one of them without {other}"
    return Diagnostic("circular-definition", message, places[0], help_, related)
