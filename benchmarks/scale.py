"""How long a check takes beside merely parsing the same files, and how long each check takes, for growing glossaries.

Run it with `make bench`, or name sizes: `python benchmarks/scale.py 1000 10000`.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import yaml
from generate import write_glossary

from glossgraph import checks, compiler, load, source

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")

ROUNDS = 3
"""How often parsing and checking are timed, in turns; the fastest of each counts."""

SHOWN = 0.01
"""The share of the whole from which a check's own time is shown."""


def timed(action: Callable[[], Result]) -> tuple[float, Result]:
    """Return the seconds of the processor that an action takes, and its result: others may be at work as well."""
    start = time.process_time()
    result = action()
    return time.process_time() - start, result


def parse_only(root: Path) -> None:
    """Parse every file as PyYAML does with libyaml: what no checker can do without."""
    for path in source.find_terms(root):
        yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def measure(size: int) -> None:
    """Print the figures of one size."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_glossary(root, size)
        parsing = checking = float("inf")
        for _ in range(ROUNDS):
            parsing = min(parsing, timed(lambda: parse_only(root))[0])
            seconds, summary = timed(lambda: compiler.compile_glossary(root).summary)
            checking = min(checking, seconds)
        loading, glossary = timed(lambda: load.load(root).glossary)
        each = sorted(
            ((timed(lambda c=c: list(c.check(glossary)))[0], checks.name(c)) for c in checks.CHECKS), reverse=True
        )
    # macOS counts in bytes, Linux in kilobytes
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)
    print(f"{summary.terms:,} terms, {summary.edges:,} edges, {summary.errors} errors, {summary.warnings} warnings")
    print(f"  parse {parsing:.2f} s, check {checking:.2f} s: {checking / parsing:.2f} times; {megabytes:,.0f} MB")
    print(f"  of it: load {loading:.2f} s, all checks {sum(seconds for seconds, _ in each):.2f} s")
    slow = [f"{name} {seconds:.2f} s" for seconds, name in each if seconds > SHOWN * checking]
    print(f"  checks above {SHOWN:.0%}: {', '.join(slow)}")


if __name__ == "__main__":
    for each_size in [int(argument) for argument in sys.argv[1:]] or [100, 1_000, 10_000]:
        measure(each_size)
