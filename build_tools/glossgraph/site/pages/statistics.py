"""The graph in numbers: how much there is of everything, the most joined terms, the loops and the longest sequence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from glossgraph.graph import ways
from glossgraph.graph.sequence import order
from glossgraph.model import Flow, Status
from glossgraph.pictures.words import label_of
from glossgraph.site.parts.edges import edge_in_words, link
from glossgraph.site.parts.prose import sentence
from glossgraph.site.template import page
from glossgraph.text.cited import sources_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Edge, Glossary, Term
    from glossgraph.site.content import Link, Markdown
    from glossgraph.site.page import Page, Site

PATH = "statistics.md"
"""The path of the page on the site."""

MOST = 15
"""How many of the most joined terms are listed."""

MOST_STEPS = 300
"""With how many steps no more loops are listed, and how many of the longest sequence are."""


class RowHeading(NamedTuple):
    """The heading of a row of a table."""

    words: str
    path: str = ""
    """The path of the page that it links to; empty if there is none."""


class Table(NamedTuple):
    """A table: its heading, the headings of its columns, and the rows, each with its own heading and its cells."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[RowHeading, tuple[str, ...]], ...]


def pages(site: Site) -> Iterator[Page]:
    """Make the one page."""
    glossary, say = site.glossary, site.words.say
    kinds_of_tables = (_all, _by_stage, _by_kind, _by_relation, _most_joined)
    title, summary = say("statistics.title"), say("statistics.summary", glossary=glossary.about.title)

    def values() -> dict[str, object]:
        loops, longest = _some_loops(glossary), ways.longest(glossary)
        returning = sum(glossary.flow(edge) is Flow.FEEDBACK for edge in glossary.joining)
        return {
            "tables": [table for made in kinds_of_tables if (table := made(site)).rows],
            "loops": [_loop(glossary, edge, way) for edge, way in loops],
            "returning": returning if sum(len(way) for _, way in loops) > MOST_STEPS else 0,
            "longest": [link(glossary.terms[id_]) for id_ in longest[:MOST_STEPS]],
            "length": len(longest),
        }

    yield page(
        site,
        PATH,
        "statistics.md.j2",
        title,
        summary,
        values=values,
        foot=title,
        searched=False,
    )


def _all(site: Site) -> Table:
    glossary, say = site.glossary, site.words.say
    terms, edges = list(glossary.terms.values()), glossary.edges
    distinctions = [e for e in glossary.joining if glossary.relations[e.relation].distinguishes]
    feedback = [e for e in glossary.joining if glossary.flow(e) is Flow.FEEDBACK]
    counted = [
        (say("statistics.terms"), len(terms), 0),
        (say("statistics.terms-reviewed"), sum(term.status is Status.REVIEWED for term in terms), len(terms)),
        (
            say("statistics.terms-in-diagrams"),
            sum(bool(term.step or term.steps or term.sequence or term.sequences) for term in terms),
            len(terms),
        ),
        (say("statistics.edges"), len(edges), 0),
        (say("statistics.edges-closing-loops"), len(feedback), len(edges)),
        (say("statistics.edges-keeping-apart"), len(distinctions), len(edges)),
        (say("statistics.questions"), sum(len(term.faq) for term in terms), 0),
        (say("statistics.examples"), sum(len(term.examples) for term in terms), 0),
        (say("statistics.references"), len(glossary.references), 0),
    ]
    rows = (
        (RowHeading(words), (site.words.number(number), _share(site, number, whole)))
        for words, number, whole in counted
        if number
    )
    columns = say("statistics.what"), say("statistics.number"), say("statistics.share")
    return Table(say("statistics.everything"), columns, tuple(rows))


def _coverage_columns(site: Site) -> Iterator[str]:
    say = site.words.say
    yield say("statistics.terms")
    yield say("statistics.with-questions")
    yield say("statistics.with-sources")
    yield say("statistics.with-examples")


def _coverage(terms: Iterable[Term]) -> tuple[str, ...]:
    """Return how many terms there are, and how many of them have questions, sources and examples."""
    terms = list(terms)
    parts = ([t.faq for t in terms], [sources_of(t) for t in terms], [t.examples for t in terms])
    return str(len(terms)), *(str(sum(map(bool, part_of_each))) for part_of_each in parts)


def _by_stage(site: Site) -> Table:
    glossary, say = site.glossary, site.words.say
    terms = glossary.terms
    rows = [
        (
            RowHeading(say("stages.numbered", number=stage.number, stage=stage.label), f"stages/{stage.id}.md"),
            (
                *_coverage(term for term in glossary.by_stage[stage.id]),
                str(sum(terms[edge.source].stage == stage.id for edge in glossary.edges)),
            ),
        )
        for stage in glossary.stages.values()
    ]
    columns = say("statistics.stage"), *_coverage_columns(site), say("statistics.edges-from-there")
    return Table(say("statistics.by-stage"), columns, tuple(rows))


def _by_kind(site: Site) -> Table:
    glossary, say = site.glossary, site.words.say
    rows = (
        (
            RowHeading(kind.label, f"kinds/{kind.id}.md"),
            _coverage(term for term in glossary.by_kind[kind.id]),
        )
        for kind in glossary.kinds.values()
    )
    return Table(say("statistics.by-kind"), (say("statistics.kind"), *_coverage_columns(site)), tuple(rows))


def _by_relation(site: Site) -> Table:
    glossary, say = site.glossary, site.words.say
    rows = []
    for relation in glossary.relations.values():
        edges = glossary.by_relation[relation.id]
        cells = str(len(edges)), str(sum(bool(e.when) for e in edges)), str(sum(bool(sources_of(e)) for e in edges))
        rows.append((RowHeading(relation.label, f"relations/{relation.id}.md"), cells))
    first = say("statistics.relation"), say("statistics.edges")
    columns = *first, say("statistics.edges-on-condition"), say("statistics.edges-with-source")
    return Table(say("statistics.by-relation"), columns, tuple(rows))


def _most_joined(site: Site) -> Table:
    glossary, say = site.glossary, site.words.say
    out = Counter(edge.source for edge in glossary.joining)
    into = Counter(edge.target for edge in glossary.joining)
    both = out + into
    ranked = sorted(both, key=lambda id_: (-both[id_], order(glossary)[id_]))
    rows = (
        (
            RowHeading(label_of(say, glossary.terms[id_]), f"terms/{id_}.md"),
            (str(both[id_]), str(out[id_]), str(into[id_])),
        )
        for id_ in ranked[:MOST]
    )
    columns = say("statistics.term"), say("statistics.edges"), say("statistics.edges-from"), say("statistics.edges-to")
    return Table(say("statistics.most-joined"), columns, tuple(rows))


def _some_loops(glossary: Glossary) -> list[tuple[Edge, list[str]]]:
    """Return the edges that close loops, with the ways round; if these are too many, only the first ones."""
    found: list[tuple[Edge, list[str]]] = []
    steps = 0
    for edge, way in ways.loops(glossary):
        found.append((edge, way))
        steps += len(way)
        if steps > MOST_STEPS:
            break
    return found


def _loop(glossary: Glossary, edge: Edge, way: list[str]) -> tuple[Markdown, Markdown, list[Link]]:
    """Return an edge that closes a loop, in words, with its reason and the terms on the way round."""
    steps = [link(glossary.terms[id_]) for id_ in [*way, edge.target]]
    return edge_in_words(glossary, edge), sentence(glossary, edge.reason), steps


def _share(site: Site, number: int, whole: int) -> str:
    return site.words.say("number.percent", number=f"{number / whole:.0%}".removesuffix("%")) if whole else "–"
