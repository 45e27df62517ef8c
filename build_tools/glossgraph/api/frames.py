"""Terms and edges as data frames of pandas, if that is installed."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from glossgraph.diagnostics import did_you_mean, one_of
from glossgraph.graph.members import settings_with
from glossgraph.text.cited import sources_of
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd  # type: ignore[import-untyped]

    from glossgraph.model import Glossary

Row = dict[str, Any]


def frame(glossary: Glossary, table: str) -> pd.DataFrame:
    """Return a table as a data frame; several values in a cell are a tuple, and texts are plain words.

    Raises:
        ValueError: there is no such table.
        ImportError: pandas is not installed.

    """
    if table not in _TABLES:
        raise ValueError(
            f"no table is called `{table}`; {did_you_mean(table, _TABLES, f'there are {one_of(_TABLES)}')}"
        )
    if not find_spec("pandas"):
        raise ImportError("a data frame needs pandas: pip install 'glossgraph[pandas]'")
    rows, columns = _TABLES[table]
    found = import_module("pandas").DataFrame(list(rows(glossary)), columns=list(columns))
    return found.astype({"stage_number": "Int64"}).set_index("id") if table == "terms" else found


def _terms(glossary: Glossary) -> Iterator[Row]:
    for term in glossary.terms.values():
        stage = glossary.stages.get(term.stage)
        yield {
            "id": term.id,
            "label": term.label,
            "qualifier": term.qualifier,
            "kind": term.kind,
            "stage": term.stage,
            "stage_number": stage.number if stage else None,
            "status": str(term.status),
            "definition": plain_words(glossary, term.definition),
            "aliases": term.aliases,
            "groups": term.groups,
            "settings": tuple(setting.id for setting in settings_with(glossary, term)),
            "sources": sources_of(term),
            "edges": len(glossary.by_term[term.id]),
        }


def _edges(glossary: Glossary) -> Iterator[Row]:
    for edge in glossary.edges:
        yield {
            "source": edge.source,
            "target": edge.target,
            "relation": edge.relation,
            "flow": str(glossary.flow(edge)),
            "reason": plain_words(glossary, edge.reason),
            "when": edge.when,
            "settings": edge.settings,
            "sources": sources_of(edge),
        }


_TABLES: dict[str, tuple[Callable[[Glossary], Iterator[Row]], tuple[str, ...]]] = {
    "terms": (
        _terms,
        (
            *("id", "label", "qualifier", "kind", "stage", "stage_number", "status", "definition"),
            *("aliases", "groups", "settings", "sources", "edges"),
        ),
    ),
    "edges": (_edges, ("source", "target", "relation", "flow", "reason", "when", "settings", "sources")),
}
"""What makes the rows of each table, and its columns, which are there without rows as well."""
