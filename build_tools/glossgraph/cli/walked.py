"""Ways along the sequence: for a person to read from top to bottom, and for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossgraph.cli import screen
from glossgraph.graph.sequence import arrow
from glossgraph.graph.ways import settings_of
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossgraph.model import Edge, Glossary


def lines(glossary: Glossary, ways: Sequence[Sequence[Edge]]) -> Iterator[str]:
    """Yield the terms of each way, one below the other, with how each leads to the next, and why."""
    for number, way in enumerate(ways, start=1):
        if len(ways) > 1:
            yield f"{'' if number == 1 else chr(10)}{number}."
        yield from _term(glossary, _ends(glossary, way[0])[0])
        for edge in way:
            yield from screen.paragraph(_in_words(glossary, edge), indent=2, lead="↓")
            yield from screen.paragraph(plain_words(glossary, edge.reason), indent=4)
            yield from _term(glossary, _ends(glossary, edge)[1])
        if glossary.settings and not settings_of(glossary, way):
            yield from screen.paragraph("Note: no setting has all of these steps; each holds in those that it names.")


def values(glossary: Glossary, way: Sequence[Edge]) -> list[dict[str, Any]]:
    """Return the steps of a way: the terms that it leads from and to, and the edge as it is written."""
    return [
        {
            "from": before,
            "to": after,
            "relation": edge.relation,
            "flow": str(glossary.flow(edge)),
            "when": edge.when,
            "reason": plain_words(glossary, edge.reason),
        }
        for edge in way
        for before, after in [_ends(glossary, edge)]
    ]


def _ends(glossary: Glossary, edge: Edge) -> tuple[str, str]:
    return arrow(glossary, edge) or (edge.source, edge.target)


def _term(glossary: Glossary, id_: str) -> Iterator[str]:
    return screen.heading(f"{glossary.terms[id_].title} [{id_}]")


def _in_words(glossary: Glossary, edge: Edge) -> str:
    """Return how the earlier term of an edge leads to the later one."""
    relation, (before, after) = glossary.relations[edge.relation], _ends(glossary, edge)
    said = relation.label if edge.source == before else relation.inverse
    if not said:
        said = f"{glossary.terms[after].title} {relation.label} {glossary.terms[before].title}"
    return (
        said + (f", if {edge.when}" if edge.when else "") + (f" (in {', '.join(edge.settings)})" * bool(edge.settings))
    )
