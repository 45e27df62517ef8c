"""A schema for editors that does not fit the glossary.

Editors complete and check what is typed by the schemas in `graph/`, which `glossgraph schema` writes. They list the
kinds, the stages, the settings, the relations and the checks; after a change of these, or with another version of
Glossgraph, an editor would offer names that are gone and mark new ones as wrong. The terms and references in
`graph/ids.schema.json` are only offered, so that a list which lacks some of them is no fault.

This is a warning: it fails the check only with `--strict`. Where there are no schemas, there is nothing to keep.

Fails under `--strict` (where `graph/term.schema.json` was written before):

```yaml
# graph/kinds.yml
condition: {label: Condition, stage: required}
milestone: {label: Milestone, stage: optional}   # new
```

Fixed, after the same change:

```sh
glossgraph schema
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph import checks
from glossgraph.diagnostics import Diagnostic, Place, Severity
from glossgraph.load.schema import stale
from glossgraph.source import START

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the schemas that `glossgraph schema` would write anew."""
    for name in stale(glossary, checks.in_fields()):
        message = "this schema, which editors go by, is out of date"
        place = Place(f"graph/{name}", span=START)
        yield Diagnostic("stale-schema", message, place, "run `glossgraph schema`", severity=Severity.WARNING)
