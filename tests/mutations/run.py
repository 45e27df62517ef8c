"""Make many mutants of the real glossary and print what was found of them and what was missed."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections import Counter
from itertools import cycle, islice
from pathlib import Path
from traceback import format_exc

sys.path.insert(0, str(Path(__file__).parent.parent))

from mutations import MUTATORS, trial


def _try(task: tuple[int, int]) -> trial.Trial:
    mutator, seed = MUTATORS[task[0]], task[1]
    try:
        return trial.run(mutator, seed)
    except Exception:  # noqa: BLE001 - whatever fails is a miss, and the others go on
        return trial.Trial(mutator.name, seed, passed=False, report=f"{mutator.name}, seed {seed}\n{format_exc()}")


def main() -> int:
    """Return 1 if a mutant was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=1000, help="How many mutants to make.")
    parser.add_argument("--seed", type=int, default=0, help="The first seed of each mutator.")
    parser.add_argument("--only", default="", help="Make those mutants only whose names hold this text.")
    options = parser.parse_args()
    chosen = [number for number, mutator in enumerate(MUTATORS) if options.only in mutator.name]
    if not chosen:
        parser.error(f"no mutator's name holds `{options.only}`")
    tasks = [
        (number, options.seed + turn // len(chosen))
        for turn, number in enumerate(islice(cycle(chosen), options.number))
    ]
    with multiprocessing.Pool() as pool:
        trials = list(pool.imap(_try, tasks, chunksize=8))
    misses = [each for each in trials if not each.passed]
    for miss in misses:
        print(f"{miss.report}\n")
    made = Counter(each.name.partition("/")[0] for each in trials)
    missed = Counter(each.name.partition("/")[0] for each in misses)
    print(f"{'check':<26}{'mutants':>8}{'found':>8}{'missed':>8}")
    for name, number in made.items():
        print(f"{name:<26}{number:>8}{number - missed[name]:>8}{missed[name]:>8}")
    print(f"{'all':<26}{len(trials):>8}{len(trials) - len(misses):>8}{len(misses):>8}")
    return 1 if misses else 0


if __name__ == "__main__":
    sys.exit(main())
