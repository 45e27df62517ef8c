"""Drawings of the graph, the whole of it and each stage and setting: for Graphviz.

`glossary.dot` shows everything; `glossary-stage-…dot` shows the terms of one stage and the edges between them, and
`glossary-setting-…dot` those that take part in one setting. Each says in its upper left corner what its arrows mean.
Graphviz puts the terms of a small drawing in ranks, and the words of relations beside the arrows. In a large one, the
terms have their places in the file, in columns from left to right; to have Graphviz find others, name a layout, as in
`dot -Glayout=sfdp -Goverlap=prism -Tsvg glossary.dot -o square.svg`.

Definitions and reasons are tooltips, and each edge has its `relation`. The box of a deprecated term is dashed. Where
there are settings, the attribute `settings` names those in which a term takes part or an edge holds, with `|` between
them; an edge without it holds in all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.dot.drawing import drawing
from glossgraph.exports.parts.extracts import extracts, within
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.graph.contents import held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.exports.parts.extracts import Extract
    from glossgraph.model import Glossary

TITLE = "DOT (Graphviz)"

OPENS = "[Graphviz](https://graphviz.org), and editors with a preview of DOT."

PURPOSE = Purpose.GRAPH

LANGUAGE = "sh"

CODE = """for file in glossary*.dot; do
    dot -Tsvg "$file" -o "${file%.dot}.svg"
done"""

NEEDS: tuple[str, ...] = ()


def names(glossary: Glossary) -> tuple[str, ...]:
    """Return the name of the whole drawing, and those of the extracts."""
    return ("glossary.dot", *(f"{extract.name}.dot" for extract in extracts(glossary)))


def export(glossary: Glossary) -> dict[str, Iterator[str]]:
    """Return `glossary.dot`, and a file for each stage and each setting."""
    parts = {f"{extract.name}.dot": _drawn(glossary, extract) for extract in extracts(glossary)}
    return {"glossary.dot": drawing(glossary, glossary, glossary.about.title)} | parts


def left_out(glossary: Glossary) -> str:
    """Return what is not in the drawings."""
    kept = held(
        glossary, "aliases", "further names", "translations", "sources", "stories", "casts", "reading paths", "models"
    )
    rest = "all texts but labels, definitions and reasons"
    return f"{kept.replace(' and ', ', ')}, and {rest}" if kept else rest


def _drawn(glossary: Glossary, extract: Extract) -> Iterator[str]:
    yield from drawing(glossary, within(glossary, extract), f"{glossary.about.title}: {extract.title}")
