"""The checks: one module each, whose docstring is its manual."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from glossgraph.checks import (
    absent_cause,
    alias_of_distinct_term,
    ambiguous_alias,
    bad_id,
    broken_thread,
    circular_definition,
    contradictory_edge,
    cycle,
    dangling_edge,
    dead_end,
    definition_form,
    deprecated_target,
    duplicate_edge,
    duplicate_id,
    duplicate_key,
    duplicate_label,
    empty_setting,
    empty_stage,
    faq_form,
    group_cycle,
    incomplete_reference,
    inconsistent_relation,
    long_definition,
    lost_address,
    lost_text,
    miscast_step,
    missing_definition,
    missing_faq,
    missing_field,
    missing_reason,
    missing_replacement,
    missing_stage,
    missing_step,
    mixed_kinds,
    nameless_explanation,
    nameless_question,
    narrower_alias,
    open_feedback,
    orphan_term,
    path_order,
    redundant_edge,
    related_in_hierarchy,
    repeated_alias,
    repeated_definition,
    repeated_iri,
    self_edge,
    stage_order,
    stale_reference,
    stale_schema,
    story_order,
    stray_character,
    stray_whitespace,
    unclosed_loop,
    unexpected_stage,
    unexplained_term,
    unknown_actor,
    unknown_check,
    unknown_field,
    unknown_group,
    unknown_kind,
    unknown_mention,
    unknown_name,
    unknown_path,
    unknown_reference,
    unknown_relation,
    unknown_role,
    unknown_setting,
    unknown_stage,
    unknown_symbol,
    unlinked_mention,
    unreached_term,
    unreadable_file,
    unreadable_formula,
    unsafe_markup,
    unused_exception,
    unused_reference,
    unused_symbol,
    unworked_formula,
    wrong_kind,
    wrong_result,
    wrong_type,
)
from glossgraph.checks.exceptions import silences
from glossgraph.checks.found import found_by
from glossgraph.checks.levels import at_level, levels, milder_in_drafts
from glossgraph.checks.of_models import OF_MODELS
from glossgraph.model import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.diagnostics import Diagnostic
    from glossgraph.model import Glossary


class Check(Protocol):
    """What a module of this folder offers."""

    __name__: str
    __doc__: str

    def check(self, glossary: Glossary) -> Iterable[Diagnostic]:
        """Find what is wrong. The function is pure, and the order of the diagnostics does not matter."""
        ...


FOUNDATION: tuple[Check, ...] = (
    unreadable_file,
    lost_text,
    stray_character,
    duplicate_key,
    duplicate_id,
    bad_id,
    unknown_field,
    missing_field,
    wrong_type,
    unsafe_markup,
    unknown_kind,
    unknown_relation,
    dangling_edge,
    self_edge,
    unknown_stage,
    unknown_setting,
    unknown_role,
    unknown_group,
    unknown_mention,
    unknown_path,
    unknown_reference,
    unknown_check,
)
"""The checks that all others rely on: that files can be read, and that names lead somewhere."""

CHECKS: tuple[Check, ...] = (
    *FOUNDATION,
    inconsistent_relation,
    stale_schema,
    stray_whitespace,
    duplicate_label,
    ambiguous_alias,
    repeated_alias,
    repeated_iri,
    unknown_name,
    alias_of_distinct_term,
    narrower_alias,
    missing_definition,
    missing_reason,
    wrong_kind,
    mixed_kinds,
    duplicate_edge,
    contradictory_edge,
    redundant_edge,
    related_in_hierarchy,
    deprecated_target,
    missing_replacement,
    lost_address,
    missing_stage,
    unexpected_stage,
    empty_stage,
    group_cycle,
    cycle,
    stage_order,
    open_feedback,
    orphan_term,
    unreached_term,
    dead_end,
    story_order,
    path_order,
    unknown_actor,
    missing_step,
    miscast_step,
    empty_setting,
    broken_thread,
    unclosed_loop,
    absent_cause,
    circular_definition,
    long_definition,
    definition_form,
    repeated_definition,
    missing_faq,
    faq_form,
    nameless_question,
    unexplained_term,
    nameless_explanation,
    unlinked_mention,
    unused_reference,
    incomplete_reference,
    stale_reference,
    unreadable_formula,
    unknown_symbol,
    unused_symbol,
    wrong_result,
    unworked_formula,
    *OF_MODELS,
    unused_exception,
)
"""Every check, in the order in which the manual lists them."""

_WITHOUT_OWNER = {
    inconsistent_relation,
    stale_schema,
    empty_stage,
    empty_setting,
    group_cycle,
    unused_reference,
    incomplete_reference,
    stale_reference,
}
"""Checks of files in which no term and no path can make an exception."""

STRICT: tuple[Check, ...] = (
    unlinked_mention,
    nameless_question,
    nameless_explanation,
    mixed_kinds,
    lost_address,
    broken_thread,
    unclosed_loop,
    absent_cause,
    stale_reference,
)
"""The checks that only a strict run makes, unless the glossary calls what they find an error."""

OF_HISTORY: tuple[Check, ...] = (lost_address,)
"""The checks of what git knows, which in a shallow clone is too little to call an exception unused."""

COMPLETENESS: tuple[Check, ...] = (
    missing_reason,
    missing_stage,
    missing_step,
    missing_faq,
    orphan_term,
    unworked_formula,
)
"""The checks that ask for what only a finished term must have: while a term is a draft, these faults are warnings.

