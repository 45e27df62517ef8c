"""Which fields the file of a new term has: what the checks ask of its kind, and what most terms of the kind have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph import checks
from glossgraph.checks.levels import levels
from glossgraph.model import Level, Need, Role, StageRule, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary

_FEWEST = 3
"""How many finished terms of a kind tell what is usual for it."""

_ASKED_FOR = {"explanation": "unexplained-term", "faq": "missing-faq", "edges": "orphan-term"}
"""The checks that ask for a field of every term, unless the glossary has switched them off."""

_USUAL = ("aliases", "formula", "explanation", "boundaries", "examples", "sequence", "figures", "faq", "sources")
"""The fields that a file has if most terms of its kind have them."""

_ALWAYS = frozenset({"aliases", "boundaries"})
"""The fields that are worth a thought for any term."""


def needs(glossary: Glossary, kind: str) -> frozenset[str]:
    """Return the fields that a new term of a kind should have, besides its label and its kind."""
    return frozenset(_needs(glossary, kind))


def _needs(glossary: Glossary, kind: str) -> Iterator[str]:
    of_kind = glossary.kinds.get(kind)
    level = levels(glossary, checks.that_can_be_set())
    yield from (name for name, check in _ASKED_FOR.items() if level.get(check) is not Level.OFF)
    yield from _ALWAYS
    if glossary.stages and (not of_kind or of_kind.stage is not StageRule.NONE):
        yield "stage"
    if not of_kind or of_kind.definition is Need.REQUIRED:
        yield "definition"
    if of_kind and of_kind.role is Role.STEP and level.get("missing-step") is not Level.OFF:
        yield "step"
        if glossary.settings:
            yield "settings"
    if glossary.references:
        yield "sources"
    yield from _usual(glossary, kind)


def _usual(glossary: Glossary, kind: str) -> Iterator[str]:
    finished = [term for term in glossary.terms.values() if term.kind == kind and term.status is Status.REVIEWED]
    if len(finished) >= _FEWEST:
        yield from (name for name in _USUAL if 2 * sum(bool(getattr(term, name)) for term in finished) > len(finished))
