"""A definition of more than 40 words.

It is read in search results, in previews and in lists, at a glance. What goes beyond a sentence belongs into the
explanation. In a script without spaces between words, two characters of Chinese or Japanese count as a word, and five
letters of Thai, Lao, Burmese or Khmer.

Fails:

```yaml
definition: >-
  Water on land that is usually dry, which it reaches when a river is higher than its banks, that is to say ...
```

Fixed:

```yaml
definition: Water on land that is usually dry.
explanation: A flood comes when a river is higher than its banks, that is to say ...
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic
from glossgraph.text.cited import without_citations
from glossgraph.text.mentions import without_mentions
from glossgraph.text.sentences import word_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


LONGEST = 40
"""How many words a definition may have."""


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the definitions with too many words; of a mention, the words that it shows count."""
    for term in glossary.terms.values():
        number = word_count(without_mentions(glossary, without_citations(term.definition)))
        if number > LONGEST:
            message = f"the definition has {number} words, and {LONGEST} are the most"
            help_ = "keep what sets the term apart, and move the rest into `explanation`"
            yield Diagnostic("long-definition", message, term.place("definition"), help_)
