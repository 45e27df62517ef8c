"""An IRI that identifies two things.

`identifiers: {iri: ...}` says what a term, or a group, is called where it comes from. In linked data, two of them with
one IRI would be one thing with two labels.

Fails:

```yaml
# terms/flood.yml
identifiers: {iri: "https://example.org/7"}
# terms/evacuation.yml
identifiers: {iri: "https://example.org/7"}
```

Fixed:

```yaml
# terms/flood.yml
identifiers: {iri: "https://example.org/7"}
# terms/evacuation.yml
identifiers: {iri: "https://example.org/8"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Group, Term


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the IRIs that an earlier term or group has as well: terms come first."""
    first: dict[str, Term | Group] = {}
    entries: list[Term | Group] = [*glossary.terms.values(), *glossary.groups.values()]
    for entry in entries:
        iri = entry.identifiers.iri
        if not iri:
            continue
        if first.setdefault(iri, entry) is not entry:
            other = first[iri]
            related = (Related(f"`{other.id}` has it", other.place("identifiers", "iri")),)
            message = f"`{entry.id}` and `{other.id}` have the same IRI"
            help_ = "give each its own, or use `matches` for the same thing in another vocabulary"
            yield Diagnostic("repeated-iri", message, entry.place("identifiers", "iri"), help_, related)
