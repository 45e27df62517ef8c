"""The home page: what the glossary is about, its stages with their core terms, and where to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.sequence import in_order
from glossgraph.site.content import Words
from glossgraph.site.pages import whole_map
from glossgraph.site.pages.changes import newest_days
from glossgraph.site.parts.prose import prose, sentence
from glossgraph.site.template import page
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Stage, Term
    from glossgraph.site.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """Make the one page."""
    glossary = site.glossary
    about = glossary.about
    yield page(
        site,
        "index.md",
        "home.md.j2",
        about.title,
        plain_words(glossary, about.description),
        source="graph/glossary.yml",
        leads_to=_leads_to(glossary),
        entry=site.words.say("home.title"),
        heading=Words(about.title),
        lead=sentence(glossary, about.description, seen=set()),
        terms=len(glossary.terms),
        edges=len(glossary.edges),
        doors=list(_doors(site)),
        stages=[_card(glossary, stage) for stage in glossary.stages.values()],
        newest=newest_days(site),
        sections=[(Words(s.heading), prose(glossary, s.text, seen=set())) for s in about.sections],
    )


def _leads_to(glossary: Glossary) -> Iterator[str]:
    yield from (f"stages/{id_}.md" for id_ in glossary.stages)
    yield from (f"paths/{id_}.md" for id_ in glossary.paths)
    yield from (f"{folder}/index.md" for folder in ("terms", "compare", "kinds", "relations"))
    yield whole_map.PATH


def _doors(site: Site) -> Iterator[tuple[str, str, str]]:
    """Yield the ways into the glossary, the most general first: its name, where it leads, and for whom it is."""
    glossary, say = site.glossary, site.words.say
    yield say("home.map"), whole_map.PATH, say("home.map-for")
    start = glossary.terms.get(glossary.about.start)
    if start:
        yield start.label, f"terms/{start.id}.md", say("home.start-for")
    if glossary.paths:
        yield say("paths.title"), "paths/index.md", say("home.paths-for")
    yield say("a-to-z.entry"), "terms/index.md", say("home.a-to-z-for")
    if glossary.apart:
        yield say("comparisons.title"), "compare/index.md", say("home.comparisons-for")


def _card(glossary: Glossary, stage: Stage) -> tuple[Stage, list[Term], int]:
    """Return a stage, some of its terms, and how many more it has.

    The terms are those that the glossary names as core, or else the first three of the stage, in sequence order.
    """
    terms = in_order(glossary, glossary.by_stage[stage.id])
    core = [term for term in terms if term.id in glossary.about.core] or terms[:3]
    return stage, core, len(terms) - len(core)
