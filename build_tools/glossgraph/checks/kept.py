"""What checks found earlier, and find again as long as nothing that they read has changed."""

from __future__ import annotations

import pickle
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Protocol

from glossgraph.checks import stray_whitespace, unknown_mention, unknown_reference, unsafe_markup
from glossgraph.checks.found import findings, name_of
from glossgraph.load import Findings
from glossgraph.model import Term
from glossgraph.text.cited import cited_in, malformed_in
from glossgraph.text.mentions import mentions_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.diagnostics import Diagnostic
    from glossgraph.load import Memory
    from glossgraph.model import Edge, Glossary


class ByTerm(Protocol):
    """What a check offers that can be made of one term alone."""

    __name__: str

    def of_term(self, glossary: Glossary, term: Term) -> Iterator[Diagnostic]:
        """Find what is wrong with a term; the places are in its file."""
        ...


REASONS = "reasons"
"""Stands for what edges say in prose."""

PROSE = frozenset({"definition", "explanation", "boundaries", "faq", "examples", REASONS})
"""What of a term most checks do not read, and people mostly edit."""

CITATIONS = "citations"
"""Stands for what the prose of a term cites, and for whether it has citations that are malformed."""

LINKS = "links"
"""Stands for the terms that the prose of a term mentions."""

READ = {
    "unused_exception": PROSE,
    "unused_reference": {CITATIONS},
    "orphan_term": {LINKS},
    "missing_reason": {REASONS},
    "missing_definition": {"definition"},
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
"""What checks read of the prose of terms, by their modules; the others read nothing of it, or are these:"""

BY_TERM: tuple[ByTerm, ...] = (unsafe_markup, unknown_mention, unknown_reference, stray_whitespace)
"""The checks whose findings in a term depend on the prose of no other one."""


def recall(memory: Memory, glossary: Glossary, files: Mapping[str, bytes]) -> None:
    """Take again from a memory what was found by those checks that read nothing of what has changed since.

    The files of the glossary are given by the digests of their texts. Nothing is recalled where more than the prose of
    terms has changed, or where something could not be read.
    """
    before = memory.findings
    if not before or before.day != glossary.today or before.files.keys() != files.keys() or not _is_whole(glossary):
        return
    terms = {term.file: term for term in glossary.terms.values()}
    edited: dict[str, Term] = {}
    changed: set[str] = set()
    for file in (file for file in files if files[file] != before.files[file]):
        known, content = memory.replaced.get(file, (b"", None))
        if known != before.files[file] or file not in terms:
            return
        edited[file] = terms[file]
        changed.update(_changed(content, terms[file]))
        if _citations(glossary, content) != _citations(glossary, terms[file]):
            changed.add(CITATIONS)
        if set(mentions_in(content, glossary)) != set(mentions_in(terms[file], glossary)):
            changed.add(LINKS)
    if not changed <= {*PROSE, CITATIONS, LINKS}:
        return
    recalled = {name: found for name, found in before.found.items() if changed.isdisjoint(READ.get(name, ()))}
    for check in BY_TERM:
        name = name_of(check)
        if name in recalled:
            elsewhere = (diagnostic for diagnostic in recalled[name] if diagnostic.place.file not in edited)
            here = (diagnostic for term in edited.values() for diagnostic in check.of_term(glossary, term))
            recalled[name] = (*elsewhere, *here)
    if not glossary.references:
        recalled.pop(name_of(unknown_reference), None)
    findings(glossary).update(recalled)


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


def _citations(glossary: Glossary, term: Term) -> tuple[set[str], bool]:
    return set(cited_in(term)), any(True for _ in malformed_in(glossary, term))


def _reasons(edge: Edge) -> tuple[str, str]:
    return edge.reason, edge.detail


def _without_reasons(edge: Edge) -> Edge:
    return replace(edge, reason="", detail="")
