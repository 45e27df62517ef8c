"""A reference that a reader could not find.

It needs who wrote or published it, when (`issued`), and where: a `DOI`, a `URL`, an `ISBN`, or what it appeared in.
An article needs the journal or book it appeared in; a web page needs its `URL` and the day on which it was
`accessed`. The names of the fields are those of CSL, which Zotero and Pandoc write.

Fails:

```yaml
- id: geanakoplos-2010
  type: article-journal
  title: The Leverage Cycle
```

Mended:

```yaml
- id: geanakoplos-2010
  type: article-journal
  title: The Leverage Cycle
  author: [{family: Geanakoplos, given: J.}]
  issued: {year: 2010}
  container-title: NBER Macroeconomics Annual
  DOI: 10.1086/648285
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, nearest
from glossgraph.load import csl

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


_WHO = ("author", "editor", "publisher", "authority", "director", "container-title")

_WHEN = ("issued", "accessed")

_WHERE = ("DOI", "URL", "ISBN", "publisher", "container-title", "PMID", "archive", "number")

_NEEDED: dict[str, list[tuple[str, ...]]] = {
    "article-journal": [("container-title",)],
    "article-magazine": [("container-title",)],
    "article-newspaper": [("container-title",)],
    "chapter": [("container-title",)],
    "paper-conference": [("container-title", "event-title", "event")],
    "book": [("publisher", "ISBN", "DOI", "URL")],
    "webpage": [("URL",), ("accessed",)],
    "post": [("URL",), ("accessed",)],
    "post-weblog": [("URL",), ("accessed",)],
}
"""What references of a type need besides what all need; one field of each group is enough."""


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the references that lack what their type needs; one diagnostic names everything that is missing."""
    for reference in glossary.references.values():
        fields = {name for name, value in reference.fields.items() if value not in (None, "", [], {})}
        needed = [_WHO, _WHEN, _WHERE, *_NEEDED.get(str(reference.fields.get("type")), [])]
        missing = [group[0] for group in needed if not fields.intersection(group) and not _misspelt(group, fields)]
        if missing:
            message = f"`{reference.id}` has no {' and no '.join(f'`{name}`' for name in dict.fromkeys(missing))}"
            place = reference.place("id")
            yield Diagnostic("incomplete-reference", message, place, "add what a reader needs in order to find it")


def _misspelt(group: tuple[str, ...], fields: set[str]) -> bool:
    """Tell whether one of a group of fields may be there under a name that CSL does not know."""
    return any(nearest(name, fields - csl.FIELDS) for name in group)
