"""A row for each term, and a header: csv, tsv, xlsx, xls, ods."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.importing.names import USUAL
from glossgraph.importing.place import UnreadableError
from glossgraph.importing.tables.columns import LABEL, Column, column
from glossgraph.importing.tables.rows import KNOWN_RELATIONS, Row, concepts_of
from glossgraph.importing.tables.sheets import BOOK_ENDINGS, TEXT_ENDINGS, sheets
from glossgraph.importing.tally import Tally
from glossgraph.importing.vocabulary import MAIN, Group, Text, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.importing.place import Place
    from glossgraph.importing.tables.sheets import Rows

TITLE = "a table"

_MOST_ROWS_ABOVE = 10
"""In how many rows from the top the header may be: titles and remarks may come first."""

_SEPARATORS = (";", "|", "\n", ",")
"""What may stand between several values in a cell; the first that a column has is that of the column."""


def fits(place: Place) -> bool:
    """Tell whether a file is a table."""
    return place.ending in {*TEXT_ENDINGS, *BOOK_ENDINGS}


def read(place: Place) -> Vocabulary:
    """Read a table.

    Raises:
        UnreadableError: it cannot be read, or no column is called like one of terms.

    """
    tally = Tally()
    rows: list[Row] = []
    found = sheets(place)
    tables = {name: (table, header) for name, table in found.items() if (header := _header(table)) is not None}
    for name in (name for name in found if name not in tables):
        tally.dropped("sheets without a column of terms", name)
    if not tables:
        raise UnreadableError(f"`{place.path}` {_what_is_missing(found.values())}")
    for name, (table, header) in tables.items():
        rows += _rows(table, header, name if len(tables) > 1 else "", tally)
    concepts = concepts_of(list(_unlike(rows, tally)), tally)
    groups = dict.fromkeys(group for concept in concepts for group in concept.groups)
    return Vocabulary(
        concepts=concepts,
        relations=KNOWN_RELATIONS,
        groups=tuple(Group(key=group, labels=(Text(group),)) for group in groups),
        kinds={concept.kind: concept.kind for concept in concepts if concept.kind},
        language=_language([column(cell) for table, header in tables.values() for cell in table[header]]),
        references={s.reference: _reference(s.reference) for c in concepts for s in c.sources},
        tally=tally,
    )


def _what_is_missing(tables: Iterable[Rows]) -> str:
    """Say what a file without a column of terms needs, and what it has instead."""
    first = next((row for table in tables for row in table if any(row)), [])
    shown = ", ".join(f"`{cell}`" for cell in first[:8] if cell)
    if not shown:
        return "is empty: it needs a row with the names of its columns, and a row for each term"
    needed = f"a column for the names of the terms, called `term`, `{LABEL}` or `name`, or in a language `term_de`"
    return f"needs {needed}, in one of its first {_MOST_ROWS_ABOVE} rows; the first is {shown}"


def _language(columns: list[Column]) -> str:
    """Return the language of labels that name none beside those that do: the usual one, unless one of these has it."""
    languages = {one.language.partition("-")[0] for one in columns if one.role == LABEL}
    return USUAL if MAIN in languages and len(languages) > 1 and USUAL not in languages else ""


def _header(table: Rows) -> int | None:
    """Return the number of the row that is the header; None if there is none."""
    heads = enumerate(table[:_MOST_ROWS_ABOVE])
    return next((n for n, row in heads if any(column(cell).role == LABEL for cell in row)), None)


def _rows(table: Rows, header: int, sheet: str, tally: Tally) -> list[Row]:
    columns = [column(cell) for cell in table[header]]
    separators = [_separator([row[n] for row in table[header + 1 :] if n < len(row)]) for n in range(len(columns))]
    found = []
    for number, cells in enumerate(table[header + 1 :], start=header + 2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
            tally.dropped("cells beyond the last column", f"row {number}")
        row = Row(number, sheet)
        for one, cell, separator in zip(columns, cells, separators, strict=False):
            _add(row, one, cell.strip(), separator)
        found.append(row)
    return found


def _unlike(rows: list[Row], tally: Tally) -> Iterator[Row]:
    """Yield the rows without those that repeat another of their sheet in every cell."""
    seen: set[str] = set()
    for row in rows:
        content = repr((row.sheet, row.cells, row.others))
        if content in seen:
            tally.dropped("rows that repeat another in every cell", f"row {row.number}: {row.first(LABEL)}")
        else:
            seen.add(content)
            yield row


def _add(row: Row, one: Column, cell: str, separator: str) -> None:
    if not cell:
        return
    if not one.role:
        if one.name:
            row.others.append((one.name, cell))
        return
    row.cells.setdefault(one.role, []).append((one.language, cell, separator))


def _separator(cells: list[str]) -> str:
    return next((mark for mark in _SEPARATORS if any(mark in cell for cell in cells)), ",")


def _reference(text: str) -> dict[str, object]:
    if re.match(r"https?://\S+$", text):
        return {"type": "webpage", "title": text, "URL": text}
    return {"type": "document", "title": text}
