"""The tables of `glossgraph export csv`, or the folder of them."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from glossgraph.importing.linked.rdf import in_words
from glossgraph.importing.place import UnreadableError
from glossgraph.importing.tally import Tally
from glossgraph.importing.vocabulary import Concept, Edge, Group, Name, Note, Relation, Source, Text, Vocabulary

if TYPE_CHECKING:
    from glossgraph.importing.place import Place

TITLE = "an export of Glossgraph in CSV"

_TERMS, _EDGES = "terms.csv", "edges.csv"

_HEADER = "id,label,aliases,kind,stage,"

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")

_LONGEST_CELL = 10_000_000

_KNOWN = {
    *("id", "label", "aliases", "kind", "stage", "stage_number", "status", "definition", "sources", "replaced_by"),
    *("settings", "qualifier", "names", "iri", "notation", "groups", "created", "modified"),
}

_NAME = re.compile(r"(?P<type>[a-z]+)(?:@(?P<language>[A-Za-z0-9-]+))?: (?P<text>.*)", re.DOTALL)

Table = list[dict[str, str]]


def fits(place: Place) -> bool:
    """Tell whether a file, or one in a folder, is the table of terms."""
    return place.name_of_file in {_TERMS, ""} and place.beside(_TERMS).head().startswith(_HEADER)


def read(place: Place) -> Vocabulary:
    """Read the tables; where there is no table of edges, there are none.

    Raises:
        UnreadableError: a table cannot be read.

    """
    tally = Tally()
    terms = _table(place.beside(_TERMS))
    edges = _table(place.beside(_EDGES)) if place.beside(_EDGES).is_file else []
    by_source: dict[str, list[Edge]] = {}
    cited: dict[str, None] = {}
    for row in edges:
        sources = _values(row, "sources")
        cited |= dict.fromkeys(sources)
        more = {"when": row.get("when", ""), "sources": sources}
        reason = Text(row.get("reason", ""))
        by_source.setdefault(row["source"], []).append(Edge(row["relation"], row["target"], reason, more))
    concepts = tuple(_concept(row, tuple(by_source.get(row["id"], ())), tally) for row in terms)
    cited |= dict.fromkeys(source.reference for concept in concepts for source in concept.sources)
    groups = dict.fromkeys(group for concept in concepts for group in concept.groups)
    return Vocabulary(
        concepts=concepts,
        relations=tuple(
            Relation(key=key, id=key, labels=(Text(in_words(key)),))
            for key in dict.fromkeys(r["relation"] for r in edges)
        ),
        groups=tuple(Group(key=group, id=group, labels=(Text(in_words(group).capitalize()),)) for group in groups),
        kinds={row["kind"]: in_words(row["kind"]).capitalize() for row in terms if row.get("kind")},
        references={key: {"type": "document", "title": key} for key in cited},
        title=place.path.resolve().parent.name if place.is_file else place.name,
        tally=tally,
    )


def _table(place: Place) -> Table:
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = list(csv.DictReader(io.StringIO(place.text(), newline=""), strict=True, restval=""))
    except csv.Error as error:
        raise UnreadableError(f"`{place.path}` cannot be read as a table: {error}") from error
    needed = {"id", "label"} if place.path.name == _TERMS else {"source", "target", "relation"}
    if rows and not needed <= rows[0].keys():
        raise UnreadableError(f"`{place.path}` has no column `{min(needed - rows[0].keys())}`")
    return [{name: _cell(cell) for name, cell in row.items() if isinstance(cell, str) and name} for row in rows]


def _cell(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _values(row: dict[str, str], column: str) -> list[str]:
    return next(csv.reader([row.get(column, "")], delimiter="|"), [])


def _concept(row: dict[str, str], edges: tuple[Edge, ...], tally: Tally) -> Concept:
    notes = []
    for name, cell in row.items():
        if name not in _KNOWN and cell:
            tally.changed(f"cells of the column `{name}`, which become notes", cell)
            notes.append(Note(Text(f"{in_words(name).capitalize()}: {cell}")))
    return Concept(
        key=row["id"],
        id=row["id"],
        labels=(Text(row["label"]),),
        qualifier=row.get("qualifier", ""),
        names=(*(Name(Text(alias)) for alias in _values(row, "aliases")), *map(_name, _values(row, "names"))),
        iri=row.get("iri", ""),
        notations=tuple(_values(row, "notation")),
        definitions=(Text(row["definition"]),) if row.get("definition") else (),
        notes=tuple(notes),
        groups=tuple(filter(None, [row.get("stage", ""), *_values(row, "settings"), *_values(row, "groups")])),
        kind=row.get("kind", ""),
        status=row.get("status", ""),
        replaced_by=(row["replaced_by"],) if row.get("replaced_by") else (),
        sources=tuple(Source(source) for source in _values(row, "sources")),
        created=row.get("created", ""),
        modified=row.get("modified", ""),
        edges=edges,
    )


def _name(cell: str) -> Name:
    """Return a further name, which stands after its type and perhaps its language."""
    match = _NAME.fullmatch(cell)
    if not match:
        return Name(Text(cell))
    return Name(Text(match["text"], match["language"] or ""), match["type"])
