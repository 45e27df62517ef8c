"""The home page: the chain as one picture, the ways in, what happened last, and what the glossary says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossgraph.graph.groups import members_of_group, outermost
from glossgraph.graph.hierarchy import decides_order, narrower, sizes, top_concepts
from glossgraph.graph.history import happened, year_of
from glossgraph.graph.members import described
from glossgraph.graph.sequence import arrows
from glossgraph.graph.spine import leading
from glossgraph.site.material import ASSETS
from glossgraph.site.pages import a_to_z, changes, group, hierarchy, questions, whole_map
from glossgraph.site.parts import of_models
from glossgraph.site.parts.chain import chain
from glossgraph.site.parts.edges import has_reasons, link
from glossgraph.site.parts.history import history
from glossgraph.site.parts.kinds import told_apart
from glossgraph.site.parts.of_settings import settings_title
from glossgraph.site.parts.questions import has_questions
from glossgraph.site.parts.tree import alphabetical
from glossgraph.site.template import page
from glossgraph.text.plain import plain_words
from glossgraph.words.content import Link, Words, joined
from glossgraph.words.dates import day_in_words
from glossgraph.words.prose import prose, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.model import Figure, Glossary, Kind, ReadingPath
    from glossgraph.site.page import Page, Site
    from glossgraph.words.content import Markdown

MOST_DOORS = 3
"""How many reading paths are ways in, if the glossary names none."""

MOST_HAPPENED = 30
"""The most articles on the axis of years."""

FEW = 6
"""How many terms of a kind are shown, and how many outside the stages."""

MOST_AT_TOP = 24
"""How many of the broadest terms are shown, those with the most below them."""


@dataclass(frozen=True, slots=True)
class Door:
    """A way in for one sort of reader."""

    reader: str
    question: str
    path: Link | None
    size: str
    """How many stops its path has, or how many there are of what it leads to, in plain words."""
    terms: Sequence[Link]

    @property
    def links(self) -> list[Link]:
        """Where it leads, the path first."""
        return [*filter(None, (self.path,)), *self.terms]


@dataclass(frozen=True, slots=True)
class Happened:
    """An article with its year."""

    link: Link
    year: int
    definition: Markdown
    figure: Figure | None


def pages(site: Site) -> Iterator[Page]:
    """Make the one page."""
    glossary, about = site.glossary, site.glossary.about
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
            "chain": chain(glossary),
            "doors": [*_doors(site), *_door_to_models(site)],
            **_history(glossary),
            **_top(glossary),
            **_groups(glossary),
            "kinds": _kinds(glossary),
            "also": list(_also(site)),
            "sections": [(Words(s.heading), prose(glossary, s.text, seen=set())) for s in about.sections],
            "assets": ASSETS,
        },
        source="graph/glossary.yml",
        leads_to=_leads_to(glossary),
        entry=site.words.say("home.title"),
        contents=False,
    )


def _counts(site: Site) -> Markdown:
    """Return how much the glossary has, and what is said of each of it."""
    glossary, words = site.glossary, site.words
    terms = words.say("count.terms", number=len(glossary.terms))
    if not glossary.relations:
        return words.text("home.counts-alone", terms=terms)
    if not glossary.edges:
        return words.text("home.counts-unconnected", terms=terms)
    connections, relations = words.say("count.connections", number=len(glossary.edges)), "relations/index.md"
    if not arrows(glossary):
        return _counts_without_sequence(site, terms, connections, relations)
    if not glossary.apart:
        return words.text("home.counts", terms=terms, connections=connections, relations=relations)
    return words.text("home.counts-with-distinctions", terms=terms, connections=connections, relations=relations)


def _counts_without_sequence(site: Site, terms: str, connections: str, relations: str) -> Markdown:
    glossary, words = site.glossary, site.words
    said = [words.text("home.counts-joined", terms=terms, connections=connections, relations=relations)]
    if decides_order(glossary):
        number = len(top_concepts(glossary))
        said.append(words.text("home.counts-at-top", number=number, hierarchy=hierarchy.PATH))
    if glossary.apart:
        said.append(words.text("home.counts-of-comparisons", comparisons="compare/index.md"))
    if has_reasons(glossary):
        said.append(words.text("home.counts-with-reasons"))
    return joined(said, " ")


def _leads_to(glossary: Glossary) -> Iterator[str]:
    yield from (f"stages/{id_}.md" for id_ in glossary.stages)
    yield from (f"paths/{id_}.md" for id_ in glossary.paths)
    yield from (f"{folder}/index.md" for folder in ("terms", "compare", "kinds", "relations"))
    yield of_models.INDEX
    yield whole_map.PATH
    yield "settings/index.md"
    yield questions.PATH
    yield hierarchy.PATH
    yield group.INDEX


def _doors(site: Site) -> Iterator[Door]:
    """Yield the ways in that the glossary names, or else its first reading paths."""
    glossary = site.glossary
    for door in glossary.about.doors:
        path = glossary.paths.get(door.path)
        terms = [link(glossary.terms[id_]) for id_ in door.terms if id_ in glossary.terms]
        to_path = Link(f"paths/{path.id}.md", path.label) if path else None
        yield Door(door.reader, door.question, to_path, _stops(site, path) if path else "", terms)
    if glossary.about.doors:
        return
    for path in list(glossary.paths.values())[:MOST_DOORS]:
        yield Door("", "", Link(f"paths/{path.id}.md", path.label), _stops(site, path), [])


def _stops(site: Site, path: ReadingPath) -> str:
    return site.words.say("paths.stops", number=len(path.stops))


def _door_to_models(site: Site) -> Iterator[Door]:
    """Yield the way to what can be run, with the first of it, if there is any."""
    models, say = of_models.all_models(site.glossary), site.words.say
    if not models:
        return
    to_all = Link(of_models.INDEX, say("models.title"))
    some = (to_all, f"{len(models)}", models[:MOST_DOORS]) if len(models) > 1 else (models[0], "", [])
    yield Door(say("models.door"), say("models.door-question"), *some)


def _history(glossary: Glossary) -> dict[str, object]:
    """Return what happened last, and all that happened along an axis of years."""
    ids = happened(glossary)
    if not ids:
        return {"newest": None}
    last = glossary.terms[ids[0]]
    figure = last.figures[0] if last.figures else None
    newest = Happened(link(last), year_of(last), sentence(glossary, last.definition, seen={last.id}), figure)
    return {"newest": newest, **history(glossary, ids, MOST_HAPPENED)}


def _top(glossary: Glossary) -> dict[str, object]:
    """Return the broadest terms, each with how many are below it, where the hierarchy puts the terms in order."""
    number = sizes(glossary)
    top = top_concepts(glossary) if decides_order(glossary) else ()
    # a single one is the subject of the whole: it comes first
    single: list[str] = []
    while len(top) == 1 and top[0] in number:
        single += top
        top = narrower(glossary)[top[0]]
    largest = sorted(top, key=lambda id_: (-number.get(id_, 0), id_))
    shown = [*single, *alphabetical(glossary, largest[:MOST_AT_TOP])]
    return {
        "top": [(link(glossary.terms[id_]), number.get(id_, 0)) for id_ in shown],
        "more_at_top": len(largest[MOST_AT_TOP:]),
        "hierarchy": hierarchy.PATH,
    }


def _groups(glossary: Glossary) -> dict[str, object]:
    """Return the largest groups that are in no other, each with how many terms are in it."""
    number = {id_: len(members_of_group(glossary, id_)) for id_ in outermost(glossary)}
    largest = sorted((id_ for id_ in number if number[id_]), key=lambda id_: (-number[id_], id_))
    shown = [id_ for id_ in number if id_ in set(largest[:MOST_AT_TOP])]
    return {
        "groups": [(Link(f"groups/{id_}.md", glossary.groups[id_].label), number[id_]) for id_ in shown],
        "more_groups": len(largest[MOST_AT_TOP:]),
        "all_groups": group.INDEX,
    }


def _kinds(glossary: Glossary) -> list[tuple[Link | None, list[Link], int, str]]:
    """Return the terms in no stage by kind: some of them, how many more, and where; last, those of no kind.

    In a glossary with stages there are none if they are too many to be shown; nor are there any of a single kind if the
    hierarchy puts the terms in order.
    """
    if decides_order(glossary) and not told_apart(glossary):
        return []
    outside = [term for term in glossary.terms.values() if not term.deprecated and term.stage not in glossary.stages]
    if glossary.stages and len(outside) > FEW:
        return []
    kinds = [*glossary.kinds.values(), None]
    groups = [(kind, [term.id for term in outside if glossary.kinds.get(term.kind) is kind]) for kind in kinds]
    return [_kind(glossary, kind, leading(glossary, ids)) for kind, ids in groups if ids]


def _kind(glossary: Glossary, kind: Kind | None, ids: list[str]) -> tuple[Link | None, list[Link], int, str]:
    has_page = kind and kind.id in told_apart(glossary)
    path = f"kinds/{kind.id}.md" if kind and has_page else a_to_z.PATH
    heading = Link(path, kind.plural or kind.label) if kind and has_page else None
    return heading, [link(glossary.terms[id_]) for id_ in ids[:FEW]], len(ids[FEW:]), path


def _overviews(site: Site) -> Iterator[Link]:
    if whole_map.has_map(site.glossary):
        yield Link(whole_map.PATH, site.words.say("home.map"))
    if decides_order(site.glossary):
        yield Link(hierarchy.PATH, site.words.say("hierarchy.title"))
    if site.glossary.groups:
        yield Link(group.INDEX, site.words.say("groups.title"))


def _also(site: Site) -> Iterator[Link]:
    """Yield the other ways in, the most general first."""
    glossary, say = site.glossary, site.words.say
    yield from _overviews(site)
    start = glossary.terms.get(glossary.about.start)
    if start:
        yield link(start)
    if described(glossary):
        yield Link("settings/index.md", settings_title(site))
    if glossary.paths:
        yield Link("paths/index.md", say("paths.title"))
    yield Link("terms/index.md", say("a-to-z.entry"))
    if glossary.apart:
        yield Link("compare/index.md", say("comparisons.title"))
    if has_questions(glossary):
        yield Link(questions.PATH, say("questions.title"))
    outside = {term.kind for term in glossary.terms.values() if term.stage not in glossary.stages}
    for kind in glossary.kinds.values() if glossary.stages else ():
        if kind.id in outside:
            yield Link(f"kinds/{kind.id}.md", kind.plural or kind.label)
    if site.has_days:
        yield Link(changes.PATH, say("home.changed", day=day_in_words(say, site.days[0].date)))
