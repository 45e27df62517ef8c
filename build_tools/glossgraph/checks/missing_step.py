"""A term, or an item of a sequence, that cannot be drawn.

A term of a kind that takes a step in diagrams, an event for example, says with `step` what happens between whom, or
what holds at whom: without it the term is missing from every diagram (a warning). An item of `sequence:` shows its
term by the term's own `step`; a term without one, a measure for example, needs an action in the item itself (an
error, and in a draft a warning).

Fails (in `terms/march-flood.yml`, where the term `gauge-reading` has no step):

```yaml
sequence:
  - {term: gauge-reading, date: in March}
```

Fixed:

```yaml
sequence:
  - {term: gauge-reading, date: in March, at: river-authority, state: The gauge is at five metres}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Severity
from glossgraph.model import Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the terms that need a step and have none, and the items of sequences for which there is no action."""
    for term in glossary.terms.values():
        kind = glossary.kinds.get(term.kind)
        if (
            kind
            and kind.role is Role.STEP
            and not (term.step or term.steps or term.deprecated or glossary.may_lack(term, "step"))
        ):
            message = f"`{term.id}` has no step, so that no diagram can show it"
            help_ = "add `step:` with `from`, `to` and `message`, or with `at` and `state`"
            if term.status is Status.DRAFT:
                help_ += f", before the status becomes `{Status.REVIEWED}`"
            yield Diagnostic("missing-step", message, term.place("kind"), help_, severity=Severity.WARNING)
        for number, item in enumerate(term.sequence):
            item_term = glossary.terms.get(item.term)
            has_action = (
                item.action
                or not item_term
                or item_term.step
                or item_term.steps
                or glossary.may_lack(item_term, "step")
            )
            if item_term and item_term.id not in glossary.unread and not has_action:
                message = f"`{item.term}` has no step, so that the item cannot be drawn"
                help_ = "give the item `at` and `state`, or `from`, `to` and `message`"
                yield Diagnostic("missing-step", message, term.place("sequence", number, "term"), help_)
