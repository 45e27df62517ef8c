"""Ask the glossary in SPARQL, which is answered from the triples of its Turtle export.

QUERY is the query itself, or `-` where it comes from the standard input; --file reads it from a file. The prefixes
of the Turtle export are known, and so are `term:` and `relation:` of this glossary:

\b
  glossgraph query 'SELECT ?label WHERE {term:NAME skos:broader ?t. ?t skos:prefLabel ?label}'

Exit code: 0 answered, 1 the glossary has errors, 2 the query is no SPARQL.
"""  # noqa: D301 - click reads the character

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

import click

from glossgraph.api.glossary import Glossary
from glossgraph.api.sparql import prefixes
from glossgraph.cli import screen
from glossgraph.cli.report import opened
from glossgraph.cli.root import folder_of, with_root
from glossgraph.text.escape import csv_row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from glossgraph.api.sparql import Answer, Value


@click.command("query", help=__doc__)
@click.argument("query", required=False)
@click.option("-f", "--file", type=click.File(encoding="utf-8"), help="A file that holds the query.")
@with_root
@click.option("--format", "format_", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def command(query: str | None, file: TextIO | None, root: Path | None, format_: str) -> None:
    if (query is None) == (file is None):
        raise click.UsageError("give a query, or a --file with one")
    text = file.read() if file else sys.stdin.read() if query == "-" else str(query)
    glossary = Glossary.of(opened(folder_of(root)))
    try:
        rows = glossary.sparql(text)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    if format_ == "json":
        screen.write_json(rows)
    elif format_ == "csv":
        click.echo("".join(_csv(rows)).encode("utf-8", "backslashreplace"), nl=False)
    elif rows:
        names = list(rows[0])
        screen.write(screen.table([[_short(glossary, row[name]) for name in names] for row in rows], names))
    else:
        click.echo("nothing is found", err=True)


def _csv(rows: Answer) -> Iterator[str]:
    if rows:
        yield f"{csv_row(rows[0])}\n"
    for row in rows:
        yield f"{csv_row(_cell(value) for value in row.values())}\n"


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _short(glossary: Glossary, value: Value) -> str:
    """Return a value for a table, with a prefix for the start of an IRI that has one."""
    text = _cell(value)
    starts = ((name, start) for name, start in prefixes(glossary).items() if text.startswith(start))
    name, start = max(starts, key=lambda pair: len(pair[1]), default=("", ""))
    return f"{name}:{text.removeprefix(start)}" if name else text
