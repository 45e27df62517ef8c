"""A reference that a reader could not find.

It needs who wrote or published it, when (`issued`), and where: a `DOI`, a `URL`, an `ISBN`, or what it appeared in.
An article needs the journal or book it appeared in; a web page needs its `URL` and the day on which it was
`accessed`. The names of the fields are those of CSL, which Zotero and Pandoc write; a date is a year, a month or a day,
such as `2009` or `2022-11-02`.

Fails (in `graph/references.yml`):

```yaml
references:
  - id: beven-kirkby-1979
    type: article-journal
    title: A Physically Based, Variable Contributing Area Model of Basin Hydrology
```

Fixed:

```yaml
references:
  - id: beven-kirkby-1979
    type: article-journal
    title: A Physically Based, Variable Contributing Area Model of Basin Hydrology
    author: [{family: Beven, given: K. J.}, {family: Kirkby, given: M. J.}]
    issued: 1979
    container-title: Hydrological Sciences Bulletin
    DOI: 10.1080/02626667909491834
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, nearest
from glossgraph.load import csl
from glossgraph.load.synonyms import other_name

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


_ADVICE = {
    "author": "`author`, `editor` or `publisher`, who wrote or published it",
    "issued": "`issued`, when it was published, such as `2009` or `2022-11-02`",
    "DOI": "`DOI` or `URL`, where it is",
    "container-title": "`container-title`, the journal or book that it is in",
    "publisher": "`publisher` or `ISBN`",
    "URL": "`URL`, its address",
    "accessed": "`accessed`, the day on which you last saw it, such as `2026-11-20`",
    "title": "`title`",
}
"""What to add, by the first field of a group."""

_EMPTY: tuple[object, ...] = (None, "", "...", [], {})
"""The values that say nothing; the dots are those of an entry that a help proposes."""


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the references that lack what their type needs; one diagnostic names everything that is missing."""
    for reference in glossary.references.values():
        fields = {name for name, value in reference.fields.items() if value not in _EMPTY}
        needed = [("title",), _WHO, _WHEN, _WHERE, *_NEEDED.get(str(reference.fields.get("type")), [])]
        missing = [group for group in needed if not fields.intersection(group) and not _misspelt(group, fields)]
        # what the type needs tells also when, or where
        told = {group for group in (_WHEN, _WHERE) if any(set(other) < set(group) for other in missing)}
        names = list(dict.fromkeys(group[0] for group in missing if group not in told))
        if names:
            message = f"`{reference.id}` has no {' and no '.join(f'`{name}`' for name in names)}"
            help_ = f"add {'; and '.join(_ADVICE[name] for name in names)}"
            yield Diagnostic("incomplete-reference", message, reference.place("id"), help_)


def _misspelt(group: tuple[str, ...], fields: set[str]) -> bool:
    """Tell whether one of a group of fields may be there under a name that CSL does not know."""
    unknown = fields - csl.FIELDS
    return any(nearest(name, unknown) for name in group) or any(other_name(name, group) for name in unknown)
