"""Compiles YAML concept files into a checked knowledge graph, and the graph into a site and exports."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__all__ = [
    "Action",
    "Compiled",
    "Diagnostic",
    "Edge",
    "Glossary",
    "GlossaryError",
    "Hit",
    "Kind",
    "Model",
    "Parameter",
    "Reference",
    "Relation",
    "Run",
    "Setting",
    "Severity",
    "Stage",
    "StoryStep",
    "Term",
    "check",
    "open",
    "sources_of",
]

if TYPE_CHECKING:
    from glossgraph.api.glossary import Glossary
    from glossgraph.api.models import Model
    from glossgraph.api.opening import Compiled, GlossaryError, check, open  # noqa: A004 - read as `glossgraph.open`
    from glossgraph.api.runs import Run
    from glossgraph.diagnostics import Diagnostic, Severity
    from glossgraph.graph.search import Hit
    from glossgraph.graph.steps import StoryStep
    from glossgraph.model import Action, Edge, Kind, Parameter, Reference, Relation, Setting, Stage, Term
    from glossgraph.text.cited import sources_of
else:
    # hidden from type checkers, for which every name would exist otherwise

    _OTHERS = {
        "Glossary": "api.glossary",
        **dict.fromkeys(("Compiled", "GlossaryError", "check", "open"), "api.opening"),
        **dict.fromkeys(("Diagnostic", "Severity"), "diagnostics"),
        "Hit": "graph.search",
        "Model": "api.models",
        "Run": "api.runs",
        "StoryStep": "graph.steps",
        "sources_of": "text.cited",
    }
    """The modules of the names that are not in `model`."""

    def __getattr__(name: str) -> object:
        """Import a name when it is first used: most programs need few, and the command line none."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"{__name__}.{_OTHERS.get(name, 'model')}"), name)
        return value


def __dir__() -> list[str]:
    return __all__
