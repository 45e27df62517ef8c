"""Quick fixes: what mends a problem or is likely to, a field that is missing, and words that become a mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import CodeAction, CodeActionKind, TextEdit

from glossgraph.editing import fixes
from glossgraph.language_server import changes, linking, problems
from glossgraph.language_server.skeletons import missing_field, with_field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lsprotocol.types import Range

    from glossgraph.diagnostics import Located
    from glossgraph.language_server.documents import Document, Documents


KINDS = (CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite)
"""The sorts of actions that there are."""


def actions(documents: Documents, document: Document, wanted: Range) -> Iterator[CodeAction]:
    """Yield what can be done about the text in a range."""
    lines = document.lines
    start, end = lines.offset(wanted.start), lines.offset(wanted.end)
    text = document.folder.known.compiled.texts.get(document.file)
    # the places of what was found are those of the text that was checked
    found = problems.located(document.folder).get(document.file, []) if text == document.text else []
    for each in found:
        first, last = lines.span(each.span)
        if first <= end and start <= last:
            yield from _cures(documents, document, each)
    link = linking.link_at(document, start)
    if link and end <= link.end:
        edit = TextEdit(lines.range(link.start, link.end), link.mention)
        title = f"Link it: {link.mention}"
        yield CodeAction(
            title,
            CodeActionKind.RefactorRewrite,
            edit=changes.of_one(documents, document.folder, document.file, [edit]),
        )


def _cures(documents: Documents, document: Document, each: Located) -> Iterator[CodeAction]:
    diagnostic = each.diagnostic
    shown = problems.shown(documents, document.folder, [each])
    sure = diagnostic.fix
    if fix := sure or diagnostic.guess:
        edits = [
            TextEdit(document.lines.range(edit.start, edit.end), edit.text) for edit in fixes.edits(fix, document.text)
        ]
        if edits and fix.place.file == document.file:
            yield CodeAction(
                _capital(fix.title),
                CodeActionKind.QuickFix,
                diagnostics=shown,
                is_preferred=sure is not None,
                edit=changes.of_one(documents, document.folder, document.file, edits),
            )
    field = missing_field(diagnostic) if document.term else ""
    if field and (written := with_field(document.text, field)):
        offset, text = written
        edit = TextEdit(document.lines.range(offset, offset), text)
        yield CodeAction(
            f"Add `{field}`",
            CodeActionKind.QuickFix,
            diagnostics=shown,
            edit=changes.of_one(documents, document.folder, document.file, [edit]),
        )


def _capital(title: str) -> str:
    return f"{title[:1].upper()}{title[1:]}"
