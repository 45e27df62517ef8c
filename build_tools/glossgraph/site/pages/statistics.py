"""The graph in numbers: how much there is of everything, the most joined terms, the loops and the longest sequence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from glossgraph.graph import ways
from glossgraph.graph.hierarchy import levels, top_concepts
from glossgraph.graph.sequence import arrows, order
from glossgraph.model import Flow, Status
from glossgraph.site.parts.edges import edge_in_words, link
from glossgraph.site.parts.kinds import told_apart
from glossgraph.site.template import page
from glossgraph.text.cited import sources_of
from glossgraph.words.prose import sentence
from glossgraph.words.say import label_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from glossgraph.model import Edge, Glossary
    from glossgraph.site.page import Page, Site
    from glossgraph.words.content import Link, Markdown

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
    title = say("statistics.title")
    if arrows(glossary):
        summary = say("statistics.summary", glossary=glossary.about.title)
    else:
        summary = say("statistics.summary-without-sequence", glossary=glossary.about.title)

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
        (say("statistics.terms-defined"), _fewer(sum(bool(term.definition) for term in terms), terms), len(terms)),
        (say("statistics.terms-in-hierarchy"), len(levels(glossary)), len(terms)),
        (say("statistics.terms-at-top"), len(top_concepts(glossary)), len(terms)),
        (say("statistics.levels"), max(levels(glossary).values(), default=0), 0),
        (say("statistics.edges"), len(edges), 0),
        (say("statistics.edges-with-reason"), _fewer(sum(bool(edge.reason) for edge in edges), edges), len(edges)),
        (say("statistics.edges-closing-loops"), len(feedback), len(edges)),
        (say("statistics.edges-keeping-apart"), len(distinctions), len(edges)),
        (say("statistics.questions"), sum(len(term.faq) for term in terms), 0),
        (say("statistics.examples"), sum(len(term.examples) for term in terms), 0),
        (say("models.title"), len(glossary.models), 0),
        (say("statistics.references"), len(glossary.references), 0),
    ]
    rows = (
        (RowHeading(words), (site.words.number(number), _share(site, number, whole)))
        for words, number, whole in counted
        if number
    )
    columns = say("statistics.what"), say("statistics.number"), say("statistics.share")
    return Table(say("statistics.everything"), columns, tuple(rows))


def _fewer(number: int, whole: Sequence[object]) -> int:
    """Return a number if it is less than the whole, as it is only then worth a row."""
    return number if number < len(whole) else 0


class Column(NamedTuple):
    """A column of a table on the terms or the edges of each group."""

    heading: str
    counts: Callable[[Any], object]
    """Gives something that is true for each item that counts."""
    always: bool = False
    """Whether it is there even if nothing counts."""


def _of_terms(site: Site) -> list[Column]:
    say = site.words.say
    return [
        Column(say("statistics.terms"), bool, always=True),
        Column(say("statistics.with-questions"), lambda term: term.faq),
        Column(say("statistics.with-sources"), sources_of),
        Column(say("statistics.with-examples"), lambda term: term.examples),
    ]


def _counted(
    site: Site, heading: str, first: str, columns: Iterable[Column], groups: Mapping[RowHeading, Collection[Any]]
) -> Table:
    """Return a table with a row for each group of items, and the columns in which anything counts."""
    shown = [c for c in columns if c.always or any(c.counts(item) for items in groups.values() for item in items)]
    cells = {
        row: tuple(site.words.number(sum(bool(c.counts(item)) for item in items)) for c in shown)
        for row, items in groups.items()
    }
    return Table(heading, (first, *(column.heading for column in shown)), tuple(cells.items()))


def _by_stage(site: Site) -> Table:
    glossary, say = site.glossary, site.words.say
    groups = {
        RowHeading(say("stages.numbered", number=stage.number, stage=stage.label), f"stages/{stage.id}.md"): (
            glossary.by_stage[stage.id]
        )
        for stage in glossary.stages.values()
    }
    table = _counted(site, say("statistics.by-stage"), say("statistics.stage"), _of_terms(site), groups)
    edges = Counter(glossary.terms[edge.source].stage for edge in glossary.edges)
    rows = (
        (heading, (*cells, site.words.number(edges[stage])))
        for (heading, cells), stage in zip(table.rows, glossary.stages, strict=True)
    )
    return Table(table.heading, (*table.columns, say("statistics.edges-from-there")), tuple(rows))


def _by_kind(site: Site) -> Table:
    glossary, say = site.glossary, site.words.say
    groups = {
        RowHeading(kind.label, f"kinds/{kind.id}.md"): glossary.by_kind[kind.id]
        for kind in told_apart(glossary).values()
    }
    return _counted(site, say("statistics.by-kind"), say("statistics.kind"), _of_terms(site), groups)


def _by_relation(site: Site) -> Table:
    glossary, say = site.glossary, site.words.say
    columns = [
        Column(say("statistics.edges"), bool, always=True),
        Column(say("statistics.edges-on-condition"), lambda edge: edge.when),
        Column(say("statistics.edges-with-source"), sources_of),
    ]
    groups = {
        RowHeading(relation.label, f"relations/{relation.id}.md"): glossary.by_relation[relation.id]
        for relation in glossary.relations.values()
    }
    return _counted(site, say("statistics.by-relation"), say("statistics.relation"), columns, groups)


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
