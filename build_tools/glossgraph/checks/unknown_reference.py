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
from glossgraph.model import UNREADABLE
from glossgraph.text.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the sources that are no reference's id; where there are no references at all, only the first of them."""
    shelf = Shelf(glossary.references)
    for term in glossary.terms.values():
        for name, place in term.cited():
            if name in {UNREADABLE, *glossary.references} or glossary.may_hold("references", name):
                continue
            if not glossary.references:
                id_, entry = shelf.skeleton(name)
                message = f"no reference is called `{name}`, as `graph/references.yml` has no entries"
                help_ = (
                    f"make that file if there is none, with `references:` and below it `{entry}`; write `{id_}` here"
                )
                yield Diagnostic("unknown-reference", message, place, help_)
                return
            yield Diagnostic("unknown-reference", f"no reference is called `{name}`", place, shelf.propose(name))
