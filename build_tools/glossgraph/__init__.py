"""Compiles YAML concept files into a checked knowledge graph, and the graph into a site and exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = [
    "Action",
    "Compiled",
    "Diagnostic",
    "Edge",
    "Glossary",
    "GlossaryError",
    "Kind",
    "Reference",
    "Relation",
    "Setting",
    "Severity",
    "Stage",
    "StoryStep",
    "Term",
    "check",
    "export",
    "open",
    "sources_of",
    "stories",
    "trace",
    "write",
]

if TYPE_CHECKING:
    from glossgraph.api import (
        Action,
        Compiled,
        Diagnostic,
        Edge,
        Glossary,
        GlossaryError,
        Kind,
        Reference,
        Relation,
        Setting,
        Severity,
        Stage,
        StoryStep,
        Term,
        check,
        export,
        open,  # noqa: A004 - read as `glossgraph.open`, as with `gzip.open`
        sources_of,
        stories,
        trace,
        write,
    )
else:
    # hidden from type checkers, for which every name would exist otherwise

    def __getattr__(name: str) -> object:
        """Import a name when it is first used: the command line starts without most of them."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from glossgraph import api  # noqa: PLC0415

        return getattr(api, name)


def __dir__() -> list[str]:
    return __all__
