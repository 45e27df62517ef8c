"""An item of a sequence that cannot be drawn.

An item of `sequence:` shows its term by the term's own `step`. A term without one, a measure for example, needs an
action in the item itself.

Fails (where the term `leverage-ratio` has no step):

```yaml
sequence:
  - {term: leverage-ratio, date: in March}
```

Mended:

```yaml
sequence:
  - {term: leverage-ratio, date: in March, at: leveraged-investor, state: Exposure is eight times the equity}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the items of sequences with no action, of their own or of their term."""
    for term in glossary.terms.values():
        for number, item in enumerate(term.sequence):
            shown = glossary.terms.get(item.term)
            if shown and shown.id not in glossary.unread and not (item.action or shown.step):
                message = f"`{item.term}` has no step, so that the item cannot be drawn"
                help_ = "give the item `at` and `state`, or `from`, `to` and `message`"
                yield Diagnostic("missing-step", message, term.place("sequence", number, "term"), help_)
