"""How many seconds of the processor each check and each export of a glossary takes, and the spine of its map: as JSON.

Run it with `python benchmarks/inside.py FOLDER`, or without the map: `python benchmarks/inside.py FOLDER --no-map`.
"""

from __future__ import annotations

import json
import sys
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from glossgraph import checks, exports, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from glossgraph.model import Glossary


def seconds(action: Callable[[], object]) -> float:
    """Return the seconds of the processor that an action takes."""
    start = time.process_time()
    action()
    return time.process_time() - start


def _each_piece(export: exports.Export, glossary: Glossary) -> Iterator[str | bytes]:
    for pieces in export.export(glossary).values():
        yield from pieces


def _map(glossary: Glossary) -> None:
    from glossgraph.graph.spine import counts, main_chain  # noqa: PLC0415 - no other figure is to bear its import

    counts(glossary)
    main_chain(glossary)


def measured(root: Path, *, with_map: bool) -> dict[str, dict[str, float]]:
    """Return the seconds by name, in groups."""
    glossary = load.load(root).glossary
    # whatever is worked out once for all of them counts for the one that needs it first
    found = {
        "checks": {checks.name(c): seconds(lambda c=c: deque(c.check(glossary), 0)) for c in checks.CHECKS},
        "exports": {exports.name(e): seconds(lambda e=e: deque(_each_piece(e, glossary), 0)) for e in exports.chosen()},
    }
    return found | ({"map": {"spine": seconds(lambda: _map(glossary))}} if with_map else {})


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]), with_map="--no-map" not in sys.argv)))
