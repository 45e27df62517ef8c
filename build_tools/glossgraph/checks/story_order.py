"""A story that goes back without saying so.

The items of `sequence:` follow the stages. Where one returns to an earlier stage, a new round begins, and the item
says so with `feedback: true`; an item that does not return must not say so. Terms without a stage are passed over.

Fails (in `terms/march-flood.yml`, where `blocked-bridge` is in a later stage than `rising-river`):

```yaml
sequence:
  - {term: blocked-bridge, date: 25 March}
  - {term: rising-river, date: 26 March}
```

Fixed:

```yaml
sequence:
  - {term: blocked-bridge, date: 25 March}
  - {term: rising-river, date: 26 March, feedback: true}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic
from glossgraph.graph.steps import told_stories
from glossgraph.model import StageRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.graph.steps import Told
    from glossgraph.model import Glossary, Stage, Term


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the items that go back without a mark, and the items that are marked and do not go back."""
    if not glossary.stages:
        return
    for term in glossary.terms.values():
        if not glossary.may_lack(term, "sequence"):
            for story in told_stories(glossary, term):
                yield from _in_story(glossary, term, story)


def _in_story(glossary: Glossary, term: Term, story: Told) -> Iterator[Diagnostic]:
    before: Stage | None = None
    all_known = True
    for number, item in enumerate(story.items):
        item_term = glossary.terms.get(item.term)
        stage = glossary.stages.get(item_term.stage) if item_term else None
        if stage is None and (item_term is None or _may_have_stage(glossary, item_term)):
            # a name that does not resolve is reported as such, and the story starts again after it
            before, all_known = None, False
            continue
        if stage is None and not item.feedback:
            continue
        if item.feedback and (stage is None or (stage.number >= before.number if before else all_known)):
            message = f"`{item.term}` is marked as feedback, and does not go back to an earlier stage"
            help_ = "remove `feedback: true`"
            yield Diagnostic("story-order", message, term.place(*story.path, number, "feedback", part="key"), help_)
        elif before and stage and stage.number < before.number and not item.feedback:
            stages = [f"stage {s.number} (`{s.id}`)" for s in (stage, before)]
            message = f"`{item.term}` in {stages[0]} comes after {stages[1]}"
            help_ = "put the items in the order of the stages, or mark a return with `feedback: true`"
            yield Diagnostic("story-order", message, term.place(*story.path, number, "term"), help_)
        before = stage or before


def _may_have_stage(glossary: Glossary, term: Term) -> bool:
    """Tell whether a term without a known stage needs one, or has one that does not resolve or could not be read."""
    kind = glossary.kinds.get(term.kind)
    required = kind is not None and kind.stage is StageRule.REQUIRED
    return bool(term.stage) or required or glossary.may_lack(term, "stage")
