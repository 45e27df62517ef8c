"""A page that was there once, and whose address now leads nowhere.

Others may have linked to it. An old id that is listed in `former_ids` keeps its address, which then leads to the page
of today; so do those of the comparisons in which the term takes part. What ids there were, git knows. This is looked
for only by `glossgraph check --strict`, where the glossary is in a repository, and as far back as the clone goes: a
shallow clone, which many build services make, knows few of them, and the report then says so.

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

from glossgraph.diagnostics import Diagnostic, Place, Severity, nearest
from glossgraph.text.former import ids_of_today

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from glossgraph.model import Glossary, Term
    from glossgraph.source import History


def check(glossary: Glossary) -> Iterator[Diagnostic]:
    """Find the ids and the comparisons that git knows, whose addresses lead nowhere today."""
    kept = glossary.terms.keys() | glossary.unread.keys()
    owners = {old: term.id for term in glossary.terms.values() for old in term.former_ids}
    files = {PurePosixPath(path).stem: path for path in glossary.history.files if path.startswith("terms/")}
    ids = _ids(glossary.history)
    unknown = owners.keys() - ids.keys() - {f"{id_}-vs-{other}" for id_, other in _pairs(glossary.history)}
    for old, today in ids.items():
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
        help_ = _correcting(old, unknown, help_)
        yield Diagnostic("lost-address", message, place, help_, severity=Severity.WARNING)
    if not glossary.unread and "relations" not in glossary.doubtful:
        yield from _comparisons(glossary, owners, unknown)


def _comparisons(glossary: Glossary, owners: Mapping[str, str], unknown: Collection[str]) -> Iterator[Diagnostic]:
    """Find the comparisons of two terms which no edge keeps apart today; a term that is lost is reported itself."""
    names = ids_of_today(glossary)
    for id_, other in _pairs(glossary.history):
        first, second, old = names.get(id_), names.get(other), f"{id_}-vs-{other}"
        if not first or not second or old in owners or id_ == other or glossary.kept_apart(first, second):
            continue
        term = glossary.terms[first]
        message = f"`compare/{old}` leads nowhere: git knows it as a comparison, and no edge keeps the two terms apart"
        help_ = _listing(term, old)
        if first != second:
            help_ += f", here or in `{second}`, or write the edge again"
        help_ = _correcting(old, unknown, help_)
        yield Diagnostic("lost-address", message, _place(term), help_, severity=Severity.WARNING)


def _pairs(history: History) -> list[tuple[str, str]]:
    """Return the ids of the two terms of every comparison that there ever was, in the order of its address."""
    return sorted({(min(pair), max(pair)) for pair in history.apart})


def _listing(term: Term, old: str) -> str:
    return f"add `{old}` to `former_ids`" if term.former_ids else f"add `former_ids: [{old}]`"


def _correcting(old: str, unknown: Collection[str], help_: str) -> str:
    """Return the help, with one more cure if an id in `former_ids` that git does not know resembles the address."""
    near = nearest(old, unknown)
    return f"write `{old}` instead of `{near}` in `former_ids` if that is misspelled, or {help_}" if near else help_


def _place(term: Term) -> Place:
    return term.place("former_ids") if term.former_ids else Place(term.file)


def _ids(history: History) -> dict[str, str]:
    """Return every id that a term ever had, and what the term is called today."""
    ids: dict[str, str] = {}
    for day in history.days:
        ids |= {id_: id_ for id_ in (*day.added, *day.changed, *day.removed)}
        ids |= dict(day.renamed)
    return ids
