"""A question without a question mark, or one that is asked twice.

A question ends with the question mark of its script, and a term answers it once. (An empty answer is a
`missing-field`.)

Fails:

```yaml
faq:
  - question: Floods without rain
    answer: Melting snow can bring them.
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

from glossgraph.diagnostics import Diagnostic, Related
from glossgraph.model import UNREADABLE, name_key
from glossgraph.text.sentences import is_question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the questions without a question mark, and the questions that their term asks twice."""
    for term in glossary.terms.values():
        if glossary.may_lack(term, "faq"):
            continue
        seen: dict[str, int] = {}
        for number, entry in enumerate(term.faq):
            if entry.question == UNREADABLE:
                # a question that is missing or is not text is reported as such
                continue
            place = term.place("faq", number, "question")
            first = seen.setdefault(name_key(entry.question), number)
            if first != number:
                related = (Related("the same question", term.place("faq", first, "question")),)
                help_ = "join the two answers under one question"
                yield Diagnostic("faq-form", "the question is asked twice", place, help_, related)
            elif not is_question(entry.question):
                message, help_ = "the question has no question mark", "write it as a reader would ask it, with its mark"
                yield Diagnostic("faq-form", message, place, help_)
