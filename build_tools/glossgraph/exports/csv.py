"""Tables of terms and of edges: for spreadsheets, Neo4j's import and data frames.

Texts are plain words, without Markdown. Several values in one cell are a row of CSV themselves, with `|` for the comma:
one that holds a `|`, a double quote or a line break is in double quotes. A cell that a spreadsheet would take for a
formula starts with an apostrophe. Further `names` stand after their types, as in `abbreviation: Hg`. Edges begin with
source and target, as most importers of graphs expect. Where there are settings, these have a table too, and so have
their casts, with a row for each role; an edge that names no `settings` holds in all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.exports.parts.purpose import Purpose
from glossgraph.graph.contents import held
from glossgraph.graph.members import settings_with
from glossgraph.text.cited import cited_in, sources_of
from glossgraph.text.escape import csv_row
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from glossgraph.model import Glossary, OtherName, Term

TERMS = (
    "id",
    "label",
    "aliases",
    "kind",
    "stage",
    "stage_number",
    "status",
    "definition",
    "sources",
    "replaced_by",
    "formula",
)
EDGES = ("source", "target", "relation", "flow", "reason", "when", "sources")
SETTINGS = ("id", "label", "description")
CAST = ("setting", "role", "actor", "public")

Row = tuple[str, ...]

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""The start of a cell that a spreadsheet would evaluate; see https://owasp.org/www-community/attacks/CSV_Injection.

Apostrophes may come before it, so that whoever takes one away from such a cell has the text as it was.
"""

TITLE = "CSV"

OPENS = "Every spreadsheet, pandas, R, DuckDB, and the imports of Neo4j and other graph databases."

PURPOSE = Purpose.TABLE

LANGUAGE = "python"

CODE = """import csv

with open("edges.csv", encoding="utf-8", newline="") as file:
    print(*(f"{row['source']} {row['relation']} {row['target']}" for row in csv.DictReader(file)), sep="\\n")

with open("terms.csv", encoding="utf-8", newline="") as file:
    aliases = {row["id"]: next(csv.reader([row["aliases"]], delimiter="|"), []) for row in csv.DictReader(file)}
print(sum(map(len, aliases.values())), "aliases")"""

NEEDS: tuple[str, ...] = ()


def names(glossary: Glossary) -> tuple[str, ...]:
    """Return the names of the tables."""
    tables = ("terms.csv", "edges.csv")
    return (*tables, "settings.csv", "cast.csv") if glossary.settings else tables


def export(glossary: Glossary) -> dict[str, Iterator[str]]:
    """Return the tables, as in RFC 4180 but with plain line feeds.

    These are `terms.csv` and `edges.csv`, and in a glossary with settings `settings.csv` and `cast.csv`. The first has
    columns for qualifiers, further names, IRIs, notations and groups if there are any.
    """
    more = [(name, cell) for name, cell in _OPTIONAL.items() if any(map(cell, glossary.terms.values()))]
    header = (*TERMS, *(name for name, _ in more))
    terms = (
        (*row, *(cell(term) for _, cell in more))
        for row, term in zip(_terms(glossary), glossary.terms.values(), strict=True)
    )
    if not glossary.settings:
        return {"terms.csv": _table(header, terms), "edges.csv": _table(EDGES, _edges(glossary))}
    belonging = (_listed(setting.id for setting in settings_with(glossary, t)) for t in glossary.terms.values())
    holding = (_listed(edge.settings) for edge in glossary.edges)
    settings = ((s.id, s.label, plain_words(glossary, s.description)) for s in glossary.settings.values())
    cast = (
        (s.id, role, actor, "true" if role in s.public else "false")
        for s in glossary.settings.values()
        for role, actor in s.cast.items()
    )
    return {
        "terms.csv": _table((*header, "settings"), _joined(terms, belonging)),
        "edges.csv": _table((*EDGES, "settings"), _joined(_edges(glossary), holding)),
        "settings.csv": _table(SETTINGS, settings),
        "cast.csv": _table(CAST, cast),
    }


def left_out(glossary: Glossary) -> str:
    """Return what the tables have no columns for."""
    return held(
        glossary,
        *("translations", "matches", "explanations", "boundaries", "notes", "sentences of usage", "questions"),
        *("examples", "figures", "dates", "further reading", "stories", "facts of settings", "reading paths"),
        "details of edges",
    )


_OPTIONAL: dict[str, Callable[[Term], str]] = {
    "qualifier": lambda term: term.qualifier,
    "names": lambda term: _listed(map(_named, term.names)),
    "iri": lambda term: term.identifiers.iri,
    "notation": lambda term: _listed(term.identifiers.notations),
    "groups": lambda term: _listed(term.groups),
}
"""The columns that the table of terms has only if any term has something there."""


def _named(name: OtherName) -> str:
    """Return a further name after its type and its language, as in `abbreviation: Hg` or `admitted@de: Quecksilber`."""
    return f"{name.type}{'@' if name.language else ''}{name.language}: {name.text}"


def _terms(glossary: Glossary) -> Iterator[Row]:
    for term in glossary.terms.values():
        yield (
            term.id,
            term.label,
            _listed(term.aliases),
            term.kind,
            term.stage,
            str(glossary.stages[term.stage].number) if term.stage in glossary.stages else "",
            str(term.status),
            plain_words(glossary, term.definition),
            _listed(dict.fromkeys((*cited_in(term), *term.sources))),
            term.replaced_by,
            term.formula.equation if term.formula else "",
        )


def _edges(glossary: Glossary) -> Iterator[Row]:
    for edge in glossary.edges:
        yield (
            edge.source,
            edge.target,
            edge.relation,
            str(glossary.flow(edge)),
            plain_words(glossary, edge.reason),
            edge.when,
            _listed(sources_of(edge)),
        )


def _joined(rows: Iterable[Row], last: Iterable[str]) -> Iterator[Row]:
    return ((*row, cell) for row, cell in zip(rows, last, strict=True))


def _listed(values: Iterable[str]) -> str:
    return csv_row(values, "|")


def _table(header: Row, rows: Iterable[Row]) -> Iterator[str]:
    yield f"{csv_row(header)}\n"
    for row in rows:
        yield f"{csv_row(map(_cell, row))}\n"


def _cell(value: str) -> str:
    return f"'{value}" if _FORMULA.match(value) else value
