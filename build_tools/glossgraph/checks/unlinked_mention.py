"""A definition that names another term without leading to it.

A reader who does not know the word is one step from its page. The words themselves are enough: `[[flood]]`, or
`[[flood|the water]]`. Pages link names in explanations and answers by themselves, but a definition is also
read where they do not. A name that its own term lists in `unlinked` is not asked for, nor one that closes the circle of
a `circular-definition`. Other forms of a name are known in English (plurals and possessives) and in German, as far as
only an ending differs (`des Stegs`, but not `die Böden`); there, a noun counts only with its capital letter.

This is a warning, and looked for only with `--strict`.

Fails under `--strict` (in `terms/evacuation.yml`):

```yaml
definition: An order to leave a street before the flood.
```

Fixed:

```yaml
definition: An order to leave a street before the [[flood]].
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Severity
from glossgraph.graph.definitions import circles
from glossgraph.model import UNREADABLE
from glossgraph.text.mentions import incomplete, mentioned
from glossgraph.text.names import used_in_definitions
from glossgraph.text.unknown import link_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossgraph.model import Glossary, Term
    from glossgraph.text.names import Use


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the names of other terms that definitions use in plain words, unless the definition mentions them too."""
    for term in glossary.terms.values():
        if term.definition in {"", UNREADABLE} or term.deprecated or incomplete(term.definition):
            continue
        seen = {term.id, *(id_ for id_, _ in mentioned(term.definition))}
        # a link is no cure for words that a `circular-definition` has to do without
        seen |= circles(glossary).get(term.id, set())
        for use in used_in_definitions(glossary)[term.id]:
            # words that may mean several terms are left alone: nobody can guess which
            if use.term and use.term not in seen:
                seen.add(use.term)
                yield _diagnose(glossary, term, use)


def _diagnose(glossary: Glossary, term: Term, use: Use) -> Diagnostic:
    id_ = use.term
    words = " ".join(use.written.split())
    message = f"the definition names `{words}`, and does not link to `{id_}`"
    place = term.place("definition", words=use.written)
    return Diagnostic(
        "unlinked-mention", message, place, f"write `{link_to(glossary, id_, words)}`", severity=Severity.WARNING
    )
