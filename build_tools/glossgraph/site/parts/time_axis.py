"""The time axis above the ladder of what happened once: each date with links to the rows of its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.pictures.looks import stage_class
from glossgraph.pictures.time_axis import marks
from glossgraph.site.parts.sequence_diagram import row_id
from glossgraph.text.escape import escape_html
from glossgraph.words.content import Picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.model import Glossary
    from glossgraph.pictures.diagram import Diagram, Step
    from glossgraph.pictures.time_axis import Mark
    from glossgraph.site.page import Site

_FEWEST = 3
"""The fewest dates that make an axis."""


def time_axis(site: Site, diagram: Diagram) -> Picture | None:
    """Return the dates of a story as one block of HTML without empty lines, or None if they are few."""
    dated = list(marks(diagram))
    if len(dated) < _FEWEST:
        return None
    label = escape_html(site.words.say("diagram.dates"))
    return Picture(lambda _: "\n".join(_written(site.glossary, label, dated)))


def _written(glossary: Glossary, label: str, dated: Sequence[Mark]) -> Iterator[str]:
    yield f'<ol class="gg-axis" data-search-exclude aria-label="{label}">'
    for mark in dated:
        links = " ".join(_link(glossary, step) for step in mark.steps)
        yield f"<li><span>{escape_html(mark.date)}</span> <div>{links}</div></li>"
    yield "</ol>"


def _link(glossary: Glossary, step: Step) -> str:
    colour = f' class="{stage_class(glossary, step.stage.id)}"' if step.stage else ""
    number = step.stage.number if step.stage else ""
    return f'<a{colour} href="#{row_id(step)}"><b>{number}</b> {escape_html(step.label)}</a>'
