"""A page that was there once, and whose address now leads nowhere.

Others may have linked to it. An old id that is listed in `former_ids` keeps its address, which then leads to the page
of today; so do those of the comparisons in which the term takes part. What ids there were, git knows. This is looked
for only by `glossgraph check --strict`, where the glossary is in a repository, and as far back as the clone goes.

This is a warning: it fails the check only with `--strict`.

Fails under `--strict` (where `terms/downpour.yml` was renamed to `terms/heavy-rain.yml`):

```yaml
# terms/heavy-rain.yml
label: Heavy rain
```

Fixed:

```yaml
# terms/heavy-rain.yml
label: Heavy rain
former_ids: [downpour]
```

A term that was removed can do the same in another term: the one to which its readers should be led. So can a comparison
whose edge was removed: `former_ids: [flood-vs-heavy-rain]` at one of the two terms leads from there to this term.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from glossgraph.diagnostics import Diagnostic, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossgraph.model import Glossary, Term
    from glossgraph.source import History


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the ids and the comparisons that git knows, whose addresses lead nowhere today."""
    kept = glossary.terms.keys() | glossary.unread.keys()
    owners = {old: term.id for term in glossary.terms.values() for old in term.former_ids}
    files = {PurePosixPath(path).stem: path for path in glossary.history.files if path.startswith("terms/")}
    for old, today in _ids(glossary.history).items():
        if old in kept or old in owners:
            continue
        message = f"`terms/{old}` leads nowhere: "
        term = glossary.terms.get(today)
        if term:
            message += f"git knows it as the former name of `{today}`"
            place, help_ = _place(term), _listing(term, old)
        else:
            message += "git knows it as a term that was removed"
            help_ = f"add `former_ids: [{old}]` to the term to which its readers should be led"
            place = Place(files.get(old, f"terms/{old}.yml"))
        yield Diagnostic("lost-address", message, place, help_, severity=Severity.WARNING)
    if not glossary.unread and "relations" not in glossary.doubtful:
        yield from _comparisons(glossary, owners)


def _comparisons(glossary: Glossary, owners: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Find the comparisons of two terms which no edge keeps apart today; a term that is lost is reported itself."""
    names = {**{id_: id_ for id_ in glossary.terms}, **owners}
    for id_, other in sorted({(min(pair), max(pair)) for pair in glossary.history.apart}):
        first, second, old = names.get(id_), names.get(other), f"{id_}-vs-{other}"
        if not first or not second or old in owners or id_ == other or glossary.kept_apart(first, second):
            continue
        term = glossary.terms[first]
        message = f"`compare/{old}` leads nowhere: git knows it as a comparison, and no edge keeps the two terms apart"
        help_ = _listing(term, old)
        if first != second:
            help_ += f", here or in `{second}`, or write the edge again"
        yield Diagnostic("lost-address", message, _place(term), help_, severity=Severity.WARNING)


def _listing(term: Term, old: str) -> str:
    return f"add `{old}` to `former_ids`" if term.former_ids else f"add `former_ids: [{old}]`"


def _place(term: Term) -> Place:
    return term.place("former_ids") if term.former_ids else Place(term.file)


def _ids(history: History) -> dict[str, str]:
    """Return every id that a term ever had, and what the term is called today."""
    ids: dict[str, str] = {}
    for day in history.days:
        ids |= {id_: id_ for id_ in (*day.added, *day.changed, *day.removed)}
        ids |= dict(day.renamed)
    return ids
