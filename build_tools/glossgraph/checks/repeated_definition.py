"""A definition that is nearly the same as another term's.

Two terms that one sentence fits are one term, or the sentence misses what sets them apart. Definitions count as
nearly the same if they share at least four fifths of their pairs of neighbouring words.

Fails:

```yaml
# terms/forced-sale.yml
definition: The sale of an asset that its holder did not choose, at whatever price the market offers.
# terms/fire-sale.yml
definition: The sale of an asset which its holder did not choose, at whatever price the market offers.
```

Mended:

```yaml
# terms/fire-sale.yml
definition: A sale of like assets by many holders at once, far below what they fetch in calm times.
```
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Related
from glossgraph.model import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.model import Glossary


NEAR = 0.8
"""From which share of common pairs of words, of all pairs of both, two definitions count as nearly the same."""


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find each definition that is nearly the same as that of an earlier term by id, with the nearest such term."""
    pairs = {
        term.id: _pairs(term.definition)
        for term in glossary.terms.values()
        if term.definition != UNREADABLE and not term.deprecated
    }
    for id_, first in _near(pairs):
        term, other = glossary.terms[id_], glossary.terms[first]
        message = f"the definition of `{id_}` is nearly the same as that of `{first}`"
        related = (Related(f"the definition of `{first}`", other.place("definition")),)
        help_ = "say what sets the two apart, or join them into one term"
        yield Diagnostic("repeated-definition", message, term.place("definition"), help_, related)


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(pairwise(["", *words, ""]))


def _near(every: Mapping[str, frozenset[tuple[str, str]]]) -> Iterator[tuple[str, str]]:
    """Yield the ids of sets that have a near one before them, with the nearest.

    Sets that are near share one of their rarest items, so that only few need to be compared: this is the prefix filter
    of Chaudhuri, Ganti and Kaushik, A Primitive Operator for Similarity Joins in Data Cleaning (2006).
    """
    counts = Counter(item for items in every.values() for item in items)
    holders: dict[tuple[str, str], list[str]] = {}
    for id_, items in every.items():
        # what no other definition has cannot be shared
        if sum(counts[item] > 1 for item in items) < NEAR * len(items):
            continue
        rarest = sorted(items, key=lambda item: (counts[item], item))
        prefix = rarest[: len(rarest) - ceil(NEAR * len(rarest)) + 1]
        candidates = {other for item in prefix for other in holders.get(item, ())}
        shares = ((len(items & every[other]) / len(items | every[other]), other) for other in sorted(candidates))
        share, nearest = max(shares, default=(0.0, ""))
        if share >= NEAR:
            yield id_, nearest
        for item in prefix:
            holders.setdefault(item, []).append(id_)
