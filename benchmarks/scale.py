"""How long a check takes beside merely parsing the same files, for glossaries of growing size.

Run it with `make bench`, or name sizes: `python benchmarks/scale.py 1000 10000`.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import yaml

from glossgraph import checks, compiler, load, source

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")

STAGES = 9
EDGES = 5
WORDS = [
    *("lender", "holder", "demand", "price", "equity", "buffer", "position", "account", "margin", "loss", "market"),
    *("order", "depth", "reserve", "deadline", "stage", "fund", "venue", "trade", "cash", "asset", "limit", "rule"),
]


def write_glossary(root: Path, size: int, seed: int = 1) -> None:
    """Write a glossary of so many terms, in stages, with five forward edges each and texts of a usual length."""
    chance = random.Random(seed)  # noqa: S311 - sizes and words, no secrets

    def prose(words: int) -> str:
        return " ".join(chance.choices(WORDS, k=words)).capitalize() + "."

    (root / "terms").mkdir(parents=True)
    (root / "graph").mkdir()
    relations = {"triggers": {"label": "triggers", "inverse": "is triggered by", "flow": "forward"}}
    kinds = {"event": {"label": "Event", "stage": "required", "role": "step"}}
    stages = [{"id": f"stage-{number}", "label": f"Stage {number}"} for number in range(STAGES)]
    for name, values in (("relations", relations), ("kinds", kinds), ("stages", stages)):
        (root / f"graph/{name}.yml").write_text(yaml.safe_dump(values), encoding="utf-8")
    for number in range(size):
        later = range(number + 1, min(size, number + 200))
        targets = chance.sample(later, min(EDGES, len(later)))
        term = {
            "label": f"Term {number}",
            "kind": "event",
            "stage": f"stage-{number * STAGES // size}",
            "definition": prose(25),
            "explanation": "\n\n".join(prose(60) for _ in range(3)) + f"\n\nSee [[term-{min(number + 1, size - 1)}]].",
            "boundaries": [prose(20)],
            "edges": {"triggers": {f"term-{target}": prose(15) for target in targets}},
            "faq": [{"question": prose(8)[:-1] + "?", "answer": prose(50)} for _ in range(2)],
        }
        (root / f"terms/term-{number}.yml").write_text(yaml.safe_dump(term, sort_keys=False), encoding="utf-8")


def timed(action: Callable[[], Result]) -> tuple[float, Result]:
    """Return the seconds that an action takes, and its result."""
    start = time.perf_counter()
    result = action()
    return time.perf_counter() - start, result


def parse_only(root: Path) -> None:
    """Parse every file as PyYAML does with libyaml: what no checker can do without."""
    for path in source.find_terms(root):
        yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def measure(size: int) -> None:
    """Print the figures of one size."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_glossary(root, size)
        parsing, _ = timed(lambda: parse_only(root))
        checking, compiled = timed(lambda: compiler.compile_glossary(root))
        glossary = load.load(root)
        slowest = sorted((timed(lambda c=c: list(c.check(glossary)))[0], checks.name(c)) for c in checks.CHECKS)[-3:]
    # macOS counts in bytes, Linux in kilobytes
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)
    summary = compiled.summary
    print(f"{summary.terms:,} terms, {summary.edges:,} edges, {summary.errors} errors")
    print(f"  parse {parsing:.2f} s, check {checking:.2f} s: {checking / parsing:.2f} times; {megabytes:,.0f} MB")
    print("  slowest checks: " + ", ".join(f"{name} {seconds:.2f} s" for seconds, name in reversed(slowest)))


if __name__ == "__main__":
    for each in [int(argument) for argument in sys.argv[1:]] or [100, 1_000, 10_000]:
        measure(each)
