"""An alias that says nothing new.

It repeats the label of its term, or an alias before it. Spellings that differ only in case, accents,
blanks or hyphens are found anyway, by readers and by the search.

Fails:

```yaml
label: Road closure
aliases: [road-closure, street closure, Street Closure]
```

Fixed:

```yaml
label: Road closure
aliases: [street closure]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Related
from glossgraph.model import name_key
from glossgraph.text.names import name_place, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary
    from glossgraph.text.names import Name


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the aliases that repeat a name of their own term."""
    for term in glossary.terms.values():
        seen: dict[str, Name] = {}
        for name in names_of(term):
            first = seen.setdefault(name_key(name.written), name)
            if first is not name:
                role = "an alias before it" if first.number else "the label"
                message = f"`{name.written}` repeats {role}"
                related = (Related(f"`{first.written}` is written here", name_place(glossary, first)),)
                place = name_place(glossary, name)
                yield Diagnostic("repeated-alias", message, place, "remove it", related)
