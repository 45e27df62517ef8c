"""A workbook with a sheet for each table: for reading, sorting and filtering in a spreadsheet.

The sheets are the tables of the CSV, and the first one says what they hold, whose glossary it is, and how it may be
used. Each has a filter, and a head that stays in sight. The ids of terms lead to their rows in the sheet of terms.
Several values in one cell are a row of CSV, with `|` for the comma. Every text is a text: nothing is computed, and no
link leads out of the workbook. A text that is longer than the 32,767 characters of a cell ends with `[…]`.
"""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any

from glossgraph.exports.parts import tables
from glossgraph.exports.parts.columns import Type
from glossgraph.exports.parts.purpose import Purpose
from glossgraph.model import Sort
from glossgraph.text.escape import csv_row
from glossgraph.text.plain import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.exports.parts.columns import AnyTable, Column, Value
    from glossgraph.model import Glossary

TITLE = "Excel"

OPENS = "Excel, LibreOffice Calc, Google Sheets and Numbers."

PURPOSE = Purpose.TABLE

LANGUAGE = "python"

CODE = """from python_calamine import CalamineWorkbook

workbook = CalamineWorkbook.from_path("glossary.xlsx")
header, *rows = workbook.get_sheet_by_name("Terms").to_python()
print(len(rows), "terms:", ", ".join(str(row[header.index("label")]) for row in rows))"""

NEEDS: tuple[str, ...] = ("xlsxwriter",)

FILE = "glossary.xlsx"

LONGEST = 32_767
"""The most characters of a cell, counted as UTF-16 does."""

_CUT = " […]"

MOST_ROWS = 2**20 - 1
"""The most rows of a sheet below its head."""

_MANY = 50_000
"""So many terms may have texts or names for more rows than a sheet has."""

MOST_LINKS = 65_530
"""The most links of a sheet; a sheet that would have more has none."""

_WIDTHS = {Type.TEXT: 24, Type.INTEGER: 8, Type.BOOLEAN: 8, Type.DATE: 12, Type.LIST: 28}

_WIDE = {"definition", "text", "description", "reason", "detail", "csl"}
"""The columns of running text."""

_WIDTH_OF_TEXT = 70

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}

_FIXED = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - the file has no zone for it
"""When every workbook was made, so that the same glossary makes the same bytes."""


def names(_: Glossary) -> tuple[str, ...]:
    """Return the name of the one file."""
    return (FILE,)


def export(glossary: Glossary) -> dict[str, Iterator[bytes]]:
    """Return `glossary.xlsx`. It is made as a whole, when the first piece is asked for."""
    return {FILE: _written(glossary)}


def left_out(glossary: Glossary) -> str:
    """Return what the tables have no columns for, and what is more than a sheet holds."""
    cut = _cut_off(glossary) if _may_be_cut(glossary) else ()
    return "; ".join(filter(None, (tables.left_out(glossary), *cut)))


def _may_be_cut(glossary: Glossary) -> bool:
    """Tell whether it is worth the time to look for what is more than a sheet or a cell holds."""
    longest = max(
        (sum(len(text) for sort in Sort for _, text in entry.texts(sort)) for entry in glossary.entries), default=0
    )
    work = max((len(str(reference.fields)) for reference in glossary.references.values()), default=0)
    rows = len(glossary.edges) > MOST_ROWS or len(glossary.terms) > _MANY
    # labels in place of ids make a text longer
    return rows or max(longest, work) > LONGEST // 2


def _cut_off(glossary: Glossary) -> Iterator[str]:
    for table in tables.tables(glossary):
        number, is_long = 0, False
        for row in table.rows():
            number += 1
            is_long = is_long or any(_cell(value) != _whole(value) for value in row)
        if number > MOST_ROWS:
            yield f"the rows of {table.name} after {MOST_ROWS:,}"
        if is_long:
            yield f"the ends of texts in {table.name} that are longer than {LONGEST:,} characters"


