"""A file that cannot be read as YAML.

The file is not UTF-8, is larger than 1,000,000 bytes, breaks the rules of YAML, nests values more than 100 levels deep,
or holds something other than one document of plain text, numbers, lists and mappings. Tags and anchors are not read: a
glossary needs neither, and both can make a short file do much. A link is followed only to a file in `terms/` or
`graph/`. The term of such a file counts as existing, so that edges to it are not reported as well.

The rest of the file is read as far as it can be, so that one run shows as much as possible of what is wrong. A copy of
a file that an editor left, such as `flood.yml~`, and a term in a file of another ending, such as
`flood.txt`, are reported and not read. Of the files in `graph/`, only the references can be split: a folder
`graph/references/` may hold more of them.

Fails:

```yaml
definition: Water: on land that is usually dry.
```

Fixed:

```yaml
definition: "Water: on land that is usually dry."
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossgraph.diagnostics import Diagnostic
    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterable[Diagnostic]:
    """Pass on what reading the files found."""
    return glossary.problems_of("unreadable-file")
