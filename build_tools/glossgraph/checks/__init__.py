"""The checks: one module each, whose docstring is its manual."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from glossgraph.checks import (
    bad_id,
    cycle,
    dangling_edge,
    duplicate_id,
    duplicate_key,
    missing_field,
    missing_reason,
    missing_stage,
    missing_step,
    open_feedback,
    orphan_term,
    self_edge,
    stage_order,
    unexpected_stage,
    unknown_actor,
    unknown_field,
    unknown_kind,
    unknown_mention,
    unknown_reference,
    unknown_relation,
    unknown_stage,
    unreadable_file,
    wrong_kind,
    wrong_type,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.diagnostics import Diagnostic
    from glossgraph.model import Glossary


class Check(Protocol):
    """What a module of this folder offers."""

    __name__: str
    __doc__: str

    def check(self, glossary: Glossary) -> Iterable[Diagnostic]:
        """Find what is wrong; pure, and in any order."""
        ...


CHECKS: tuple[Check, ...] = (
    unreadable_file,
    duplicate_key,
    duplicate_id,
    bad_id,
    unknown_field,
    missing_field,
    wrong_type,
    unknown_kind,
    unknown_relation,
    dangling_edge,
    self_edge,
    missing_reason,
    wrong_kind,
    unknown_stage,
    missing_stage,
    unexpected_stage,
    cycle,
    stage_order,
    open_feedback,
    orphan_term,
    unknown_mention,
    unknown_actor,
    missing_step,
    unknown_reference,
)
"""Every check, in the order in which the manual lists them."""


def run(glossary: Glossary) -> Iterator[Diagnostic]:
    """Yield what every check finds."""
    for check in CHECKS:
        yield from check.check(glossary)


def name(check: Check) -> str:
    """Return the name of a check, as it stands in diagnostics: `dangling-edge`."""
    return check.__name__.rpartition(".")[2].replace("_", "-")


def manual(check: Check) -> str:
    """Return the manual of a check, as Markdown without a heading."""
    return check.__doc__.strip()
