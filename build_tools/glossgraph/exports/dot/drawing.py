"""A glossary or an extract of it, drawn in ranks by Graphviz if it is small, and else in places of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.dot.looks import direction, legend, look, stages_of
from glossgraph.exports.dot.text import at_the_left, in_box, listed, quoted
from glossgraph.exports.parts.colours import colours, tint
from glossgraph.exports.parts.positions import HEIGHT, WIDTH, places, places_in
from glossgraph.graph.members import settings_with
from glossgraph.pictures.looks import colour_on_paper
from glossgraph.text.escape import csv_row
from glossgraph.text.names import label_with_status
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.model import Edge, Glossary, Stage, Term

_MOST_TERMS, _MOST_EDGES = 60, 150
"""How many terms and edges of one stage, or of none, Graphviz puts in ranks so that they are easy to follow."""

_MOST_STAGED = 20
"""How many terms of several stages it puts in ranks, as with more of them the stages are not in order."""

_MOST_WORDS = 60
"""How many edges can have words beside them."""

_MOST_BENT = 300
"""How many edges are led around the boxes between their ends, if there are not too many boxes."""

_MOST_BOXES = 120

_BOX = {"shape": "box", "style": "rounded,filled", "fontname": "sans-serif", "fontsize": "12"}

_POINTS = 72
"""The points of an inch: Graphviz counts places in the one, and widths in the other."""

_TITLE = 44
"""The room for the title of a stage above its terms, in points."""


def drawing(glossary: Glossary, shown: Glossary, title: str) -> Iterator[str]:
    """Yield the rows of a drawing: of what is shown, with what the whole glossary says of it."""
    most = _MOST_STAGED if len(stages_of(shown)) > 1 else _MOST_TERMS
    ranked = len(shown.terms) <= most and len(shown.joining) <= _MOST_EDGES
    yield from (f"// {fact}: {text}\n" for fact, text in glossary.about.credits.items())
    rows = _in_ranks(glossary, shown) if ranked else _in_places(glossary, shown)
    words = legend(shown)
    yield f"digraph {quoted(title)} {{\n"
    yield f'  graph [label={at_the_left([title, *words])}, labelloc=t, labeljust=l, fontname="sans-serif"]\n'
    yield f"  node {listed(_BOX)}\n"
    yield from (f"  {row}\n" for row in rows)
    yield "}\n"


def _in_ranks(glossary: Glossary, shown: Glossary) -> Iterator[str]:
    # Graphviz would look for fewer crossings for minutes, and find hardly any
    yield f"graph [rankdir={direction(shown)}, mclimit=0.1, nodesep=0.15]"
    yield 'edge [fontname="sans-serif", fontsize=9, arrowsize=0.7]'
    for stage, terms in _staged(shown):
        if not stage:
            yield from (_node(glossary, term) for term in terms)
            continue
        yield f"subgraph {quoted(f'cluster-{stage.id}')} {{"
        yield f"  graph {_frame(glossary, stage, {})}"
        yield from (f"  {_node(glossary, term)}" for term in terms)
        yield "}"
    words = len(shown.joining) <= _MOST_WORDS
    for edge in shown.edges:
        label = {"label": glossary.relations[edge.relation].label} if words else {}
        yield _edge(glossary, shown, edge, label)


def _in_places(glossary: Glossary, shown: Glossary) -> Iterator[str]:
    place = places(glossary) if shown is glossary else places_in(glossary, shown)
    # to lead edges around boxes takes Graphviz a second for some hundreds of them, and minutes for thousands
    bent = len(shown.joining) <= _MOST_BENT and len(shown.terms) <= _MOST_BOXES
    lines = "true" if bent else "line"
    yield f"graph [layout=nop, splines={lines}, outputorder=edgesfirst]"
    yield f"node [width={(WIDTH - 50) / _POINTS:.2f}, height={(HEIGHT - 20) / _POINTS:.2f}]"
    yield "edge [arrowsize=0.6]"
    for stage, terms in _staged(shown):
        if stage:
            yield f"subgraph {quoted(f'cluster-{stage.id}')} {{"
            xs, ys = ({place[term.id].x for term in terms}, {-place[term.id].y for term in terms})
            left, right, low, high = min(xs) - WIDTH // 2, max(xs) + WIDTH // 2, min(ys) - HEIGHT, max(ys) + HEIGHT // 2
            box = {"bb": f"{left},{low + HEIGHT // 2},{right},{high + _TITLE}"}
            title = {"lp": f"{(left + right) // 2},{high + _TITLE // 2}"}
            yield f"  graph {_frame(glossary, stage, box | title)}"
        for term in terms:
            where = {"pos": f"{place[term.id].x},{-place[term.id].y}"}
            yield f"{'  ' if stage else ''}{_node(glossary, term, where)}"
        if stage:
            yield "}"
    yield from (_edge(glossary, shown, edge, {}) for edge in shown.edges)


def _staged(shown: Glossary) -> Iterator[tuple[Stage | None, list[Term]]]:
    """Yield each stage that has terms, with these, and then those without a stage."""
    yield from ((stage, list(shown.by_stage[stage.id])) for stage in stages_of(shown))
    yield None, [term for term in shown.terms.values() if term.stage not in shown.stages]


def _frame(glossary: Glossary, stage: Stage, more: dict[str, str]) -> str:
    colour = colour_on_paper(stage.number, len(glossary.stages))
    look = {"color": colour, "fontcolor": colour, "fontsize": "14", "style": "rounded", "margin": "12"}
    return f"[label={in_box(f'{stage.number}. {stage.label}')}, {listed(look | more)[1:]}"


def _node(glossary: Glossary, term: Term, more: dict[str, str] | None = None) -> str:
    colour = colours(glossary)[term.id]
    attributes = {
        "tooltip": plain_words(glossary, term.definition),
        "color": colour,
        "fillcolor": tint(colour),
        **({"style": "rounded,filled,dashed"} if term.deprecated else {}),
        **_settings(setting.id for setting in settings_with(glossary, term)),
        **(more or {}),
    }
    label = in_box(label_with_status(glossary, term))
    return f"{quoted(term.id)} [label={label}, {listed(attributes)[1:]}"


def _edge(glossary: Glossary, shown: Glossary, edge: Edge, more: dict[str, str]) -> str:
    relation = glossary.relations[edge.relation]
    tooltip = ": ".join(filter(None, (relation.label, plain_words(glossary, edge.reason))))
    attributes = {"relation": relation.id, "tooltip": tooltip, **look(glossary, shown, edge)}
    return f"{quoted(edge.source)} -> {quoted(edge.target)} {listed(attributes | _settings(edge.settings) | more)}"


def _settings(ids: Iterable[str]) -> dict[str, str]:
    names = csv_row(ids, "|")
    return {"settings": names} if names else {}
