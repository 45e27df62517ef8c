"""The graph as a flowchart in text: for Markdown files, wikis and mermaid.live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model import Flow
from glossgraph.text.escape import escape_mermaid, escape_mermaid_comment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Edge, Glossary

_ARROWS = {Flow.FORWARD: "-->", Flow.BACKWARD: "-.->", Flow.FEEDBACK: "==>", Flow.NONE: "-.->"}

TITLE = "Mermaid"

OPENS = "GitHub, GitLab and Obsidian, in a block of code in Markdown, and [mermaid.live](https://mermaid.live)."

LANGUAGE = "sh"

CODE = r"""printf '```mermaid\n%s\n```\n' "$(cat glossary.mmd)" > glossary.md"""


def export(glossary: Glossary) -> dict[str, str]:
    """Return `glossary.mmd`: terms by stage, edges with their relation.

    The nodes are numbered, because an id could be a keyword of Mermaid.
    """
    return {"glossary.mmd": "\n".join(_rows(glossary)) + "\n"}


def _rows(glossary: Glossary) -> Iterator[str]:
    nodes = {term: f"t{number}" for number, term in enumerate(glossary.terms, start=1)}
    yield "flowchart LR"
    yield from (f"  %% {escape_mermaid_comment(f'{fact}: {text}')}" for fact, text in glossary.about.credits.items())
    for stage in glossary.stages.values():
        yield f'  subgraph s{stage.number}["{escape_mermaid(f"{stage.number}. {stage.label}")}"]'
        for term in glossary.by_stage[stage.id]:
            yield f'    {nodes[term.id]}["{escape_mermaid(term.label)}"]'
        yield "  end"
    for term in glossary.terms.values():
        if term.stage not in glossary.stages:
            yield f'  {nodes[term.id]}["{escape_mermaid(term.label)}"]'
    for edge in glossary.edges:
        yield f"  {nodes[edge.source]} {_arrow(glossary, edge)} {nodes[edge.target]}"


def _arrow(glossary: Glossary, edge: Edge) -> str:
    relation = glossary.relations[edge.relation]
    arrow = "-.-" if relation.symmetric else _ARROWS[relation.flow]
    return f'{arrow}|"{escape_mermaid(relation.label)}"|'
