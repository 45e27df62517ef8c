"""A defect of every kind, made in the real glossary at random, is found where it was made, and nothing else is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from glossgraph import checks
from mutations import MUTATORS, trial

if TYPE_CHECKING:
    from mutations.mutator import Mutator

SEEDS = 4
"""How many mutants each mutator makes here; `make mutate` makes as many as one likes."""

CASES = [(mutator, seed) for seed in range(SEEDS) for mutator in MUTATORS]


@pytest.mark.parametrize(("mutator", "seed"), CASES, ids=[f"{mutator.name}-{seed}" for mutator, seed in CASES])
def test_a_defect_is_found_where_it_was_made_and_nothing_else_is(mutator: Mutator, seed: int) -> None:
    tried = trial.run(mutator, seed)
    assert tried.passed, tried.report


EXCEPTABLE = {checks.name(check) for check in checks.CHECKS if checks.allows_exceptions(check)}

EXCEPTED = [mutator for mutator in MUTATORS if mutator.check in EXCEPTABLE]


@pytest.mark.parametrize("mutator", EXCEPTED, ids=lambda mutator: mutator.name)
def test_an_exception_silences_a_defect_and_nothing_else(mutator: Mutator) -> None:
    tried = trial.run(mutator, seed=SEEDS, excepted=True)
    assert tried.passed, tried.report


def test_every_check_has_a_mutator() -> None:
    # a mutator changes files, and cannot change what git knows of earlier ones
    of_files = [check for check in checks.CHECKS if check not in checks.OF_HISTORY]
    assert {mutator.check for mutator in MUTATORS} == {checks.name(check) for check in of_files}


def test_no_two_mutators_share_a_name() -> None:
    assert max(Counter(mutator.name for mutator in MUTATORS).values()) == 1


def test_a_seed_always_makes_the_same_mutant() -> None:
    for mutator in MUTATORS[::10]:
        assert trial.make(mutator, 1) == trial.make(mutator, 1)
