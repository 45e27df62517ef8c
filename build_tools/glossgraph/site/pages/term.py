"""A page for each term."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossgraph.graph.by_relation import ends_by_relation
from glossgraph.graph.hierarchy import decides_order, levels
from glossgraph.graph.readings import read_at
from glossgraph.graph.seen import is_article, is_dated, seen_in
from glossgraph.pictures.time_axis import years
from glossgraph.site.pages import a_to_z, hierarchy
from glossgraph.site.pages.path import places_on_paths
from glossgraph.site.parts.appearances import listed_appearance
from glossgraph.site.parts.citations import named_source
from glossgraph.site.parts.edges import drafts, edge_groups, link
from glossgraph.site.parts.elsewhere import elsewhere
from glossgraph.site.parts.footer import footer
from glossgraph.site.parts.kinds import told_apart
from glossgraph.site.parts.long_lists import edges_to_articles, listed_distinctions, long_lists, pages_of_lists
from glossgraph.site.parts.notes import notes_on, usage_of
from glossgraph.site.parts.of_models import named_in, tried_in
from glossgraph.site.parts.other_names import same_name
from glossgraph.site.parts.questions import with_ids_of
from glossgraph.site.parts.readings import listed_readings
from glossgraph.site.parts.stories import stories
from glossgraph.site.parts.ways import mistaken, sides
from glossgraph.site.template import page
from glossgraph.text.cited import sources_of
from glossgraph.text.plain import plain_words
from glossgraph.words.content import Emphasis, Link, Words
from glossgraph.words.examples import worked_example
from glossgraph.words.formula import shown_formula
from glossgraph.words.languages import other_languages
from glossgraph.words.prose import BELOW_ENTRY, prose, sentence, sentences
from glossgraph.words.say import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.model import Glossary, Term
    from glossgraph.site.page import Page, Site
    from glossgraph.site.parts.edges import EdgeGroup
    from glossgraph.site.parts.long_lists import LongLists
    from glossgraph.site.parts.ways import Side
    from glossgraph.words.content import Markdown


MOST_NAMED = 100
"""The most terms right before or after a term that its Markdown names; the edges of the page name all of them."""


MOST_SHOWN = 5
"""The most terms of a relation that are shown with its edges folded."""


MOST_BARE = 40
"""The same for a relation none of whose edges says more than that it holds."""


MOST_KEY_FIGURES = 4
"""The most figures of what happened that are large and above its story; the others are in the table below it."""


def pages(site: Site) -> Iterator[Page]:
    """Make the page of every term."""
    for term in site.glossary.terms.values():
        long = long_lists(site, term)
        yield _page(site, term, long)
        yield from pages_of_lists(site, term, _summary(site, term), long)


def _page(site: Site, term: Term, long: LongLists) -> Page:
    glossary, words = site.glossary, site.words

    def values() -> dict[str, object]:
        kind = told_apart(glossary).get(term.kind)
        replacement = glossary.terms.get(term.replaced_by)
        seen, told = seen_in(glossary, term), stories(site, term)
        without, around = edges_to_articles(glossary, term), sides(site, term)
        groups = edge_groups(glossary, term, without=without, in_parts=long.groups)
        distinctions = list(ends_by_relation(glossary, term, distinguishing=True, without=without))
        return {
            "further": sources_of(term),
            "locators": term.locators,
            "term": term,
            "heading": Words(label_of(words.say, term)),
            "label": Words(term.title),
            "kind": kind,
            "kind_name": kind.label if kind else _unlisted_kind(glossary, term),
            "stage": glossary.stages.get(term.stage),
            "stages": list(glossary.stages.values()),
            "replacement": link(replacement) if replacement else "",
            "facts": _facts(site, term),
            "lines": _lines(site, term),
            "status_reason": sentence(glossary, term.status_reason, term.id, set()),
            "titles": _titles(site, term),
            "episode": is_article(glossary, term) and is_dated(term),
            "most_key_figures": MOST_KEY_FIGURES,
            "definition": sentence(glossary, term.definition, term.id, set()),
            "explanation": prose(glossary, term.explanation, term.id, set()),
            "boundaries": sentences(glossary, term.boundaries, term.id),
            "notes": notes_on(site, term),
            "usage": usage_of(site, term),
            "languages": other_languages(glossary, term),
            "elsewhere": list(elsewhere(site, term)),
            "sides": around,
            "mistaken": mistaken(glossary, term),
            "stories": told,
            "readings": [] if told or long.read else listed_readings(site, read_at(glossary, term)),
            "parts_of_readings": long.read,
            "most_named": MOST_NAMED,
            "most_shown": MOST_SHOWN,
            "most_bare": MOST_BARE,
            "groups": [group for group in groups if not _is_beside(glossary, group, around)],
            "distinctions": [
                each
                for ends in distinctions
                if (ends.relation, ends.incoming) not in long.groups
                for each in listed_distinctions(glossary, term, ends)
            ],
            "parts_of_distinctions": [
                parts for ends in distinctions if (parts := long.groups.get((ends.relation, ends.incoming)))
            ],
            "figures": [(figure, named_source(site, figure.source)) for figure in term.figures],
            "shown": _terms_by_stage(site, term) if is_article(glossary, term) else [],
            "formula": shown_formula(site.glossary, site.words, term),
            "coined": _coined(site, term),
            "examples": [worked_example(glossary, words, term, example) for example in term.examples],
            "faq": [
                (Words(question.question), id_, prose(glossary, question.answer, term.id, set(), level=BELOW_ENTRY))
                for question, id_ in with_ids_of(term)
            ],
            "seen": [] if long.seen else [listed_appearance(site, term, appearance) for appearance in seen],
            "parts_of_seen": long.seen,
            "places": places_on_paths(glossary, term.id),
            "tried": tried_in(glossary, term),
            "named": named_in(glossary, term),
            "footer": footer(site, term),
        }

    return page(
        site,
        f"terms/{term.id}.md",
        "term.md.j2",
        label_of(words.say, term),
        _summary(site, term),
        values=values,
        source=term.file,
        term_id=term.id,
        parent=_parent(glossary, term),
        # a search for the name of a deprecated term shows first what is used instead
        names=[] if term.deprecated else [term.label, *term.synonyms],
    )


def _facts(site: Site, term: Term) -> list[Words]:
    """Return what stands beside the kind of a term: its dates and notations, and whether it is a draft."""
    draft = site.words.say("status.draft") if term.id in drafts(site.glossary) else ""
    return [Words(fact) for fact in (_dates(term), *term.identifiers.notations, draft) if fact]


def _lines(site: Site, term: Term) -> list[Markdown]:
    """Return what a term belongs to, and what else it is called or its names can mean, each in a line."""
    glossary, words = site.glossary, site.words
    lines = []
    groups = [glossary.groups[id_] for id_ in term.groups if id_ in glossary.groups]
    if groups:
        links = words.listed(Link(f"groups/{group.id}.md", group.label) for group in groups)
        lines.append(words.text("term.member-of", number=len(groups), groups=links))
    if term.synonyms:
        lines.append(words.text("term.also-called", aliases=words.listed(map(Emphasis, term.synonyms))))
    if term.outdated_names:
        lines.append(words.text("term.no-longer-called", names=words.listed(map(Emphasis, term.outdated_names))))
    for name, others in same_name(glossary, term):
        lines.append(words.text("term.same-name", name=name, terms=words.listed(others)))
    return lines


def _parent(glossary: Glossary, term: Term) -> str:
    """Return the path of the page that lists a term."""
    if term.stage in glossary.stages:
        return f"stages/{term.stage}.md"
    if decides_order(glossary) and term.id in levels(glossary):
        return hierarchy.PATH
    return f"kinds/{term.kind}.md" if told_apart(glossary) else a_to_z.PATH


def _unlisted_kind(glossary: Glossary, term: Term) -> str:
    """Return what a term is of whose kind there is no page; nothing if all terms are of the same one."""
    return "" if term.kind in glossary.kinds else term.kind.replace("-", " ").capitalize()


def _is_beside(glossary: Glossary, group: EdgeGroup, around: Sequence[Side]) -> bool:
    """Tell whether a page shows all of some edges already, as what is broader or narrower, and they say no more."""
    links = {way.link for side in around for way in side.ways}
    own = glossary.relations[group.relation].hierarchy and decides_order(glossary)
    return own and not group.parts and not group.says_more and {edge.link for edge in group.edges} <= links


def _coined(site: Site, term: Term) -> dict[str, Any]:
    """Return the label and the reason of a term whose label is the glossary's own name for it; nothing for others."""
    if not term.coined:
        return {}
    reason = sentence(site.glossary, term.coined.reason, term.id, set())
    return {"name": Emphasis(term.label), "reason": reason}


