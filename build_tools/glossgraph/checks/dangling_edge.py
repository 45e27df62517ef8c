"""An edge whose target does not exist.

Fails:

```yaml
edges:
  triggers:
    forced-liquidaton: The lender may close the position itself.
```

Mended:

```yaml
edges:
  triggers:
    forced-liquidation: The lender may close the position itself.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the edges that lead to no term; a term whose file cannot be read counts as existing."""
    for edge in glossary.edges:
        if edge.target in glossary.terms or edge.target in glossary.unread:
            continue
        term = glossary.terms[edge.source]
        otherwise = f"write `terms/{edge.target}.yml`, or name a term that exists"
        help_ = did_you_mean(edge.target, glossary.terms, otherwise)
        yield Diagnostic("dangling-edge", f"no term is called `{edge.target}`", term.edge_place(edge), help_)
