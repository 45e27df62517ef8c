"""What a format is for."""

from __future__ import annotations

from enum import StrEnum


class Purpose(StrEnum):
    """What somebody wants who takes a format."""

    ALL = "all"
    """To have everything, as values for programs or as it is written."""
    GRAPH = "graph"
    """To look at the graph, or to lay it out and measure it."""
    TABLE = "table"
    """To have rows and columns: in a spreadsheet, a notebook or a database."""
    DATABASE = "database"
    """To load it into a database of graphs."""
    RDF = "rdf"
    """To link it with other vocabularies, as SKOS."""
    READING = "reading"
    """To read it elsewhere, or to learn it."""
    ASSISTANT = "assistant"
    """To give it to a language model."""
