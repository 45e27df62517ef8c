"""Markup that is not Markdown, or a link to no place on the web.

What people contribute is Markdown and never markup: raw HTML, images, and links to `javascript:`, `data:` or a file
are shown as plain characters on the pages, so that nothing of them can run or load. Code in backticks is left alone.

Fails:

```yaml
explanation: See <b>[the rule](javascript:alert(1))</b>.
```

Mended:

```yaml
explanation: See **[the rule](https://example.org/rule)**.
```

This cannot be excepted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, count
from glossgraph.model import Sort
from glossgraph.text.markup import MARKS, Unsafe, tags, unsafe
from glossgraph.text.mentions import markdown_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossgraph.diagnostics import Place
    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find raw HTML, images and unsafe links in every text."""
    for text, place in markdown_texts(glossary, *MARKS):
        yield from _diagnose(unsafe(text), place)
    for term in glossary.terms.values():
        for path, text in term.texts(Sort.WORDS):
            if "<" in text:
                yield from _diagnose(tags(text), term.place(*path))


def _diagnose(unsafe_parts: Iterable[Unsafe], place: Place) -> Iterator[Diagnostic]:
    """Yield one diagnostic for each sort of markup in a text: whoever writes one tag writes more."""
    sorts: dict[str, list[Unsafe]] = {}
    for part in unsafe_parts:
        sorts.setdefault(part.what, []).append(part)
    for what, parts in sorts.items():
        first = parts[0]
        more = f"; the text holds {count(len(parts), 'piece')} of it" if len(parts) > 1 else ""
        message = f"`{first.written}` is {what}{more}"
        yield Diagnostic("unsafe-markup", message, replace(place, words=first.written), first.cure)