Others, such as `unexplained-term`, find warnings in any case.
"""


def run(glossary: Glossary, *, strict: bool = False) -> Iterator[Diagnostic]:
    """Yield what every check finds and no exception silences, as errors or warnings as the glossary has it."""
    names = frozenset(name(check) for check in CHECKS)
    set_levels = levels(glossary, that_can_be_set())
    for check in CHECKS:
        level = set_levels.get(name(check))
        if not _is_made(check, level, strict=strict):
            continue
        diagnostics: Iterable[Diagnostic] = found_by(check, glossary)
        if allows_exceptions(check):
            diagnostics = (d for d in diagnostics if not silences(glossary, d, names))
        if level:
            diagnostics = at_level(diagnostics, level)
        elif check in COMPLETENESS:
            diagnostics = milder_in_drafts(glossary, diagnostics)
        yield from diagnostics


def can_be_set(check: Check) -> bool:
    """Tell whether a glossary can switch a check off, or say how much its faults weigh."""
    return check not in FOUNDATION


def that_can_be_set() -> dict[str, str]:
    """Return the names of the checks that a glossary can set, each with the first sentence of its manual."""
    return {name(check): manual(check).partition("\n")[0] for check in CHECKS if can_be_set(check)}


def in_fields() -> dict[str, dict[str, str]]:
    """Return the names of checks that files can hold: those that can be set, and those that allow exceptions."""
    known = that_can_be_set()
    return {"check": known, "exception": {name(c): known[name(c)] for c in CHECKS if allows_exceptions(c)}}


def _is_made(check: Check, level: Level | None, *, strict: bool) -> bool:
    if level is Level.OFF:
        return False
    # where git has not been asked, the checks of what it knows find nothing
    return strict or check not in STRICT or level is Level.ERROR


def allows_exceptions(check: Check) -> bool:
    """Tell whether a term, a model or a reading path can make an exception to a check."""
    return check not in FOUNDATION and check not in _WITHOUT_OWNER and check is not unused_exception


def name(check: Check) -> str:
    """Return the name of a check as diagnostics write it: `dangling-edge`."""
    return check.__name__.rpartition(".")[2].replace("_", "-")


def manual(check: Check) -> str:
    """Return the manual of a check, as Markdown without a heading."""
    return check.__doc__.strip()
