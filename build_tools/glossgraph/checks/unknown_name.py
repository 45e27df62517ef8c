"""A word in `unlinked` that is no name of its term.

Prose links to a term where it uses the term's label or an alias. `unlinked` lists those of its names that are left
alone, because as a rule they mean something else; any other word there keeps nothing from being linked.

Fails:

```yaml
label: Rising river
aliases: [high water, rise]
unlinked: [rise of the sun]
```

Fixed:

```yaml
label: Rising river
aliases: [high water, rise]
unlinked: [rise]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Proposal
from glossgraph.model import UNREADABLE, name_key
from glossgraph.text.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the words in `unlinked` that are neither label nor alias; case, blanks and hyphens do not matter."""
    for term in glossary.terms.values():
        if term.label == UNREADABLE or glossary.may_lack(term, "aliases"):
            continue
        names = {name_key(name.written): name.written for name in names_of(term)}
        for number, word in enumerate(term.unlinked):
            if word != UNREADABLE and name_key(word) not in names:
                message = f"`{word}` is no name of `{term.id}`"
                help_ = Proposal(word, tuple(names.values()), "remove it, or list it in `aliases` too")
                yield Diagnostic("unknown-name", message, term.place("unlinked", number), help_)
