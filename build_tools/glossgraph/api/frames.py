"""The tables of the glossary as data frames of pandas, if that is installed."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from glossgraph.diagnostics import did_you_mean, one_of
from glossgraph.exports.parts.columns import Type
from glossgraph.exports.parts.tables import tables

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]

    from glossgraph.model import Glossary

_TYPES = {Type.INTEGER: "Int64", Type.BOOLEAN: "boolean"}
"""The types of columns in which a cell can be without a value, and which pandas would make floats otherwise."""


def frame(glossary: Glossary, table: str) -> pd.DataFrame:
    """Return a table as a data frame; several values in a cell are a tuple, and texts are plain words.

    Raises:
        ValueError: there is no such table.
        ImportError: pandas is not installed.

    """
    known = {each.name: each for each in tables(glossary)}
    if table not in known:
        raise ValueError(f"no table is called `{table}`; {did_you_mean(table, known, f'there are {one_of(known)}')}")
    if not find_spec("pandas"):
        raise ImportError("a data frame needs pandas: pip install 'glossgraph[pandas]'")
    columns = known[table].columns
    names = [column.name for column in columns]
    found = import_module("pandas").DataFrame(list(known[table].rows()), columns=names)
    found = found.astype({column.name: _TYPES[column.type] for column in columns if column.type in _TYPES})
    return found.set_index("id") if known[table].key == ("id",) else found
