"""Flowcharts in text, of the whole graph and of each stage and setting: for Markdown files, wikis and mermaid.live.

They run from top to bottom, stage by stage. An edge that is written the other way has the words of its inverse, and one
that feeds back ends at a rounded box with the name of its target.

Mermaid draws at most 500 edges and reads at most 50,000 characters, which no reader can raise on a site such as GitHub;
and half as many edges take long and are hard to read. So `glossary.mmd`, the flowchart of the whole, is an overview if
there are more than 250 edges: the terms that the glossary calls core, or those with the most edges in each stage, and
how they lead to one another, less what chains of arrows imply. A dotted arrow without words leads by way of terms that
are not shown.

The other files show the rest. `glossary-stage-…mmd` has the terms of a stage and what leads from them to others, which
are pale; an edge that begins at a term without a stage is with the stage in which it ends. `glossary-no-stage.mmd` has
what is joined to no stage, and `glossary-setting-…mmd` those who take part in a setting, and the edges that hold there.
What would be too large for Mermaid is an overview here as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.mermaid.chart import left_out_of, written
from glossgraph.exports.mermaid.charts import charts_of, names_of_charts
from glossgraph.exports.parts.purpose import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary

TITLE = "Mermaid"

OPENS = "GitHub, GitLab and Obsidian, in a block of code in Markdown, and [mermaid.live](https://mermaid.live)."

PURPOSE = Purpose.GRAPH

LANGUAGE = "sh"

CODE = r"""printf '```mermaid\n%s\n```\n' "$(cat glossary.mmd)" > glossary.md"""

NEEDS: tuple[str, ...] = ()


def names(glossary: Glossary) -> tuple[str, ...]:
    """Return the name of the flowchart of the whole, and those of the others."""
    return tuple(f"{name}.mmd" for name in names_of_charts(glossary))


def export(glossary: Glossary) -> dict[str, Iterator[str]]:
    """Return a file for each flowchart: terms by stage, edges with their relation.

    The nodes are numbered, because an id could be a keyword of Mermaid.
    """
    return {f"{name}.mmd": _text(glossary, name) for name in names_of_charts(glossary)}


def left_out(glossary: Glossary) -> str:
    """Return how many terms and edges are in none of the flowcharts."""
    shown = [chart.shown for chart in charts_of(glossary).values()]
    terms = {id_ for each in shown for id_ in each.terms}
    return left_out_of(glossary, len(terms), len({edge for each in shown for edge in each.edges}))


def _text(glossary: Glossary, name: str) -> Iterator[str]:
    yield written(glossary, charts_of(glossary)[name])
