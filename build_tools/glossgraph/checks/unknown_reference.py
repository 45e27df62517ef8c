"""A source that `graph/references.yml` does not have.

`sources:` of a term or an edge, and the `source:` of a figure, name references by their ids. The address of a work or
its DOI belongs into its entry.

Fails:

```yaml
sources: [bevan-kirkby-1979]
```

Fixed:

```yaml
sources: [beven-kirkby-1979]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic
from glossgraph.model import UNREADABLE, Sort
from glossgraph.text.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Entry, Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the sources that are no reference's id; where there are no references at all, only the first of them."""
    shelf = Shelf(glossary.references)
    entries: list[Entry] = [*glossary.terms.values(), *glossary.settings.values()]
    for entry in entries:
        for path, name in entry.texts(Sort.REFERENCE):
            place = entry.place(*path)
            if name in {UNREADABLE, *glossary.references} or glossary.may_hold("references", name):
                continue
            if not glossary.references:
                id_, lines = shelf.skeleton(name)
                message = f"no reference is called `{name}`, as `graph/references.yml` has no entries"
                help_ = (
                    f"make that file if there is none, with `references:` and below it `{lines}`; write `{id_}` here"
                )
                yield Diagnostic("unknown-reference", message, place, help_)
                return
            yield Diagnostic("unknown-reference", f"no reference is called `{name}`", place, shelf.propose(name))