def _written(glossary: Glossary) -> Iterator[bytes]:
    file = BytesIO()
    with import_module("xlsxwriter").Workbook(file, _OPTIONS) as workbook:
        about = glossary.about
        author = ", ".join(party.name for party in about.authors or (about.published_by,))
        workbook.set_properties({"title": about.title, "author": author, "created": _FIXED})
        formats = {
            "head": workbook.add_format({"bold": True, "bottom": 1, "valign": "top"}),
            "cell": workbook.add_format({"text_wrap": True, "valign": "top"}),
            "date": workbook.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
            "link": workbook.add_format({"font_color": "#0b57d0", "underline": 1, "valign": "top"}),
        }
        found = tables.tables(glossary)
        _write_about(workbook.add_worksheet("About"), glossary, found, formats)
        rows_of_terms = {id_: number for number, id_ in enumerate(glossary.terms, start=2)}
        for table in found:
            _write(workbook.add_worksheet(_title(table)), table, rows_of_terms, formats)
    yield file.getvalue()


def _title(table: AnyTable) -> str:
    return table.name.capitalize()


def _write_about(sheet: Any, glossary: Glossary, found: tuple[AnyTable, ...], formats: Mapping[str, Any]) -> None:  # noqa: ANN401 - it comes without types
    about = glossary.about
    facts = {"title": about.title, "description": plain_words(glossary, about.description), **about.credits}
    rows = [(name.capitalize(), "", text) for name, text in facts.items() if text]
    for table in found:
        rows += [("", "", ""), (_title(table), "", table.description)]
        rows += [("", column.name, column.description) for column in table.columns]
    sheet.set_column(0, 1, 16)
    sheet.set_column(2, 2, 100)
    sheets = {_title(table) for table in found}
    for number, (first, second, text) in enumerate(rows):
        if first in sheets:
            sheet.write_url(number, 0, f"internal:'{first}'!A1", formats["link"], first)
        else:
            sheet.write_string(number, 0, first, formats["cell"])
        sheet.write_string(number, 1, second, formats["cell"])
        sheet.write_string(number, 2, _cut(text), formats["cell"])


def _write(sheet: Any, table: AnyTable, rows_of_terms: Mapping[str, int], formats: Mapping[str, Any]) -> None:  # noqa: ANN401 - as above
    columns = table.columns
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _width(column))
        sheet.write_string(0, place, column.name, formats["head"])
    sheet.freeze_panes(1, 2 if table.name == "terms" else 0)
    leading = [place for place, c in enumerate(columns) if c.of == "terms" and c.type is Type.TEXT]
    rows = [*islice(table.rows(), MOST_ROWS)]
    is_linked = len(rows) * len(leading) <= MOST_LINKS
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            target = rows_of_terms.get(value) if is_linked and place in leading and isinstance(value, str) else None
            if target:
                sheet.write_url(number, place, f"internal:'Terms'!A{target}", formats["link"], value)
            elif isinstance(value, bool):
                sheet.write_boolean(number, place, value, formats["cell"])
            elif isinstance(value, int):
                sheet.write_number(number, place, value, formats["cell"])
            elif isinstance(value, dt.date):
                sheet.write_datetime(number, place, value, formats["date"])
            elif text := _cell(value):
                sheet.write_string(number, place, text, formats["cell"])
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)


def _width(column: Column[object]) -> int:
    return _WIDTH_OF_TEXT if column.name in _WIDE else _WIDTHS[column.type]


def _cell(value: Value) -> str:
    """Return a value as the text of a cell."""
    return _cut(_whole(value))


def _whole(value: Value) -> str:
    if value is None:
        return ""
    return csv_row(value, "|") if isinstance(value, tuple) else str(value)


def _cut(text: str) -> str:
    if len(text.encode("utf-16-le")) // 2 <= LONGEST:
        return text
    return text.encode("utf-16-le")[: 2 * (LONGEST - len(_CUT))].decode("utf-16-le", "ignore") + _CUT
