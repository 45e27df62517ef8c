"""A term without an explanation.

The definition says what a term is; the explanation says how it works and why it matters. A deprecated term needs
none.

This is a warning: it fails the check only with `--strict`.

Fails under `--strict`:

```yaml
label: Flood
definition: Water on land that is usually dry.
```

Fixed:

```yaml
label: Flood
definition: Water on land that is usually dry.
explanation: |
  In a flood, the river leaves its bed where the bank is lowest, and runs along the streets from there.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the terms whose `explanation` is missing or empty."""
    for term in glossary.terms.values():
        if not (term.explanation or term.deprecated or glossary.may_lack(term, "explanation")):
            message, help_ = f"`{term.id}` is not explained", "add `explanation:`, in Markdown"
            yield Diagnostic("unexplained-term", message, term.place("label"), help_, severity=Severity.WARNING)
