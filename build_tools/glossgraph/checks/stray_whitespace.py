"""White space where none belongs.

At the end of a line it is invisible and shows up in every comparison; at either end of a name, or doubled within it,
it makes two names of one.

Fails:

```yaml
label: "Heavy  rain "
```

Fixed:

```yaml
label: Heavy rain
```
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Rewrite
from glossgraph.model import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Entry, Glossary, Term


_ODD = re.compile(r"(?P<start>^\s)|(?P<end>\s$)|(?P<special>[^\S \u3000])|\s\s")

_LONGEST_SHOWN = 80
"""The longest text, in characters, that a help writes out."""


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the lines that end in white space, and the names with stray white space within or around them."""
    yield from glossary.problems_of("stray-whitespace")
    for entry in (*glossary.terms.values(), *glossary.models.values()):
        yield from _in_words(entry)


def of_term(_: Glossary, term: Term) -> Iterator[Diagnostic]:
    """Find the names of one term with stray white space."""
    yield from _in_words(term)


def _in_words(entry: Entry) -> Iterator[Diagnostic]:
    for path, text in entry.texts(Sort.WORDS):
        fixed = " ".join(text.split())
        # a text with single spaces alone has no others
        if fixed != text and (odd := _ODD.search(text)):
            is_short = 0 < len(fixed) <= _LONGEST_SHOWN
            help_ = f"write `{fixed}`" if is_short else "write one space between the words, and none around them"
            yield Diagnostic(
                "stray-whitespace", f"the text has {_what(odd)}", entry.place(*path), Rewrite(help_, text, fixed)
            )


def _what(odd: re.Match[str]) -> str:
    if odd["special"]:
        return _NAMES.get(odd[0]) or f"a {unicodedata.name(odd[0], 'white space').lower()} (U+{ord(odd[0]):04X})"
    if odd["start"] or odd["end"]:
        return f"white space at its {'start' if odd['start'] else 'end'}"
    return "two spaces in a row"


_NAMES = {"\n": "a line break", "\t": "a tab"}
