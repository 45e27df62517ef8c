"""A term, or an item of a sequence, that cannot be drawn.

A term of a kind that takes a step in diagrams, an event for example, says with `step` what happens between whom, or
what holds at whom: without it the term is missing from every diagram (a warning). An item of `sequence:` shows its
term by the term's own `step`. A term without one, a measure for example, or without one in the setting of the sequence,
needs an action in the item itself (an error, and in a draft a warning).

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
from glossgraph.graph.settings import roles
from glossgraph.graph.steps import item_actions, told_stories, written_actions
from glossgraph.model import Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Setting, StoryItem


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
        for story in told_stories(glossary, term):
            for number, item in enumerate(story.items):
                message = _cannot_be_drawn(glossary, item, story.setting)
                if message:
                    help_ = "give the item `at` and `state`, or `from`, `to` and `message`"
                    yield Diagnostic("missing-step", message, term.place(*story.path, number, "term"), help_)


def _cannot_be_drawn(glossary: Glossary, item: StoryItem, setting: Setting) -> str:
    """Return why an item of an explicit story shows nothing, or nothing if it can be drawn or cannot be judged."""
    term = glossary.terms.get(item.term)
    if not term or term.id in glossary.unread or glossary.may_lack(term, "step"):
        return ""
    if not (item.action or term.step or term.steps):
        return f"`{item.term}` has no step, so that the item cannot be drawn"
    if item_actions(glossary, item, setting):
        return ""
    parties = [party for action in written_actions(glossary, item, setting) for party in action.parties]
    # a name that means nobody anywhere is an `unknown-role`
    if not all(party in roles(glossary) or party in glossary.terms for party in parties):
        return ""
    where = f"the setting `{setting.id}`" if setting.id else "a setting"
    return f"nobody takes the step of `{item.term}` in {where}, so that the item cannot be drawn"
