"""Count what the glossary holds: terms, edges, loops, questions, sources, models, and the edges of the most joined."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from glossgraph.cli import screen
from glossgraph.cli.reading import readable
from glossgraph.cli.root import folder_of, with_root
from glossgraph.graph import ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from glossgraph.api.glossary import Glossary

MOST_JOINED = 10
"""How many of the terms with the most edges are listed."""


@click.command("stats", help=__doc__)
@with_root
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(root: Path | None, format_: str) -> None:
    counts = _counted(readable(folder_of(root)))
    if format_ == "json":
        screen.write_json(counts)
    else:
        screen.write(_lines(counts))


def _counted(glossary: Glossary) -> dict[str, Any]:
    terms = glossary.terms.values()
    joined = Counter({id_: len(edges) for id_, edges in glossary.by_term.items() if edges})
    return {
        "title": glossary.about.title,
        "terms": len(terms),
        "edges": len(glossary.edges),
        "loops": len(glossary.loops()),
        "terms of the longest sequence": len(ways.longest(glossary)),
        "questions": sum(len(term.faq) for term in terms),
        "examples": sum(len(term.examples) for term in terms),
        "sources": len(glossary.references),
        "models": len(glossary.models),
        "terms by status": dict(sorted(Counter(str(term.status) for term in terms).items())),
        "terms by kind": {kind: len(those) for kind, those in glossary.by_kind.items()},
        "terms by stage": {stage: len(those) for stage, those in glossary.by_stage.items()},
        "edges by relation": {relation: len(edges) for relation, edges in glossary.by_relation.items()},
        "edges of the most joined": dict(sorted(joined.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_JOINED]),
    }


def _lines(counts: Mapping[str, Any]) -> Iterator[str]:
    yield from screen.heading(counts["title"])
    groups = {name: value for name, value in counts.items() if isinstance(value, dict) and value}
    numbers = {name: value for name, value in counts.items() if isinstance(value, int)}
    for name, group in {"": numbers, **groups}.items():
        if name:
            yield ""
            yield from screen.heading(name)
        room = max(len(f"{number:,}") for number in group.values())
        yield from (f"{f'{number:,}':>{room}}  {screen.shown(part)}" for part, number in group.items())
