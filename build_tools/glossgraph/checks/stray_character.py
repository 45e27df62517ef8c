r"""A character that nobody sees, or that is not what it seems.

Control characters, zero-width spaces, soft hyphens, a byte-order mark in the middle of a text and the marks that turn
the direction of writing change what a text says without changing how it looks: a search no longer finds the word, or
a line is read in another order than it runs. A carriage return is one of them where the file has other line ends.
Letters with accents are to be written as one character (Unicode's form NFC), as two spellings of one word would be two
words otherwise. Joiners and direction marks are left alone at letters of a script that needs them.

Fails (`\u200b` is written here for a character that nobody sees):

```yaml
label: Heavy\u200b rain
```

Fixed:

```yaml
label: Heavy rain
```

The file is read nevertheless, a control character as a blank box, and a single word as if they were not there, as it
may be a name. This cannot be excepted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.diagnostics import Diagnostic
    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterable[Diagnostic]:
    """Pass on what reading the files found."""
    return glossary.problems_of("stray-character")
