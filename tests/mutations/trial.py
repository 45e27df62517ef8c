"""One mutant: made from a mutator and a seed, compiled, and compared with what it must give."""

from __future__ import annotations

import difflib
from collections import Counter
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from mutations.draft import MODELS, Draft, Finding, real
from mutations.found import found
from mutations.material import enrich

if TYPE_CHECKING:
    from mutations.mutator import Mutator

PROJECT = Path(__file__).parent.parent.parent


class Trial(NamedTuple):
    """What was done, what must be found, and what was found instead."""

    name: str
    seed: int
    passed: bool
    report: str


class Mutant(NamedTuple):
    """The texts of a glossary before a defect was made in it and after, and what must be found then."""

    before: dict[str, str]
    after: dict[str, str]
    expected: list[Finding]
    has_material: bool
    """Whether anything has been added that the real glossary does not have."""


def run(mutator: Mutator, seed: int, *, excepted: bool = False) -> Trial:
    """Make a mutant and compare: every finding that it implies, once each, and nothing else.

    Every second mutant is made of the glossary with material in it that the real one may lack. With `excepted`, the
    terms at fault make exceptions to the mutator's check, and its findings there must be gone.
    """
    mutant = make(mutator, seed, excepted=excepted)
    if mutant.has_material:
        wrong = [finding for finding in findings(_frozen(mutant.before)) if finding.check not in OF_STORIES]
        assert not wrong, f"the added material is not right: {wrong}"
    return _compare(mutator, seed, mutant)


def make(mutator: Mutator, seed: int, *, excepted: bool = False) -> Mutant:
    """Make a mutant, the same for the same seed."""
    draft = Draft(dict(_real().texts))
    if seed % 2:
        enrich(draft, seed // 2)
    before = draft.texts
    draft.texts = dict(before)
    expected = mutator.make(draft, Random(f"{mutator.name}-{seed}"))
    assert any(finding.check == mutator.check for finding in expected)
    if excepted:
        expected = _except(draft, mutator.check, expected)
    return Mutant(draft.sound or before, draft.texts, expected, has_material=bool(draft.sound))


def _except(draft: Draft, check: str, expected: list[Finding]) -> list[Finding]:
    """Make an exception in every term or model in which a check finds something, and return what is still found."""
    left = expected
    for file in sorted({f.file for f in expected if f.check == check and f.file.startswith(("terms/", MODELS))}):
        left = [finding for finding in left if (finding.check, finding.file) != (check, file)]
        if "allow" not in draft.get(file):
            draft.append(file, f"allow:\n  {check}: There is a reason.")
            continue
        line = draft.key_line(file, *draft.add(file, ("allow",), check, "There is a reason."))
        # what stands below has moved by a line
        left = [f._replace(line=f.line + 1) if f.file == file and f.line >= line else f for f in left]
    return left


OF_STORIES = {"broken-thread", "unclosed-loop", "absent-cause"}
"""The checks of stories, which nearly every change of an edge, a step or a stage also changes."""


def _compare(mutator: Mutator, seed: int, mutant: Mutant) -> Trial:
    left = OF_STORIES - {mutator.check}
    wanted = Counter(finding for finding in mutant.expected if finding.check not in left)
    there = Counter(finding for finding in found(mutant.after) if finding.check not in left)
    missing, unexpected = list((wanted - there).elements()), list((there - wanted).elements())
    report = "\n".join(
        [
            f"{mutator.name}, seed {seed}",
            *difference(mutant.before, mutant.after),
            *(f"  expected: {finding.check} at {finding.file}:{finding.line}" for finding in sorted(mutant.expected)),
            *(f"  missing: {finding.check} at {finding.file}:{finding.line}" for finding in missing),
            *(f"  found instead: {finding.check} at {finding.file}:{finding.line}" for finding in unexpected),
        ]
    )
    return Trial(mutator.name, seed, not (missing or unexpected), report)


def difference(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Return the lines that differ between two drafts."""
    gone, new = before.keys() - after.keys(), after.keys() - before.keys()
    rows = [*(f"without {file}" for file in sorted(gone)), *(f"with {file}" for file in sorted(new))]
    for file in sorted((before.keys() | new) - gone):
        # of a file under another name, nothing more need be said
        if before.get(file) != after[file] and after[file] not in before.values():
            old, changed = before.get(file, "").splitlines(), after[file].splitlines()
            rows += difflib.unified_diff(old, changed, file, file, n=0, lineterm="")
    return [f"    {row[:160].encode('unicode_escape').decode()}" for row in rows[:40]]


def _frozen(texts: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(texts.items()))


@lru_cache(maxsize=64)
def findings(texts: tuple[tuple[str, str], ...]) -> list[Finding]:
    """Return what the program finds in right material; much of it is the same for many mutants."""
    return found(dict(texts))


@lru_cache(maxsize=1)
def _real() -> Draft:
    return real(PROJECT)
