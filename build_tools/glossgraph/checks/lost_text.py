"""Text that YAML drops without a word.

YAML takes everything after a blank and a `#` for a comment, and within braces a comma ends a value. In the middle of a
text, neither is meant, and the rest of it would be missing from the glossary.

Fails:

```yaml
explanation: Flood # 3 of the year was the worst.
step: {at: town, state: Its streets are wet, and no car can pass}
```

Fixed:

```yaml
explanation: "Flood # 3 of the year was the worst."
step: {at: town, state: "Its streets are wet, and no car can pass"}
```

Comments behind ids, keywords, numbers, brackets and texts in quotes are not touched by this, and behind other texts a
comment is known by two blanks before its `#` and one behind it. Better still, it is on a line of its own. This cannot
be excepted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.diagnostics import Diagnostic
    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterable[Diagnostic]:
    """Pass on what reading the files found."""
    return glossary.problems_of("lost-text")
