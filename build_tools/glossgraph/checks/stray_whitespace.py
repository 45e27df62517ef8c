"""White space where none belongs.

At the end of a line it is invisible and shows up in every comparison; at either end of a name, or doubled within it,
it makes two names of one.

Fails:

```yaml
label: "Margin  call "
```

Mended:

```yaml
label: Margin call
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Term
    from glossgraph.source import Step


_ODD = re.compile(r"^\s|\s$|\s\s|[^\S \u3000]")


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the lines that end in white space, and the names that begin, end or are broken with it."""
    yield from glossary.problems_of("stray-whitespace")
    for term in glossary.terms.values():
        for text, path in _names(term):
            if _ODD.search(text):
                help_ = "write the words with one blank between them, and none around them"
                yield Diagnostic("stray-whitespace", "the name holds stray white space", term.place(*path), help_)


def _names(term: Term) -> Iterator[tuple[str, tuple[Step, ...]]]:
    yield term.label, ("label",)
    yield from ((alias, ("aliases", number)) for number, alias in enumerate(term.aliases))
    for edge in term.edges:
        yield edge.when, ("edges", edge.relation, edge.target, "when")
    if term.step:
        yield term.step.text, ("step", "message" if term.step.target else "state")
    for number, item in enumerate(term.sequence):
        yield item.date, ("sequence", number, "date")
        if item.action:
            yield item.action.text, ("sequence", number, "message" if item.action.target else "state")
    for number, example in enumerate(term.examples):
        yield example.title, ("examples", number, "title")
        yield example.unit, ("examples", number, "unit")
