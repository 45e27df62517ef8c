"""A term without a question.

The questions say what readers really want to know of a term, and lead those here who ask a search engine. Two to four
are usual; a deprecated term needs none. While the term is a draft, this is a warning.

Fails:

```yaml
label: Flood
faq: []
```

Fixed:

```yaml
label: Flood
faq:
  - question: Can a flood come without rain?
    answer: Yes, when snow melts.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the terms without an entry in `faq`."""
    for term in glossary.terms.values():
        if not (term.faq or term.deprecated or glossary.may_lack(term, "faq")):
            help_ = "add `faq:` with a question that readers ask, and its answer"
            yield Diagnostic("missing-faq", f"`{term.id}` answers no question", term.place("label"), help_)
