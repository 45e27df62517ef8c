"""The home page: what the glossary is about, its stages with their core terms, and where to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.sequence import order
from glossgraph.mentions import on_one_line
from glossgraph.site import Page
from glossgraph.site.prose import plain, prose, sentence
from glossgraph.site.template import fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Term


def pages(glossary: Glossary) -> Iterator[Page]:
    """Make the one page."""
    about = glossary.about
    text = fill(
        "home.md.j2",
        about.title,
        on_one_line(glossary, about.description),
        heading=plain(about.title),
        lead=sentence(glossary, about.description),
        terms=len(glossary.terms),
        edges=len(glossary.edges),
        stages=[(stage, core_terms(glossary, stage.id)) for stage in glossary.stages.values()],
        sections=[(plain(heading), prose(glossary, text)) for heading, text in about.sections],
    )
    yield Page("index.md", about.title, text, "graph/glossary.yml")


def core_terms(glossary: Glossary, stage: str) -> list[Term]:
    """Return the terms that stand for a stage, in sequence order: those named as core, or else its first three."""
    position = order(glossary)
    inside = sorted((t for t in glossary.terms.values() if t.stage == stage), key=lambda t: position[t.id])
    return [term for term in inside if term.id in glossary.about.core] or inside[:3]
