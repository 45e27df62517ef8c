"""Everything, in one object: for scripts, notebooks and language models.

Texts are Markdown with their mentions as plain words, and their citations as Pandoc writes them, `[@key, p. 3]`;
`mentions` lists the terms that a term's texts name, and `cited` the references. `stories` has the steps of every
sequence diagram of a term, one diagram for each setting, with actors in place of roles. Steps with `branch` come last;
each of them that has a `when` begins a branch, which leaves the last step before all branches. Each term, edge and
story is on a line of its own. `files` has what each file of the glossary says, with mentions as written: `glossgraph
import` makes the same glossary of it again. The JSON Schema beside it describes every field; within version 1 of the
format, fields are only added.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from glossgraph.exports.json.content import SCHEMA, content
from glossgraph.exports.json.terms import edge_values, term_values
from glossgraph.exports.parts.purpose import Purpose

if TYPE_CHECKING:
    from glossgraph.model import Glossary, Term

TITLE = "JSON"

OPENS = "Any programming language, `jq`, and language models."

PURPOSE = Purpose.ALL

LANGUAGE = "python"

CODE = """import json
from pathlib import Path

glossary = json.loads(Path("glossary.json").read_text(encoding="utf-8"))
print(len(glossary["terms"]), "terms and", len(glossary["edges"]), "edges")"""

NEEDS: tuple[str, ...] = ()


MOST_OF_OTHERS = 200_000
"""The most bytes that the edges to a term take in the file of that term."""


def names(_: Glossary) -> tuple[str, ...]:
    """Return the names of the export and of its schema."""
    return ("glossary.json", SCHEMA)


def export(glossary: Glossary) -> dict[str, Iterator[str]]:
    """Return `glossary.json`, whose terms, edges and credits leave out empty values, and its schema."""
    schema = (resources.files(__name__) / SCHEMA).read_text(encoding="utf-8")
    return {"glossary.json": _written(content(glossary)), SCHEMA: iter([schema])}


def left_out(_: Glossary) -> str:
    """Return that nothing is left out."""
    return ""


def of_term(glossary: Glossary, term: Term, whole: str) -> str:
    """Return one term as JSON, as in the export, with the edges from it and to it.

    Its file limits its own. Of too many others, the first are there; `whole` is the address of the export with all.
    """
    edges = [(edge.source != term.id, edge_values(glossary, edge)) for edge in glossary.by_term[term.id]]
    filled = accumulate(len(_dumped(edge).encode()) if is_other else 0 for is_other, edge in edges)
    shown = [edge for (other, edge), size in zip(edges, filled, strict=True) if not other or size <= MOST_OF_OTHERS]
    left_out = {"edges": len(edges) - len(shown), "whole": whole} if len(shown) < len(edges) else {}
    return (
        _dumped({**term_values(glossary, term), "edges": shown, **({"left_out": left_out} if left_out else {})}) + "\n"
    )


def _written(content: dict[str, Any]) -> Iterator[str]:
    """Yield an object in pieces; iterators in it are arrays, with an item on each line."""
    opening = "{"
    for name, value in content.items():
        yield f"{opening}\n {_dumped(name)}: "
        yield from _array(value) if isinstance(value, Iterator) else [_dumped(value, 1)]
        opening = ","
    yield "\n}\n"


def _array(items: Iterator[Any]) -> Iterator[str]:
    opening = "["
    for item in items:
        yield f"{opening}\n  {json.dumps(item, ensure_ascii=False)}"
        opening = ","
    yield "[]" if opening == "[" else "\n ]"


def _dumped(value: object, depth: int = 0) -> str:
    # no string in JSON holds a line break
    return json.dumps(value, indent=1, ensure_ascii=False).replace("\n", "\n" + " " * depth)
