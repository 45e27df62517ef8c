"""Glossaries of any size, made for what is drawn of them, and a history for any glossary."""

from __future__ import annotations

from datetime import date
from functools import cache

from glossgraph.model import Edge, Flow, Glossary, Relation, Stage, Term
from glossgraph.source import Dates, Day, History

TRIGGERS = Relation("triggers", "triggers", "is triggered by", Flow.FORWARD)
RETURNS = Relation("returns", "returns to", "is fed by", Flow.FEEDBACK)
RESEMBLES = Relation("like", "is like", "is like", Flow.NONE, symmetric=True)


@cache
def made(stages: int, each: int, outside: int = 0, *, every: int = 3) -> Glossary:
    """Return a glossary with so many terms in each stage, and some in none, joined as people join them.

    It is the same object for all who ask for it, so that what has been worked out of it need not be worked out anew.
    """
    ids = [f"term-{stage}-{number:03}" for stage in range(stages) for number in range(each)]
    edges: dict[str, list[Edge]] = {id_: [] for id_ in ids}
    for index, id_ in enumerate(ids):
        ahead = {index + 1, index + each, index + 2 * each + index % 5}
        for other in sorted(ahead & set(range(len(ids)))):
            edges[id_].append(
                Edge(id_, "triggers", ids[other], f"The reason of {index} for {other} is said in a sentence.")
            )
        if index > len(ids) / 2 and index % every == 0:
            edges[id_].append(Edge(id_, "returns", ids[index // 3], "It returns."))
    for number in range(outside):
        id_ = f"outside-{number:03}"
        edges[id_] = [Edge(id_, "like", target, "It is like it.") for target in ids[number::outside][:3]]
    terms = {
        id_: Term(
            id_,
            f"terms/{id_}.yml",
            f"Label of the {id_}",
            "event",
            "A definition of the usual length, which says what it is and what it is not.",
            stage=f"stage-{id_.split('-')[1]}" if id_ in ids else "",
            edges=tuple(joined),
        )
        for id_, joined in sorted(edges.items())
    }
    return Glossary(
        terms=terms,
        relations={r.id: r for r in (TRIGGERS, RETURNS, RESEMBLES)},
        stages={f"stage-{n}": Stage(f"stage-{n}", n + 1, f"Stage number {n}") for n in range(stages)},
    )


def known(glossary: Glossary) -> History:
    """Return a history in which all files were added on one day and changed on another."""
    days = Dates(date(2026, 5, 3), date(2026, 6, 7))
    files = [term.file for term in glossary.terms.values()]
    return History(dict.fromkeys(files, days), (Day(date(2026, 6, 7), changed=tuple(glossary.terms)),))
