"""The home page: what the glossary is about, its stages and kinds with their core terms, and where to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.graph.members import described
from glossgraph.graph.sequence import in_order
from glossgraph.site.content import Link, Words
from glossgraph.site.pages import questions, whole_map
from glossgraph.site.pages.changes import newest_days
from glossgraph.site.parts.of_settings import settings_title
from glossgraph.site.parts.prose import prose, sentence
from glossgraph.site.template import page
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Stage, Term
    from glossgraph.site.content import Markdown
    from glossgraph.site.page import Page, Site


FEW = 6
"""The most terms of a kind that are shown, if the glossary does not name them as core."""


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
        values=lambda: {
            "heading": Words(about.title),
            "lead": sentence(glossary, about.description, seen=set()),
            "counts": _counts(site),
            "doors": list(_doors(site)),
            "stages": [_card(glossary, stage) for stage in glossary.stages.values()],
            "outside": list(_outside(glossary)),
            "newest": newest_days(site),
            "sections": [(Words(s.heading), prose(glossary, s.text, seen=set())) for s in about.sections],
        },
        source="graph/glossary.yml",
        leads_to=_leads_to(glossary),
        entry=site.words.say("home.title"),
    )


def _counts(site: Site) -> Markdown:
    """Return how much the glossary has, and what is said of each of it."""
    glossary, words = site.glossary, site.words
    terms = words.say("count.terms", number=len(glossary.terms))
    if not glossary.edges:
        return words.text("home.counts-unconnected", terms=terms)
    connections, relations = words.say("count.connections", number=len(glossary.edges)), "relations/index.md"
    if not glossary.apart:
        return words.text("home.counts", terms=terms, connections=connections, relations=relations)
    return words.text("home.counts-with-distinctions", terms=terms, connections=connections, relations=relations)


def _leads_to(glossary: Glossary) -> Iterator[str]:
    yield from (f"stages/{id_}.md" for id_ in glossary.stages)
    yield from (f"paths/{id_}.md" for id_ in glossary.paths)
    yield from (f"{folder}/index.md" for folder in ("terms", "compare", "kinds", "relations"))
    yield whole_map.PATH
    yield "settings/index.md"
    yield questions.PATH


def _doors(site: Site) -> Iterator[tuple[str, str, str]]:
    """Yield the ways into the glossary, the most general first: its name, where it leads, and for whom it is."""
    glossary, say = site.glossary, site.words.say
    yield say("home.map"), whole_map.PATH, say("home.map-for")
    start = glossary.terms.get(glossary.about.start)
    if start:
        yield start.label, f"terms/{start.id}.md", say("home.start-for")
    if described(glossary):
        yield settings_title(site), "settings/index.md", say("home.settings-for")
    if glossary.paths:
        yield say("paths.title"), "paths/index.md", say("home.paths-for")
    yield say("a-to-z.entry"), "terms/index.md", say("home.a-to-z-for")
    if any(term.faq for term in glossary.terms.values()):
        yield say("questions.title"), questions.PATH, say("home.questions-for")
    if glossary.apart:
        yield say("comparisons.title"), "compare/index.md", say("home.comparisons-for")


def _card(glossary: Glossary, stage: Stage) -> tuple[Stage, list[Term], int]:
    """Return a stage, some of its terms, and how many more it has."""
    terms = in_order(glossary, glossary.by_stage[stage.id])
    some = _some(glossary, terms, 3)
    return stage, some, len(terms) - len(some)


def _outside(glossary: Glossary) -> Iterator[tuple[Link | None, list[Term], int, str]]:
    """Yield the terms that are in no stage, by their kinds: the kind, some of them, how many more, and where these are.

    The last group has those whose kind is not described. Terms that are no longer used are left out.
    """
    terms_of_today = (term for term in glossary.terms.values() if not term.deprecated)
    outside = [term for term in terms_of_today if term.stage not in glossary.stages]
    for kind in (*glossary.kinds.values(), None):
        terms = [term for term in outside if glossary.kinds.get(term.kind) is kind]
        if not terms:
            continue
        some = _some(glossary, terms, FEW)
        path = f"kinds/{kind.id}.md" if kind else "terms/index.md"
        yield Link(path, kind.label) if kind else None, some, len(terms) - len(some), path


def _some(glossary: Glossary, terms: list[Term], number: int) -> list[Term]:
    """Return the terms that the glossary names as core, or else the first ones."""
    return [term for term in terms if term.id in glossary.about.core] or terms[:number]
