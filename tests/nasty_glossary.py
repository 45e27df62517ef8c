"""The small glossary into which nasty things are put, and what is looked at afterwards."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from glossgraph import compiler, source
from glossgraph.diagnostics import github, sarif, text
from glossgraph.diagnostics import json as json_report

if TYPE_CHECKING:
    from collections.abc import Callable

NASTY = Path(__file__).parent / "nasty"

FORMS = ("text", "json", "github", "sarif")

TERM = """\
label: Nasty
kind: event
stage: first
status: reviewed
definition: A thing that does no harm.
explanation: It stands here.
faq: [{question: Why is it here?, answer: For a test.}]
step: {at: river, state: It stays}
"""


class Case(NamedTuple):
    """What is put where into the clean glossary: bytes, or something that is made at a path."""

    file: str
    what: bytes | Callable[[Path], None]
    forms: tuple[str, ...] = FORMS


def term(content: str | bytes) -> Case:
    return Case("terms/nasty.yml", content.encode() if isinstance(content, str) else content)


def glossary_with(case: Case, folder: Path) -> Path:
    """Put a case into a copy of the clean glossary, and return where that is."""
    root = folder / "glossary"
    shutil.copytree(NASTY / "glossary", root)
    path = root / case.file
    if isinstance(case.what, bytes):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(case.what)
    else:
        case.what(path)
    return root


def lines_of(path: Path) -> list[str]:
    if not path.is_file() or path.stat().st_size > source.MAX_BYTES:
        return [""]
    read = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
    return read.split("\n" if "\n" in read else "\r")


def everything_said(root: Path) -> None:
    """Compile a glossary, report on it in every form, and fail if a place is not in its file."""
    compiled = compiler.compile_glossary(root, strict=True)
    located = compiled.located()
    for one in located:
        places = [(one.diagnostic.place.file, one.span), *((related.place.file, span) for related, span in one.related)]
        for file, span in places:
            lines = lines_of(root / file)
            assert 1 <= span.line <= span.end_line <= len(lines)
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1
            assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 2
    text.render(compiled.listing().groups, compiled.summary, 0)
    json_report.render(located, compiled.summary)
    github.render(compiled.listing(few=1).groups, compiled.summary)
    sarif.render(located, dict.fromkeys((one.diagnostic.check for one in located), "A manual."), "1")
