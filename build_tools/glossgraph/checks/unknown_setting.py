"""A setting that `graph/settings.yml` does not have.

`settings`, `steps` and `sequences` of a term, and `in` of an edge, name settings by their ids.

Fails:

```yaml
# terms/rising-river.yml
settings: [vally]
```

Fixed:

```yaml
# terms/rising-river.yml
settings: [valley]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Proposal, one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.diagnostics import Place
    from glossgraph.model import Glossary, Term


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the names of settings that do not exist."""
    for term in glossary.terms.values():
        for name, place in _named(term):
            if name in glossary.settings or glossary.may_hold("settings", name):
                continue
            otherwise = f"the settings are {one_of(glossary.settings)}"
            if not glossary.settings:
                otherwise = "describe it in `graph/settings.yml`, or leave it out: the glossary has no settings"
            help_ = Proposal(name, tuple(glossary.settings), otherwise)
            yield Diagnostic("unknown-setting", f"no setting is called `{name}`", place, help_)


def _named(term: Term) -> Iterator[tuple[str, Place]]:
    yield from ((name, term.place("settings", number)) for number, name in enumerate(term.settings))
    yield from ((steps.setting, term.place("steps", steps.setting, part="key")) for steps in term.steps)
    yield from ((told.setting, term.place("sequences", told.setting, part="key")) for told in term.sequences)
    for edge in term.edges:
        for number, name in enumerate(edge.settings):
            yield name, term.place("edges", edge.relation, edge.target, "in", number)