def _summary(site: Site, term: Term) -> str:
    """Return the definition in plain words, after what has to be said of a deprecated term."""
    definition = plain_words(site.glossary, term.definition)
    if not term.deprecated:
        return definition
    replacement = site.glossary.terms.get(term.replaced_by)
    if not replacement:
        return site.words.say("term.summary-no-longer-used", definition=definition)
    return site.words.say("term.summary-replaced", replacement=replacement.label, definition=definition)


def _titles(site: Site, term: Term) -> dict[str, str]:
    """Return the headings that depend on whether a term is an article, and whether its sequence has dates."""
    say = site.words.say
    if not is_article(site.glossary, term):
        diagram, explanation, boundaries = say("term.diagram"), say("term.explanation"), say("term.boundaries")
    elif is_dated(term):
        diagram, explanation = say("term.diagram-of-episode"), say("term.explanation-of-episode")
        boundaries = say("term.boundaries-of-episode")
    else:
        diagram, explanation = say("term.diagram-of-article"), say("term.explanation-of-article")
        boundaries = say("term.boundaries")
    return {"diagram": diagram, "explanation": explanation, "boundaries": boundaries}


def _dates(term: Term) -> str:
    """Return the years in which something happened, or else its first and its last date."""
    dates = [item.date for item in term.sequence if item.date]
    named = years(dates)
    return "–".join(named) if named else " … ".join(dict.fromkeys(dates[:1] + dates[-1:]))


def _terms_by_stage(site: Site, term: Term) -> list[tuple[Words, list[Term]]]:
    """Return the terms that an article shows, each once, by their stages."""
    glossary, say = site.glossary, site.words.say
    by_number: dict[int, list[Term]] = {}
    last = len(glossary.stages) + 1
    for id_ in dict.fromkeys(item.term for item in term.sequence if item.term in glossary.terms):
        by_number.setdefault(glossary.stage_number(id_) or last, []).append(glossary.terms[id_])
    labels = {s.number: say("stages.numbered", number=s.number, stage=s.label) for s in glossary.stages.values()}
    return [(Words(labels.get(number, "")), [*terms]) for number, terms in sorted(by_number.items())]
