"""YAML text to plain values, and the place of a value in its text on demand."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal

from glossgraph.source.clock import today
from glossgraph.source.files import (
    ENDINGS,
    IDS,
    MAX_BYTES,
    MODELS,
    SPLIT,
    content,
    decoded,
    find_astray,
    find_graph,
    find_misnamed,
    find_misnamed_models,
    find_models,
    find_schemas,
    find_split,
    find_terms,
    find_unknown,
    find_unsplit,
    is_backup,
    is_folder,
    is_of_yaml,
    original,
    read,
)
from glossgraph.source.span import START, SourceError, Span, lines

if TYPE_CHECKING:
    from glossgraph.source.characters import Stray, trailing_space
    from glossgraph.source.decimals import Decimals
    from glossgraph.source.git import Dates, Day, Historian, History, history
    from glossgraph.source.loader import Repeated
    from glossgraph.source.lost import Lost
    from glossgraph.source.parsing import Parsed, parse, parse_rest, parse_with_nodes, recover
    from glossgraph.source.past import past_pairs
    from glossgraph.source.places import span_at
    from glossgraph.source.recovery import Recovered
else:
    _LATER = {
        "characters": {"Stray", "trailing_space"},
        "git": {"Dates", "Day", "Historian", "History", "history"},
        "decimals": {"Decimals"},
        "loader": {"Repeated"},
        "lost": {"Lost"},
        "parsing": {"Parsed", "parse", "parse_rest", "parse_with_nodes", "recover"},
        "past": {"past_pairs"},
        "places": {"span_at"},
        "recovery": {"Recovered"},
    }

    def __getattr__(name: str) -> object:
        """Import what reads YAML or asks git when it is first used: a check of what is known needs neither."""
        for module, names in _LATER.items():
            if name in names:
                globals().update({each: getattr(import_module(f"{__name__}.{module}"), each) for each in names})
                return globals()[name]
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "ENDINGS",
    "IDS",
    "MAX_BYTES",
    "MODELS",
    "SPLIT",
    "START",
    "Dates",
    "Day",
    "Decimals",
    "Historian",
    "History",
    "Lost",
    "Parsed",
    "Part",
    "Recovered",
    "Repeated",
    "SourceError",
    "Span",
    "Step",
    "Stray",
    "content",
    "decoded",
    "find_astray",
    "find_graph",
    "find_misnamed",
    "find_misnamed_models",
    "find_models",
    "find_schemas",
    "find_split",
    "find_terms",
    "find_unknown",
    "find_unsplit",
    "history",
    "is_backup",
    "is_folder",
    "is_of_yaml",
    "lines",
    "original",
    "parse",
    "parse_rest",
    "parse_with_nodes",
    "past_pairs",
    "read",
    "recover",
    "span_at",
    "today",
    "trailing_space",
]

Step = str | int
"""One step of a document path: a key of a mapping, or an index of a list."""

Part = Literal["key", "value"]
"""Which half of a `key: value` pair a place points at."""
