"""Two terms with the same label.

A reader who meets the words cannot tell which page is meant. Labels count as the same if their letters, digits and
signs are: case, accents, blanks and hyphens make no difference, and C, C++ and C# are three. Two terms may have one
label if each has a `qualifier` of its own, which is shown with it. A deprecated term may keep its label.

Fails (where `terms/road-closure.yml` has the label `Road closure`):

```yaml
# terms/evacuation.yml
label: Road-Closure
```

Fixed:

```yaml
# terms/evacuation.yml
label: Evacuation
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Related
from glossgraph.model import name_key
from glossgraph.text.names import by_spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary
    from glossgraph.text.names import Name


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the labels that an earlier term, by id, has as well."""
    for names in by_spelling(glossary).values():
        seen: dict[str, Name] = {}
        for name in sorted((name for name in names if not name.number), key=lambda name: name.term):
            first = seen.setdefault(name_key(glossary.terms[name.term].qualifier), name)
            if first is not name:
                yield _diagnose(glossary, name, first)


def _diagnose(glossary: Glossary, name: Name, first: Name) -> Diagnostic:
    place = glossary.terms[first.term].place("label")
    related = (Related(f"`{first.term}` is labelled `{first.written}`", place),)
    message = f"`{name.term}` has the same label as `{first.term}`"
    help_ = "give each a `qualifier` that tells them apart, or join them into one term"
    return Diagnostic("duplicate-label", message, glossary.terms[name.term].place("label"), help_, related)
