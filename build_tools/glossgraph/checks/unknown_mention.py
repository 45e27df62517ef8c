"""A mention of a term that does not exist.

`[[margin-call]]` in a definition, an explanation, a boundary, a reason, an answer or on the home page names a term by
its id; `[[margin-call|the demand]]` shows other words. An item of `sequence:`, the actors of a step, `replaced_by`,
the core terms of `graph/glossary.yml` and the stops of a path name terms as well.

Fails:

```yaml
explanation: The lender makes a [[margin-cal]].
```

Mended:

```yaml
explanation: The lender makes a [[margin-call]].
```
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic
from glossgraph.model import UNREADABLE, Sort
from glossgraph.text.mentions import markdown_texts, mentioned, propose, unclosed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.diagnostics import Place
    from glossgraph.model import Entry, Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the names outside edges that should be the id of a term and are not, and mentions that are incomplete."""
    seen = set()
    mentioning = list(markdown_texts(glossary, "[["))
    for id_, place in _named_ids(glossary, mentioning):
        known = id_ in glossary.terms or id_ in glossary.unread
        if known or id_ == UNREADABLE or (id_, place) in seen:
            continue
        seen.add((id_, place))
        yield Diagnostic("unknown-mention", f"no term is called `{id_}`", place, propose(glossary, id_))
    for text, place in mentioning:
        if opening := unclosed(text):
            help_ = "write `[[id]]` or `[[id|words]]`"
            yield Diagnostic("unknown-mention", "a mention is not complete", replace(place, words=opening), help_)


def _named_ids(glossary: Glossary, mentioning: list[tuple[str, Place]]) -> Iterator[tuple[str, Place]]:
    for text, place in mentioning:
        yield from ((id_, replace(place, words=words)) for id_, words in mentioned(text))
    entries: list[Entry] = [*glossary.terms.values(), glossary.about, *glossary.paths.values()]
    for entry in entries:
        yield from ((id_, entry.place(*path)) for path, id_ in entry.texts(Sort.TERM))
