"""A definition that explains a term by itself, directly or by way of others.

It uses the term's own label or one of its aliases; or it uses another term, as a name or as a mention, whose
definition leads back. Who does not know the one word does not learn it from the other. Of a group of such definitions
a shortest chain is shown. Plurals and possessives of names are known in English only.

Fails:

```yaml
# terms/margin-call.yml
label: Margin call
definition: A demand that sets off a [[forced-liquidation]].
# terms/forced-liquidation.yml
label: Forced liquidation
definition: The closing of a position after a margin call.
```

Mended:

```yaml
# terms/margin-call.yml
label: Margin call
definition: A demand for more collateral by a deadline.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from glossgraph.diagnostics import Diagnostic, Related
from glossgraph.graph.sequence import shortest_cycle
from glossgraph.model import UNREADABLE
from glossgraph.text.mentions import mentioned
from glossgraph.text.names import used_in_definitions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Term


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the definitions that use their own term, and a shortest cycle of each group that use each other."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for term in glossary.terms.values():
        if term.definition == UNREADABLE or term.deprecated:
            continue
        for id_, words in _terms_used(glossary, term).items():
            if id_ == term.id:
                quoted = f"[[{id_}]]" if words.startswith("[[") else " ".join(words.split())
                message = f"the definition of `{term.id}` uses `{quoted}`, which it is to define"
                help_ = "say what it is in other words: the wider thing it belongs to, and what sets it apart"
                yield Diagnostic("circular-definition", message, term.place("definition", words=words), help_)
            elif not graph.has_edge(term.id, id_):
                graph.add_edge(term.id, id_, words=words)
    for component in nx.strongly_connected_components(graph):
        if len(component) > 1:
            yield _chain(glossary, graph, shortest_cycle(graph, component))


def _terms_used(glossary: Glossary, term: Term) -> dict[str, str]:
    """Return the terms that a definition uses, each with the words that name it; ambiguous words are left out."""
    names = {use.terms[0]: use.written for use in used_in_definitions(glossary)[term.id] if len(use.terms) == 1}
    mentions = ((id_, words) for id_, words in mentioned(term.definition) if id_ in glossary.terms)
    return dict(sorted((dict(mentions) | names).items()))


def _chain(glossary: Glossary, graph: nx.DiGraph[str], cycle: list[str]) -> Diagnostic:
    pairs = list(zip(cycle, [*cycle[1:], cycle[0]], strict=True))
    places = [glossary.terms[a].place("definition", words=graph.edges[a, b]["words"]) for a, b in pairs]
    steps = [f"that of `{a}` uses `{b}`" for a, b in pairs]
    message = f"definitions lead round in a circle: {', '.join(steps)}"
    related = tuple(Related(text, place) for text, place in zip(steps[1:], places[1:], strict=True))
    help_ = "define one of them without the other"
    return Diagnostic("circular-definition", message, places[0], help_, related)
