"""White space where none belongs.

At the end of a line it is invisible and shows up in every comparison; at either end of a name, or doubled within it,
it makes two names of one.

Fails:

```yaml
label: "Margin  call "
```

Mended:

```yaml
label: Margin call
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic
from glossgraph.model import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


_ODD = re.compile(r"^\s|\s$|\s\s|[^\S \u3000]")


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the lines that end in white space, and the names with stray white space within or around them."""
    yield from glossary.problems_of("stray-whitespace")
    for term in glossary.terms.values():
        for path, text in term.texts(Sort.WORDS):
            if _ODD.search(text):
                help_ = "write the words with one blank between them, and none around them"
                yield Diagnostic("stray-whitespace", "the name holds stray white space", term.place(*path), help_)
