"""What checks found earlier, and find again as long as nothing that they read has changed."""

from __future__ import annotations

import pickle
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from glossgraph.checks.found import findings
from glossgraph.load import Findings
from glossgraph.model import Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.load import Memory
    from glossgraph.model import Edge, Glossary

REASONS = "reasons"
"""Stands for what edges say in prose."""

PROSE = frozenset({"definition", "explanation", "boundaries", "faq", "examples", REASONS})
"""What of a term most checks do not read, and people mostly edit."""

READ = {
    "unsafe_markup": PROSE,
    "unknown_mention": PROSE,
    "unknown_reference": PROSE,
    "stray_whitespace": PROSE,
    "unused_reference": PROSE,
    "unused_exception": PROSE,
    "missing_reason": {REASONS},
    "circular_definition": {"definition"},
    "long_definition": {"definition"},
    "definition_form": {"definition"},
    "repeated_definition": {"definition"},
    "unlinked_mention": {"definition"},
    "missing_faq": {"faq"},
    "faq_form": {"faq"},
    "nameless_question": {"faq"},
    "unexplained_term": {"explanation"},
    "nameless_explanation": {"explanation"},
    "unknown_symbol": {"examples"},
    "wrong_result": {"examples"},
    "unworked_formula": {"examples"},
}
"""What checks read of the prose of terms, by their modules; the others read nothing of it."""


def recall(memory: Memory, glossary: Glossary, files: Mapping[str, bytes]) -> None:
    """Let the checks that read nothing of what has changed since a memory was filled find what they found then.

    The files of the glossary are given by the digests of their texts. Nothing is recalled where more than the prose of
    terms has changed, or where something could not be read.
    """
    before = memory.findings
    if not before or before.day != glossary.today or before.files.keys() != files.keys() or not _is_whole(glossary):
        return
    terms = {term.file: term for term in glossary.terms.values()}
    changed: set[str] = set()
    for file in (file for file in files if files[file] != before.files[file]):
        known, content = memory.replaced.get(file, (b"", None))
        if known != before.files[file] or file not in terms:
            return
        changed.update(_changed(content, terms[file]))
    if changed <= PROSE:
        unread = {name: found for name, found in before.found.items() if changed.isdisjoint(READ.get(name, ()))}
        findings(glossary).update(unread)


def keep(memory: Memory, glossary: Glossary, files: Mapping[str, bytes]) -> None:
    """Keep in a memory what checks have found in a glossary, whose files are given as for `recall`."""
    memory.findings = Findings(files, glossary.today, findings(glossary)) if _is_whole(glossary) else None


def _is_whole(glossary: Glossary) -> bool:
    """Tell whether nothing was wrong with the files when they were read."""
    return not (glossary.problems or glossary.unread or glossary.unread_parts or glossary.doubtful)


def _changed(old: Term, new: Term) -> Iterator[str]:
    """Yield the names of the fields in which two terms differ, be it only in the digits of a number."""
    for field in fields(Term):
        before, now = getattr(old, field.name), getattr(new, field.name)
        if field.name == "edges":
            if _differ(tuple(map(_reasons, before)), tuple(map(_reasons, now))):
                yield REASONS
            before, now = tuple(map(_without_reasons, before)), tuple(map(_without_reasons, now))
        if _differ(before, now):
            yield field.name


def _differ(before: object, now: object) -> bool:
    return pickle.dumps(before) != pickle.dumps(now)


def _reasons(edge: Edge) -> tuple[str, str]:
    return edge.reason, edge.detail


def _without_reasons(edge: Edge) -> Edge:
    return replace(edge, reason="", detail="")
