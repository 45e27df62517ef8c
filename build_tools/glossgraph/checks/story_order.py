"""A story that goes back without saying so.

The items of `sequence:` follow the stages. Where one returns to an earlier stage, a new round begins, and the item
says so with `feedback: true`; an item that does not return must not say so. Terms without a stage are passed over.

Fails (where `forced-selling` stands in a later stage than `adverse-price-move`):

```yaml
sequence:
  - {term: forced-selling, date: 25 March}
  - {term: adverse-price-move, date: 26 March}
```

Mended:

```yaml
sequence:
  - {term: forced-selling, date: 25 March}
  - {term: adverse-price-move, date: 26 March, feedback: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic
from glossgraph.model import StageRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Stage, Term


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the items that go back unmarked, and those that are marked and do not go back."""
    for term in glossary.terms.values():
        if not glossary.may_lack(term, "sequence"):
            yield from _in_story(glossary, term)


def _needs_stage(glossary: Glossary, term: Term) -> bool:
    """Tell whether a term's kind requires a stage, or may."""
    kind = glossary.kinds.get(term.kind)
    return bool(glossary.kinds) and (kind is None or kind.stage is StageRule.REQUIRED)


def _in_story(glossary: Glossary, term: Term) -> Iterator[Diagnostic]:
    before: Stage | None = None
    for number, item in enumerate(term.sequence):
        shown = glossary.terms.get(item.term)
        stage = glossary.stages.get(shown.stage) if shown else None
        if not shown or (stage is None and (shown.stage or _needs_stage(glossary, shown))):
            # what does not resolve, or is missing, is reported as such, and the story begins anew behind it
            before = None
            continue
        if stage is None and not item.feedback:
            continue
        if item.feedback and (stage is None or (before and stage.number >= before.number) or not number):
            message = f"`{item.term}` is marked as feedback, and does not go back to an earlier stage"
            help_ = "remove `feedback: true`"
            yield Diagnostic("story-order", message, term.place("sequence", number, "feedback", part="key"), help_)
        elif before and stage and stage.number < before.number and not item.feedback:
            stages = [f"stage {each.number} (`{each.id}`)" for each in (stage, before)]
            message = f"`{item.term}` in {stages[0]} comes after {stages[1]}"
            help_ = "put the items in the order of the stages, or mark a return with `feedback: true`"
            yield Diagnostic("story-order", message, term.place("sequence", number, "term"), help_)
        before = stage or before
