"""SKOS as N-Triples, one statement on a line: for bulk loading, and for comparing two editions with `diff`.

The same statements as in the Turtle, which says how to read them. `sort` and then `diff` list what changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.exports.parts import rdf
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.exports.parts.rdf.written import n_triples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary

TITLE = "N-Triples (SKOS, RDF)"

OPENS = "Every triple store, and every tool that reads lines, such as `grep`, `sort` and `diff`."

PURPOSE = Purpose.RDF

LANGUAGE = "python"

CODE = """from pyoxigraph import RdfFormat, Store  # pip install pyoxigraph

store = Store()
store.bulk_load(path="glossary.nt", format=RdfFormat.N_TRIPLES)
print(len(store), "statements")"""

NEEDS: tuple[str, ...] = ()


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return ("glossary.nt",)


def left_out(glossary: Glossary) -> str:
    """Return what no triple says."""
    return rdf.left_out(glossary)


def export(glossary: Glossary) -> dict[str, Iterator[str]]:
    """Return `glossary.nt`."""
    return {"glossary.nt": n_triples(rdf.triples(glossary))}
