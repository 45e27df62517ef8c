"""The rows of a table: of a file with separators, or of the sheets of a workbook."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook

from glossgraph.importing.place import MOST_BYTES, UnreadableError

if TYPE_CHECKING:
    from glossgraph.importing.place import Place

TEXT_ENDINGS = (".csv", ".tsv", ".tab")

BOOK_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")

Rows = list[list[str]]

_DELIMITERS = ",;\t|"

_LONGEST_CELL = 10_000_000


def sheets(place: Place) -> dict[str, Rows]:
    """Return the rows of each sheet of a file, by the name of the sheet.

    Raises:
        UnreadableError: it cannot be read.

    """
    if place.ending in BOOK_ENDINGS:
        return _of_book(place)
    text = _decoded(place.content())
    csv.field_size_limit(_LONGEST_CELL)
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableError(f"`{place.path}` cannot be read as a table: {error}") from error
    return {place.name: rows}


def _decoded(content: bytes) -> str:
    """Return the text of a file as spreadsheets save it: in UTF-8 or UTF-16, or in the old encoding of Windows."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _of_book(place: Place) -> dict[str, Rows]:
    content = place.content()
    try:
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                size = sum(entry.file_size for entry in archive.infolist())
            if size > MOST_BYTES:
                raise UnreadableError(f"`{place.path}` unpacks to {size:,} bytes, and {MOST_BYTES:,} are the most")
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = book.sheet_names
        return {n: [[_cell(c) for c in row] for row in book.get_sheet_by_name(n).to_python()] for n in names}
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableError(f"`{place.path}` cannot be read as a workbook: {error}") from error


def _cell(value: object) -> str:
    """Return a cell as text: a number without a part behind the point has no point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, (dt.date, dt.time)) else str(value)
