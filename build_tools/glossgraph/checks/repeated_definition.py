"""A definition that says the same as another term's.

Two terms that one sentence fits are one term, or the sentence misses what sets them apart. Definitions say the same if
the words that tell something are the same, in the same order: small words, plurals, case and punctuation make no
difference. One such word is enough to set two terms apart, as `branch` and `agency` do, or a number, or a `not`. The
small words and the plurals are known in English and German; in other languages, every word counts as it is.

Fails:

```yaml
# terms/flood.yml
definition: Water from a river or from rain that covers streets and fields, at a place where it is usually dry.
# terms/flash-flood.yml
definition: The water from rivers or from rain, which covers streets and fields in a place where it is dry.
```

Fixed:

```yaml
# terms/flash-flood.yml
definition: A [[flood]] that comes within hours of the rain, and is soon gone.
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Related
from glossgraph.model import UNREADABLE
from glossgraph.text.grammar import grammar
from glossgraph.text.mentions import without_mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary
    from glossgraph.text.grammar.rules import Grammar


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find each definition that says the same as that of a term before it by id, and name the last such term."""
    rules = grammar(glossary.about.language)
    earlier: dict[tuple[str, ...], str] = {}
    for term in glossary.terms.values():
        if term.definition in {"", UNREADABLE} or term.deprecated:
            continue
        telling = _telling(without_mentions(glossary, term.definition), rules)
        if telling in earlier:
            other = glossary.terms[earlier[telling]]
            message = f"the definition of `{term.id}` says the same as that of `{other.id}`"
            related = (Related(f"the definition of `{other.id}`", other.place("definition")),)
            help_ = "say what sets the two apart, or join them into one term"
            yield Diagnostic("repeated-definition", message, term.place("definition"), help_, related)
        earlier[telling] = term.id


def _telling(definition: str, rules: Grammar) -> tuple[str, ...]:
    words = re.findall(r"\w+", definition.casefold())
    return tuple(rules.stem(word) for word in words if word not in rules.idle) or tuple(words)
