"""A step to which nothing leads in one of the settings that its term names.

What leads to it elsewhere does not happen there. Either a cause is missing, or the term does not belong to that
setting. Terms of the first stage are not asked about, nor those
to which nothing leads anywhere.

This is a warning, and looked for only with `--strict`.

Fails under `--strict` (where nobody on the `coast` gives the flood warning from which it follows):

```yaml
# terms/road-closure.yml
settings: [valley, coast]
```

Fixed:

```yaml
# terms/road-closure.yml
settings: [valley]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Severity
from glossgraph.graph.sequence import sequence
from glossgraph.graph.settings import belongs_to
from glossgraph.graph.threads import acting, threads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Setting


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the settings that a term names, in which it takes a step and nothing that leads to it is there."""
    for term in glossary.terms.values():
        if glossary.stage_number(term.id) in {None, 1} or not sequence(glossary).in_degree(term.id):
            continue
        for number, name in enumerate(term.settings):
            setting = glossary.settings.get(name)
            if setting and term.id in acting(glossary, setting) and not _has_cause(glossary, setting, term.id):
                message = f"nothing leads to `{term.id}` in the setting `{name}`"
                help_ = f"add an edge to it from what happens there before, or leave `{name}` out of `settings`"
                place = term.place("settings", number)
                yield Diagnostic("absent-cause", message, place, help_, severity=Severity.WARNING)


def _has_cause(glossary: Glossary, setting: Setting, id_: str) -> bool:
    """Tell whether a step in the setting leads to a term, or a term that takes no step anywhere."""
    before = (glossary.terms[cause] for cause in sequence(glossary).predecessors(id_))
    return bool(threads(glossary, setting).in_degree(id_)) or any(
        not (cause.step or cause.steps) and belongs_to(cause, setting) for cause in before
    )
