"""A question that does not name its term.

Questions are read away from their page too: in search results, in lists and by language models. So each has a name of
its term in it, its label or an alias, be it in another form: *Is a position liquidated at once?* names liquidation.
Only `check --strict` looks for it.

Fails (in `terms/flood.yml`):

```yaml
faq:
  - question: Can it come without rain?
    answer: Yes, when snow melts.
```

Fixed:

```yaml
faq:
  - question: Can a flood come without rain?
    answer: Yes, when snow melts.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Severity
from glossgraph.model import UNREADABLE
from glossgraph.text.named import is_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the questions that hold no name of their term."""
    for term in glossary.terms.values():
        if term.deprecated or UNREADABLE in (term.label, *term.aliases) or glossary.may_lack(term, "faq"):
            continue
        for number, entry in enumerate(term.faq):
            if entry.question != UNREADABLE and not is_named(term, entry.question, glossary.about.language):
                message = f"the question does not name `{term.label}`"
                help_ = "put the label or an alias into it, so that it is understood away from its page"
                place = term.place("faq", number, "question")
                yield Diagnostic("nameless-question", message, place, help_, severity=Severity.WARNING)
