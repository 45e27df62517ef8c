"""An edge, a path, a model or a replacement that leads to a deprecated term.

A deprecated term names the one to use instead with `replaced_by`; what leads to it should lead there. Mentions in
prose may still name it.

Fails (where `terms/water-mark.yml` has `status: deprecated` and `replaced_by: gauge-reading`):

```yaml
edges:
  measured-by:
    water-mark: It tells how high the water is.
```

Fixed:

```yaml
edges:
  measured-by:
    gauge-reading: It tells how high the water is.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Place, Related
from glossgraph.graph.steps import told_stories
from glossgraph.model import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find what leads to deprecated terms, from terms that are not deprecated and from the files of `graph/`."""
    if not any(term.deprecated for term in glossary.terms.values()):
        return
    for id_, place in _names_of_terms(glossary):
        target = glossary.terms.get(id_)
        if target and target.deprecated:
            replacement = target.replaced_by
            help_ = f"use `{replacement}` instead" if replacement else "use another term"
            related = (Related(f"`{id_}` is deprecated", target.place("status")),)
            yield Diagnostic("deprecated-target", f"`{id_}` is deprecated", place, help_, related)


def _names_of_terms(glossary: Glossary) -> Iterator[tuple[str, Place]]:
    for term in glossary.terms.values():
        if term.deprecated:
            # a term that is replaced by itself is a `missing-replacement`
            if term.replaced_by != term.id:
                yield term.replaced_by, term.place("replaced_by")
            continue
        yield from ((edge.target, term.edge_place(edge)) for edge in term.edges)
        for story in told_stories(glossary, term):
            names = (item.term for item in story.items)
            yield from ((name, term.place(*story.path, number, "term")) for number, name in enumerate(names))
    yield glossary.about.start, Place("graph/glossary.yml", ("start",))
    yield from ((id_, Place("graph/glossary.yml", ("core", number))) for number, id_ in enumerate(glossary.about.core))
    for number, door in enumerate(glossary.about.doors):
        yield from ((id_, glossary.about.place("doors", number, "terms", n)) for n, id_ in enumerate(door.terms))
    for path in glossary.paths.values():
        yield from ((stop.term, path.place("stops", number, "term")) for number, stop in enumerate(path.stops))
    for model in glossary.models.values():
        yield from ((id_, model.place(*path)) for path, id_ in model.texts(Sort.TERM))
