"""An explanation that never names its term.

It is read alone too, where a part of a page is quoted. Its first sentence is the best place for the name: the label or
an alias, be it in another form. Only `check --strict` looks for it.

Fails (in `terms/flood.yml`):

```yaml
explanation: It comes when a river is higher than its banks.
```

Fixed:

```yaml
explanation: A flood comes when a river is higher than its banks.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Severity
from glossgraph.model import UNREADABLE
from glossgraph.text.mentions import without_mentions
from glossgraph.text.named import is_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the explanations that hold no name of their term."""
    for term in glossary.terms.values():
        if term.deprecated or not term.explanation or UNREADABLE in (term.label, term.explanation, *term.aliases):
            continue
        if not is_named(term, without_mentions(glossary, term.explanation), glossary.about.language):
            message = f"the explanation does not name `{term.label}`"
            help_ = "put the label or an alias into its first sentence"
            place = term.place("explanation")
            yield Diagnostic("nameless-explanation", message, place, help_, severity=Severity.WARNING)
