"""A step that shares nobody with the steps before and after it.

In a story each step follows on the one before: both have an actor in common, or the first happens where all can see
it, at an actor whose role is `public` in the setting. Edges that join steps with nobody in common are not followed,
so that this step is missing from the stories of its own causes and effects.

This is a warning, and looked for only with `--strict`.

Fails under `--strict` (where an evacuation, from which the clean-up follows, is between fire brigade and town):

```yaml
# terms/clean-up.yml
step: {at: river-authority, state: The gauge is washed}
```

Fixed:

```yaml
# terms/clean-up.yml
step: {at: town, state: Everybody has a shovel}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Severity, one_of
from glossgraph.graph.settings import settings
from glossgraph.graph.threads import threads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the steps that links join to others, but in no setting so that one follows on the other."""
    joined: dict[str, set[str]] = {}
    followed = set()
    for setting in settings(glossary):
        for start, end, data in threads(glossary, setting).edges(data=True):
            for one, other in ((start, end), (end, start)):
                joined.setdefault(one, set()).add(other)
                if data["firm"]:
                    followed.add(one)
    for id_ in sorted(joined.keys() - followed):
        message = f"the step of `{id_}` has no actor in common with that of {one_of(sorted(joined[id_]))}"
        help_ = "let an actor of the one take part in the other, or list the role of the earlier one under `public`"
        place = glossary.terms[id_].place("step", part="key")
        yield Diagnostic("broken-thread", message, place, help_, severity=Severity.WARNING)
