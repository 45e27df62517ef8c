"""A definition that is nearly the same as another term's.

Two terms that one sentence fits are one term, or the sentence misses what sets them apart. Definitions count as
nearly the same if they share at least four fifths of their pairs of neighbouring words.

Fails:

```yaml
# terms/flood.yml
definition: Water from a river or from rain that covers streets and fields, at a place where it is usually dry.
# terms/flash-flood.yml
definition: Water from a river or from rain which covers streets and fields, at a place where it is usually dry.
```

Fixed:

```yaml
# terms/flash-flood.yml
definition: A [[flood]] that comes within hours of the rain, and is soon gone.
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
"""Two definitions are nearly the same if they share this part of all the pairs of words in them."""


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find each definition that is nearly the same as one of a term before it by id, and name the nearest such term."""
    pairs = {
        term.id: _pairs(term.definition)
        for term in glossary.terms.values()
        if term.definition not in {"", UNREADABLE} and not term.deprecated
    }
    for id_, earlier in _near(pairs):
        term, other = glossary.terms[id_], glossary.terms[earlier]
        message = f"the definition of `{id_}` is nearly the same as that of `{earlier}`"
        related = (Related(f"the definition of `{earlier}`", other.place("definition")),)
        help_ = "say what sets the two apart, or join them into one term"
        yield Diagnostic("repeated-definition", message, term.place("definition"), help_, related)


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(pairwise(["", *words, ""]))


def _near(pairs_of: Mapping[str, frozenset[tuple[str, str]]]) -> Iterator[tuple[str, str]]:
    """Yield the ids of terms whose pairs of words are near those of a term before them, with the nearest such term.

    Two near sets share one of their rarest pairs, so that only few sets need to be compared: this is the prefix filter
    of Chaudhuri, Ganti and Kaushik, A Primitive Operator for Similarity Joins in Data Cleaning (2006).
    """
    counts = Counter(pair for pairs in pairs_of.values() for pair in pairs)
    # however many definitions are the same, one of each is compared with the others
    last: dict[frozenset[tuple[str, str]], str] = {}
    sets_with: dict[tuple[str, str], list[frozenset[tuple[str, str]]]] = {}
    for id_, pairs in pairs_of.items():
        # pairs that no other definition has cannot be shared
        if sum(counts[pair] > 1 for pair in pairs) < NEAR * len(pairs):
            continue
        if pairs in last:
            yield id_, last[pairs]
            last[pairs] = id_
            continue
        by_rarity = sorted(pairs, key=lambda pair: (counts[pair], pair))
        prefix = by_rarity[: len(by_rarity) - ceil(NEAR * len(by_rarity)) + 1]
        candidates = {other for pair in prefix for other in sets_with.get(pair, ())}
        shares = ((len(pairs & other) / len(pairs | other), last[other]) for other in candidates)
        share, nearest = max(shares, default=(0.0, ""))
        if share >= NEAR:
            yield id_, nearest
        last[pairs] = id_
        for pair in prefix:
            sets_with.setdefault(pair, []).append(pairs)
