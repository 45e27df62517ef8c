"""A term, or an island of terms, that nothing joins to the rest.

A reader who arrives there cannot go on. An edge that only keeps two terms apart, such as *is not the same as*, does not
join them. Where edges leave more than half of the terms alone, as in a glossary of articles, a link in prose, `[[id]]`,
joins terms too. Deprecated terms may stand alone. While the term is a draft, or all of the island are drafts, this is a
warning.

Fails:

```yaml
label: Cloudburst
edges:
  not-synonym-of:
    flash-flood: A cloudburst is the rain, and a flash flood what it does on the ground.
```

Fixed:

```yaml
label: Cloudburst
edges:
  kind-of:
    heavy-rain: It is heavy rain that lasts for minutes.
  not-synonym-of:
    flash-flood: A cloudburst is the rain, and a flash flood what it does on the ground.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Related
from glossgraph.graph.doubt import joined
from glossgraph.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Term


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find every set of joined terms except the largest one."""
    if "relations" in glossary.doubtful:
        return
    found = joined(glossary)
    if not found.rest and sum(not term.deprecated for term in glossary.terms.values()) == 1:
        # there is nothing that it could be joined to
        return
    edge = "edge or a link" if found.by_links else "edge"
    for ids in found.others:
        members = [glossary.terms[id_] for id_ in sorted(ids)]
        if any(term.status is not Status.DEPRECATED for term in members):
            yield _alone(members[0], edge) if len(members) == 1 else _island(members, edge)


def _alone(term: Term, edge: str) -> Diagnostic:
    message = f"no {edge.replace(' a ', ' ')} joins `{term.id}` to the rest of the glossary"
    if term.edges:
        help_ = "an edge that keeps two terms apart does not join them: add one that says how the term bears on another"
    else:
        help_ = f"add an {edge} to or from the term that a reader should see next"
    return Diagnostic("orphan-term", message, term.place("label"), help_)


def _island(members: list[Term], edge: str) -> Diagnostic:
    names = ", ".join(f"`{term.id}`" for term in members[:-1]) + f" and `{members[-1].id}`"
    message = f"{names} are joined to each other and to nothing else"
    related = tuple(Related(f"`{term.id}` belongs to the island", term.place("label")) for term in members[1:])
    help_ = f"add an {edge} between one of them and any other term"
    return Diagnostic("orphan-term", message, members[0].place("label"), help_, related)
