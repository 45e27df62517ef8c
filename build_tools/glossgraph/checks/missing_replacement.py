"""A deprecated term without `replaced_by` or a reason, or the other way round.

Mostly, a term is deprecated because another one is to be used instead, and its page leads there. If there is no other,
`status_reason` says why the term is no longer to be used.

Fails:

```yaml
label: Water mark
status: deprecated
```

Fixed:

```yaml
label: Water mark
status: deprecated
replaced_by: gauge-reading
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the deprecated terms that no other term replaces, and the replaced terms that are not deprecated."""
    for term in glossary.terms.values():
        if glossary.may_lack(term, "replaced_by") or glossary.may_lack(term, "status"):
            continue
        if term.deprecated and not term.replaced_by and not term.status_reason:
            message, help_ = (
                f"`{term.id}` is deprecated, and names no replacement",
                "add `replaced_by:` with the id of the term to use instead, or `status_reason:` with the reason",
            )
            yield Diagnostic("missing-replacement", message, term.place("status"), help_)
        elif term.deprecated and term.replaced_by == term.id:
            message, help_ = f"`{term.id}` is replaced by itself", "write the id of the term to use instead"
            yield Diagnostic("missing-replacement", message, term.place("replaced_by"), help_)
        elif term.replaced_by and not term.deprecated:
            message = f"`{term.id}` is replaced by `{term.replaced_by}`, and is not deprecated"
            help_ = "add `status: deprecated`, or remove `replaced_by`"
            yield Diagnostic("missing-replacement", message, term.place("replaced_by", part="key"), help_)
