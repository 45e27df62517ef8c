"""An alias that another term has too, as its label or as an alias.

Who looks for the words, or meets them in a text, must come to one term. Names count as the same if their letters,
digits and signs are: C and C++ are two. Several terms may have one name where each has it under `names:` as an
`abbreviation`. If an edge says that the two terms are not the same, this is reported as `alias-of-distinct-term`.

Fails (where `terms/rising-river.yml` has the alias `high water`):

```yaml
# terms/flood.yml
aliases: [inundation, high water]
```

Fixed:

```yaml
# terms/flood.yml
aliases: [inundation]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Related
from glossgraph.text.names import by_spelling, clashes, name_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary
    from glossgraph.text.names import Name


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the aliases that are a label, or an earlier alias, of another term."""
    for names in by_spelling(glossary).values():
        if len(names) > 1:
            for name, other in clashes(names):
                if not glossary.kept_apart(name.term, other.term):
                    yield _diagnose(glossary, name, other)


def _diagnose(glossary: Glossary, name: Name, other: Name) -> Diagnostic:
    role = "an alias" if other.number else "the label"
    message = f"`{name.written}` is also {role} of `{other.term}`"
    related = (Related(f"`{other.term}` is called `{other.written}`", name_place(glossary, other)),)
    help_ = "keep the name at the term that most readers mean by it, and remove it from the other"
    if name.written.isupper():
        help_ += "; or list it as an `abbreviation` under `names`, as several terms may have it"
    return Diagnostic("ambiguous-alias", message, name_place(glossary, name), help_, related)
